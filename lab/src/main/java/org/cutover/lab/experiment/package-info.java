/**
 * What is to be measured: the experiment as its file says it, the built-in profiles, and the matrix
 * of trials in the order in which they run. Pure data and decisions; it knows no lab, no process
 * and no archive. Start at {@link org.cutover.lab.experiment.Experiment} and {@link
 * org.cutover.lab.experiment.Matrix}.
 */
package org.cutover.lab.experiment;
