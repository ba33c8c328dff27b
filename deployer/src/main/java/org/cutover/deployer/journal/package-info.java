/**
 * What a deployment did, line by line, forced to disk before and after every step. It knows the
 * words of the journal and nothing of what they are about. Start at {@link
 * org.cutover.deployer.journal.Journal}.
 */
package org.cutover.deployer.journal;
