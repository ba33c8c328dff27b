package org.cutover.analysis.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Paints figures as PNG and SVG. Needs no display. Safe to use from several threads. */
public final class ChartPainter {
  private static final int PIXEL_RATIO = 2;

  private final ChartFonts fonts;

  private ChartPainter(ChartFonts fonts) {
    this.fonts = fonts;
  }

  /** A painter, or empty on a Java that cannot draw text. */
  public static Optional<ChartPainter> create() {
    return ChartFonts.load().map(ChartPainter::new);
  }

  /**
   * A figure, painted.
   *
   * @param figure what it shows
   * @param png as pixels, at twice its nominal size; empty where they were not asked for
   * @param svg as vectors
   */
  public record Picture(Figure figure, Optional<Bytes> png, String svg) {}

  /** Bytes that nobody changes. */
  public static final class Bytes {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    /** A copy of them. */
    public byte[] toArray() {
      return bytes.clone();
    }
  }

  /**
   * Paints figures, on all processors.
   *
   * @param pixels whether they are wanted as pixels, too
   */
  public List<Picture> paint(List<Figure> figures, boolean pixels) {
    // The two kinds of pictures are tasks of their own: figures are few and take long.
    List<CompletableFuture<String>> vectors =
        figures.stream().map(f -> CompletableFuture.supplyAsync(() -> svg(f))).toList();
    List<CompletableFuture<Optional<Bytes>>> images =
        figures.stream()
            .map(
                f -> CompletableFuture.supplyAsync(() -> pixels ? png(f) : Optional.<Bytes>empty()))
            .toList();
    return IntStream.range(0, figures.size())
        .mapToObj(i -> new Picture(figures.get(i), images.get(i).join(), vectors.get(i).join()))
        .toList();
  }

  /** Paints one figure. */
  public Picture paint(Figure figure) {
    return new Picture(figure, png(figure), svg(figure));
  }

  private Optional<Bytes> png(Figure figure) {
    BufferedImage image =
        new BufferedImage(
            Figure.WIDTH * PIXEL_RATIO, figure.height() * PIXEL_RATIO, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.scale(PIXEL_RATIO, PIXEL_RATIO);
    figure.paint(graphics, fonts);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(new Bytes(out.toByteArray()));
  }

  private String svg(Figure figure) {
    VectorGraphics2D graphics = new VectorGraphics2D();
    figure.paint(graphics, fonts);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(graphics.getCommands(), new PageSize(0, 0, Figure.WIDTH, figure.height()))
          .writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SvgText.polish(out.toString(StandardCharsets.UTF_8), figure);
  }
}
