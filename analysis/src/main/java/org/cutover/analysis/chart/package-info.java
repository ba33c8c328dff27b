/**
 * Charts: what is drawn is data ({@link org.cutover.analysis.chart.Figure}), made by the kinds in
 * {@link org.cutover.analysis.chart.FigureCatalogue} and painted in a font that comes with the
 * program, so that the pictures do not depend on the machine. XChart paints bars and boxes; panels
 * over one common axis paint themselves. It knows no files. Start at {@link
 * org.cutover.analysis.chart.ChartPainter}.
 */
package org.cutover.analysis.chart;
