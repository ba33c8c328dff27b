/**
 * Whether the generator measured the service or its own limits: what the virtual machine and the
 * pacer tell, and the rules that judge it. It knows no requests. Start reading at {@link
 * org.cutover.loadgen.health.HealthRules}.
 */
package org.cutover.loadgen.health;
