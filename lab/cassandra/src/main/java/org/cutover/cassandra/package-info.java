/**
 * A real Cassandra node for tests and for the embedded lab: a child process with a class path, a
 * heap and a folder of its own, which ends with its parent. Nothing here loads a class of
 * Cassandra, and nothing here knows what is stored in it. Start at {@link
 * org.cutover.cassandra.CassandraNode#start}.
 */
package org.cutover.cassandra;
