/**
 * A deployment as a whole: the open connections, what preflight finds, and what the steps of a plan
 * do. The only room that knows SSH hosts, load balancers, the database and applications at once. It
 * knows no command line. Start at {@link org.cutover.deployer.operation.Deployment}.
 */
package org.cutover.deployer.operation;
