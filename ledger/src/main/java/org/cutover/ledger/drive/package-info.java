/**
 * Writers and readers that use a service over HTTP and write down what they were answered. What an
 * answer is worth is decided in {@code verdict}. Start at {@link
 * org.cutover.ledger.drive.LedgerRun}.
 */
package org.cutover.ledger.drive;
