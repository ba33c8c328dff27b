/**
 * What writers and readers did and were answered. Pure data; it knows no HTTP and no judgement.
 * Start at {@link org.cutover.ledger.history.Write}.
 */
package org.cutover.ledger.history;
