package org.cutover.lab.experiment;

/**
 * One trial of the matrix.
 *
 * @param block the repetition, from 1
 * @param cell what is measured
 * @param id the name of its folder, unique in the experiment
 */
public record PlannedTrial(int block, Cell cell, String id) {}
