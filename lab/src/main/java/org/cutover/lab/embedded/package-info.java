/**
 * The embedded lab as its users see it: brought up as a process of its own, asked how it is, taken
 * down without a trace. The rooms below are the parts that run in that process; nothing else may
 * look into them. Start at {@link org.cutover.lab.embedded.EmbeddedLab}.
 */
package org.cutover.lab.embedded;
