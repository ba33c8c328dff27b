package org.cutover.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Locale;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;

/** What all charts have in common: quiet axes, one typeface, white ground. */
record ChartStyle(ChartFonts fonts) {
  private static final BasicStroke HAIR = new BasicStroke(1);

  void apply(XYStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false).setChartPadding(14).setPlotContentSize(0.95);
    styler.setChartFontColor(Palette.INK).setChartTitleFont(fonts.bold(17));
    styler.setChartTitlePadding(10).setChartTitleBoxVisible(false);
    styler.setAnnotationTextFont(fonts.bold(11.5f)).setAnnotationTextFontColor(Palette.INK);
    styler.setAxisTitleFont(fonts.regular(12)).setAxisTickLabelsFont(fonts.regular(13));
    styler.setAxisTickLabelsColor(Palette.MUTED).setAxisTicksMarksVisible(false);
    styler.setAxisTicksLineVisible(false).setAxisTitlePadding(8).setAxisTickPadding(9);
    styler.setPlotGridVerticalLinesVisible(false).setPlotGridLinesColor(Palette.GRID);
    styler.setPlotGridLinesStroke(HAIR);
    styler.setLegendVisible(false).setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE).setLegendFont(fonts.regular(13));
    styler.setLocale(Locale.ROOT);
    styler.setAntiAlias(true);
  }

  /** A value axis from 0. */
  void fromZero(XYStyler styler, double top) {
    styler.setYAxisMin(0.0).setYAxisMax(top);
    styler.setYAxisDecimalPattern(top >= 10 ? "0" : top >= 0.01 ? "0.###" : "0.#####");
  }
}
