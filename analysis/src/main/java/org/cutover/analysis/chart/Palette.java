package org.cutover.analysis.chart;

import java.awt.Color;
import java.util.List;

/**
 * The colours of scenarios, the control first: distinguishable with any kind of colour blindness
 * (after Okabe and Ito), the same in every chart.
 */
final class Palette {
  static final Color INK = new Color(0x24, 0x2a, 0x33);
  static final Color MUTED = new Color(0x5b, 0x65, 0x73);
  static final Color GRID = new Color(0xe4, 0xe7, 0xeb);
  static final Color PHASE = new Color(0x6d, 0x79, 0x8a);

  /** A phase in which requests failed. */
  static final Color FAILED_PHASE = new Color(0xb3, 0x26, 0x1e);

  /** Laid over each other where phases overlap, and over the grid. */
  static final Color SHADE = new Color(0x24, 0x2a, 0x33, 16);

  private static final List<Color> SCENARIOS =
      List.of(
          new Color(0x8a, 0x94, 0xa3),
          new Color(0x00, 0x72, 0xb2),
          new Color(0xd5, 0x5e, 0x00),
          new Color(0x00, 0x9e, 0x73),
          new Color(0xcc, 0x79, 0xa7),
          new Color(0xe6, 0x9f, 0x00),
          new Color(0x56, 0xb4, 0xe9));

  private Palette() {}

  /** A colour of its own for the first scenarios, repeated after that. */
  static Color of(int index) {
    return SCENARIOS.get(index % SCENARIOS.size());
  }

  /** Paler, for areas. */
  static Color pale(Color colour) {
    return new Color(mix(colour.getRed()), mix(colour.getGreen()), mix(colour.getBlue()));
  }

  private static int mix(int channel) {
    return channel + (255 - channel) * 55 / 100;
  }
}
