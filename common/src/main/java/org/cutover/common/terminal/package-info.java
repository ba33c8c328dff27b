/**
 * What a person sees while something runs: lines, and one status line that is redrawn on a terminal
 * and thinned out elsewhere. It knows nothing of what is reported.
 */
package org.cutover.common.terminal;
