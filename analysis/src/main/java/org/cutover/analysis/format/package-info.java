/**
 * One table in several notations. Each renderer is a pure function of a {@link
 * org.cutover.analysis.table.Table}; which there are, {@link
 * org.cutover.analysis.format.FormatCatalogue} says. It knows no files and no statistics.
 */
package org.cutover.analysis.format;
