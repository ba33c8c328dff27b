/**
 * The database session, and what a deployment keeps in the database: the lock with its epoch, the
 * current release, the history, and the copied ranges. It knows no host and no step. Start at
 * {@link org.cutover.deployer.database.Database}, then {@link
 * org.cutover.deployer.database.DeploymentStore}.
 */
package org.cutover.deployer.database;
