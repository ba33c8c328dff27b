package org.cutover.analysis.report;

/**
 * A file of numbers for machines.
 *
 * @param name below {@code data/}
 * @param about what is in it
 * @param text the whole file
 */
record DataFile(String name, String about, String text) {}
