/**
 * ParallelTasks that run at the same time. Start at {@link
 * org.cutover.deployer.parallel.ParallelTasks}.
 */
package org.cutover.deployer.parallel;
