package org.cutover.analysis.builds;

/**
 * The two sides of a comparison.
 *
 * @param a the baseline
 * @param b the candidate
 * @param oneArchive whether both come from one archive and share its controls
 * @param design what is subtracted from what
 */
public record Builds(Build a, Build b, boolean oneArchive, Design design) {}
