/**
 * Child processes that never outlive this one. It knows nothing of what they do. Start at {@link
 * org.cutover.common.process.LeashedProcess}; the shell's half is {@code leash.sh}.
 */
package org.cutover.common.process;
