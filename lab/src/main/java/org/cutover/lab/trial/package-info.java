/**
 * One trial: the starting point and its proof, the load with a deployment in the middle of it, and
 * the decision whether the trial counts. It knows the deployer only as a process and the lab only
 * by its inventory. Start at {@link org.cutover.lab.trial.TrialRunner}.
 */
package org.cutover.lab.trial;
