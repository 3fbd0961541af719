package org.drumlin.report;

/** A panel of a figure: its box, and two axes with ticks inside on all four sides. */
record Frame(Svg svg, Scale x, Scale y) {
  private static final double LONG = 6;
  private static final double SHORT = 3;

  /** The box and the ticks; labels where they are wanted. */
  void axes(boolean xLabels, boolean yLabels) {
    double left = x.from();
    double right = x.to();
    double top = y.to();
    double bottom = y.from();
    for (Scale.Tick tick : x.ticks()) {
      double length = tick.label().isEmpty() ? SHORT : LONG;
      svg.line(tick.place(), bottom, tick.place(), bottom - length, Svg.INK, 1);
      svg.line(tick.place(), top, tick.place(), top + length, Svg.INK, 1);
      if (xLabels && !tick.label().isEmpty()) {
        svg.text(tick.place(), bottom + 16, "middle", tick.label());
      }
    }
    for (Scale.Tick tick : y.ticks()) {
      double length = tick.label().isEmpty() ? SHORT : LONG;
      svg.line(left, tick.place(), left + length, tick.place(), Svg.INK, 1);
      svg.line(right, tick.place(), right - length, tick.place(), Svg.INK, 1);
      if (yLabels && !tick.label().isEmpty()) {
        svg.text(left - 6, tick.place() + 4, "end", tick.label());
      }
    }
    svg.rectangle(left, top, right - left, bottom - top, "none", Svg.INK);
  }

  /** A line through points; a point without a place breaks it. */
  String through(double[] xs, double[] ys, boolean closed) {
    StringBuilder path = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < xs.length; i++) {
      double px = x.at(xs[i]);
      double py = y.at(ys[i]);
      if (!Double.isFinite(px) || !Double.isFinite(py)) {
        down = false;
        continue;
      }
      path.append(down ? 'L' : 'M').append(Svg.number(px)).append(' ').append(Svg.number(py(py)));
      down = true;
    }
    return closed && !path.isEmpty() ? path.append('Z').toString() : path.toString();
  }

  /** Within the box: what lies beyond is drawn on its edge. */
  double py(double place) {
    return Math.min(Math.max(place, Math.min(y.from(), y.to())), Math.max(y.from(), y.to()));
  }
}
