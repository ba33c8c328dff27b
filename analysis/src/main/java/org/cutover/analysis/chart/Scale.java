package org.cutover.analysis.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Places values along an axis.
 *
 * @param low the value at its beginning
 * @param high the value at its end, above {@code low}
 * @param logarithmic whether equal ways mean equal factors; both ends are positive then
 */
record Scale(double low, double high, boolean logarithmic) {
  private static final int[] STEPS = {1, 2, 5};
  private static final MathContext DIGITS = new MathContext(9);

  /** Equal ways mean equal differences. */
  static Scale linear(double low, double high) {
    return new Scale(low, high > low ? high : low + 1, false);
  }

  /** Equal ways mean equal factors. */
  static Scale logarithmic(double low, double high) {
    return new Scale(low, high > low ? high : low * 10, true);
  }

  /** Where a value stands: 0 at the beginning, 1 at the end. */
  double place(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** Round values within the scale, at most so many where that can be. */
  List<Double> ticks(int most) {
    if (logarithmic) {
      List<Double> fine = decades(STEPS);
      return fine.size() <= most ? fine : decades(new int[] {1});
    }
    double step = Math.pow(10, Math.floor(Math.log10((high - low) / most)));
    for (int factor = 1; ; factor++) {
      if (isRound(factor) && (high - low) / (step * factor) <= most) {
        return multiples(step * factor);
      }
    }
  }

  private static boolean isRound(int factor) {
    return factor == 1 || factor == 2 || factor == 5 || factor % 10 == 0;
  }

  private List<Double> multiples(double step) {
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> decades(int[] steps) {
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
      for (int step : steps) {
        double tick = step * Math.pow(10, power);
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** A tick as people read it. */
  static String label(double tick) {
    String text = new BigDecimal(tick).round(DIGITS).stripTrailingZeros().toPlainString();
    return text.replace('-', '−');
  }
}
