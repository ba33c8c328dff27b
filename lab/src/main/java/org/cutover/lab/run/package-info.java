/**
 * The experiment as a whole: trial after trial, void ones again, progress with the time left, and a
 * clean stop. It knows neither load nor deployer; a trial is handed to it. Start at {@link
 * org.cutover.lab.run.ExperimentRun}.
 */
package org.cutover.lab.run;
