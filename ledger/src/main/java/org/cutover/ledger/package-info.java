/**
 * Proves that a service loses no write that it has acknowledged and shows nobody a wrong world:
 * writers and readers use it, an oracle holds every answer to what had been acknowledged before.
 * The rooms: {@code history} is what happened, {@code verdict} judges it (pure), {@code drive}
 * makes it happen over HTTP. Start at {@link org.cutover.ledger.drive.LedgerRun}.
 */
package org.cutover.ledger;
