/**
 * Runs a plan: writes each step to the journal before it is done, undoes the done ones in reverse
 * order before the point of no return, and goes forward after it. It knows nothing of strategies,
 * hosts or tables. Start at {@link org.cutover.deployer.engine.Engine}, then {@link
 * org.cutover.deployer.engine.Step}.
 */
package org.cutover.deployer.engine;
