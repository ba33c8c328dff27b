/**
 * What else can read samples: CSV libraries, DuckDB, and a bare look at the bytes. All add up the
 * same and write it in the same form. It knows no process and no clock. Start at {@link
 * org.cutover.bench.peer.PeerCatalogue}.
 */
package org.cutover.bench.peer;
