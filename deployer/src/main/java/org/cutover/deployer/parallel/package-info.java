/** Tasks that run at the same time. Start at {@link org.cutover.deployer.parallel.Tasks}. */
package org.cutover.deployer.parallel;
