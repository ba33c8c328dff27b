/**
 * What the first lab of a build does for all later ones: it lets the sample application and the
 * deployer do their usual work once, and keeps archives of the classes that they needed. A failure
 * costs the archive and nothing else. Start at {@link
 * org.cutover.lab.embedded.training.ClassTraining}.
 */
package org.cutover.lab.embedded.training;
