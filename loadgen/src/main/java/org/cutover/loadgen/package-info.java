/**
 * The load as the rest of Cutover sees it: what to send, where, how fast ({@link
 * org.cutover.loadgen.LoadPlan}), who sends it ({@link org.cutover.loadgen.LoadGenerator}), what
 * can be watched meanwhile and what remains ({@link org.cutover.loadgen.LoadResult}). Only plain
 * values and interfaces: nothing here knows JMeter, files or a terminal, and nothing in this module
 * knows deployments or labs. Start reading at {@link org.cutover.loadgen.LoadGenerator}.
 */
package org.cutover.loadgen;
