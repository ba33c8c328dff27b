/**
 * Holds answers to what had been acknowledged. Pure decisions: no clock, no connection, no file.
 * Start at {@link org.cutover.ledger.verdict.KeyLedger}.
 */
package org.cutover.ledger.verdict;
