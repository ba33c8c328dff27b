/**
 * Deployments while a ledger is kept: one kind of accident after the other, by a rota first and by
 * chance afterwards, and what was proven in each. It knows the deployer only as a process, by its
 * commands and its journal. Start at {@link org.cutover.lab.ledger.DeploymentSeries}.
 */
package org.cutover.lab.ledger;
