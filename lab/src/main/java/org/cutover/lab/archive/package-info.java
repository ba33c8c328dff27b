/**
 * The folder an experiment leaves behind: what was planned, what happened, one row a valid trial, a
 * folder a trial. Whatever stands under its final name is complete, and nothing recorded is thrown
 * away. It knows how a trial is kept, not how one is run. Start at {@link
 * org.cutover.lab.archive.Archive}.
 */
package org.cutover.lab.archive;
