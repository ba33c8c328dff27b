/**
 * A release as its {@code release.yml} describes it, and the archive that carries it. It knows no
 * host and no step. Start at {@link org.cutover.deployer.release.ReleaseFile}.
 */
package org.cutover.deployer.release;
