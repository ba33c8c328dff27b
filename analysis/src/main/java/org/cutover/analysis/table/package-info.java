/**
 * Tables as data: what stands in which cell, and how it is marked. It knows no output format; those
 * are in {@code format}. A new kind of table is a class here and a line in {@link
 * org.cutover.analysis.table.TableCatalogue}, where to start.
 */
package org.cutover.analysis.table;
