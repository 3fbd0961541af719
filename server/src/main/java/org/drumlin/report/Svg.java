package org.drumlin.report;

import java.util.Locale;

/** A figure as SVG: lines, points and texts in points, y downwards. */
final class Svg {
  static final String DATA = "#0072b2";
  static final String MODEL = "#d55e00";
  static final String INK = "#1a1a1a";
  static final String FAINT = "#b8b8b8";

  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final double height;

  Svg(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** The whole file. */
  String text() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" \
    font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif" font-size="12" fill="none">
    <rect width="%s" height="%s" fill="#ffffff"/>
    %s</svg>
    """
        .formatted(
            number(width),
            number(height),
            number(width),
            number(height),
            number(width),
            number(height),
            body);
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("[\\p{Cntrl}]", " ");
  }

  void line(double x1, double y1, double x2, double y2, String colour, double stroke) {
    body.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>\n"
            .formatted(number(x1), number(y1), number(x2), number(y2), colour, number(stroke)));
  }

  void rectangle(double x, double y, double w, double h, String fill, String stroke) {
    body.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"%s\"/>\n"
            .formatted(number(x), number(y), number(w), number(h), fill, stroke));
  }

  void dot(double x, double y, double radius, String colour) {
    body.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>\n"
            .formatted(number(x), number(y), number(radius), colour));
  }

  /** A path given as SVG has it. */
  void path(String d, String stroke, double width, String fill, double opacity) {
    body.append(
        ("<path d=\"%s\" stroke=\"%s\" stroke-width=\"%s\" fill=\"%s\" fill-opacity=\"%s\""
                + " stroke-linejoin=\"round\"/>\n")
            .formatted(d, stroke, number(width), fill, number(opacity)));
  }

  /**
   * A text.
   *
   * @param anchor start, middle or end
   * @param markup escaped already; tspan may stand in it
   */
  void text(double x, double y, String anchor, String markup) {
    body.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n"
            .formatted(number(x), number(y), anchor, INK, markup));
  }

  /** A text that reads upwards; its anchor is as of {@link #text}. */
  void upwards(double x, double y, String anchor, String markup) {
    body.append(
        ("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\" transform=\"rotate(-90 %s"
                + " %s)\">%s</text>\n")
            .formatted(number(x), number(y), anchor, INK, number(x), number(y), markup));
  }
}
