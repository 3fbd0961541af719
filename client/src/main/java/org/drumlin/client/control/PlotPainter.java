package org.drumlin.client.control;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws a plot with the manners of a journal: ticks inside on all sides, thin error bars. */
final class PlotPainter {
  private static final double LONG_TICK = 7;
  private static final double SHORT_TICK = 4;
  private static final double POINT = 2.6;

  private final GraphicsContext g;
  private final PlotFrame frame;
  private final PlotColors colors;
  private final Font font;
  private final Font small;
  private final double pixel;

  /**
   * @param scale device pixels per pixel: lines are laid on device pixels so that they stay crisp
   */
  PlotPainter(GraphicsContext g, PlotFrame frame, PlotColors colors, String family, double scale) {
    this.g = g;
    this.frame = frame;
    this.colors = colors;
    this.font = Font.font(family, 12);
    this.small = Font.font(family, 9);
    this.pixel = 1 / scale;
  }

  void paint(
      PlotCurves curves,
      List<PlotBeside> beside,
      String xTitle,
      String yTitle,
      String residualTitle) {
    g.setFill(colors.background());
    g.fillRect(0, 0, g.getCanvas().getWidth(), g.getCanvas().getHeight());
    beside.forEach(this::beside);
    data(curves);
    line(curves, colors.model(), 2);
    if (frame.hasResiduals()) {
      residuals(curves);
    }
    axes();
    titles(xTitle, yTitle, residualTitle);
  }

  private void data(PlotCurves curves) {
    clip(frame.top(), frame.bottom());
    g.setLineWidth(Math.max(pixel, 0.8));
    for (boolean kept : new boolean[] {false, true}) {
      g.setStroke(kept ? colors.data() : colors.faint());
      g.setFill(kept ? colors.data() : colors.faint());
      for (int i = 0; i < curves.q().length; i++) {
        if (curves.kept()[i] == kept) {
          point(curves, i);
        }
      }
    }
    g.restore();
  }

  private void point(PlotCurves curves, int i) {
    double x = frame.px(curves.q()[i]);
    double y = frame.py(curves.intensity()[i]);
    double[] error = curves.error();
    if (error != null && error[i] > 0 && Double.isFinite(x)) {
      double high = frame.py(curves.intensity()[i] + error[i]);
      double low = frame.py(curves.intensity()[i] - error[i]);
      if (Double.isFinite(high)) {
        // Below zero a logarithm has no place: the bar runs out of the box.
        g.strokeLine(x, high, x, Double.isFinite(low) ? low : frame.bottom() + 4);
      }
    }
    if (Double.isFinite(x) && Double.isFinite(y)) {
      g.fillOval(x - POINT, y - POINT, 2 * POINT, 2 * POINT);
    }
  }

  /** Another data set, quietly: small signs of its own, a thin line, no error bars. */
  private void beside(PlotBeside other) {
    var curves = other.curves();
    var color = colors.beside().get(PlotBeside.color(other.place()) - 1);
    clip(frame.top(), frame.bottom());
    g.setStroke(color);
    g.setLineWidth(1);
    for (int i = 0; i < curves.q().length; i++) {
      double x = frame.px(curves.q()[i]);
      double y = frame.py(curves.intensity()[i]);
      if (curves.kept()[i] && Double.isFinite(x) && Double.isFinite(y)) {
        sign(other.place() % PlotBeside.COLORS, x, y);
      }
    }
    g.restore();
    line(curves, color, 1.2);
  }

  /** Signs that differ without colour too. */
  private void sign(int kind, double x, double y) {
    double r = POINT - 0.4;
    switch (kind) {
      case 0 -> g.strokeOval(x - r, y - r, 2 * r, 2 * r);
      case 1 -> g.strokeRect(x - r, y - r, 2 * r, 2 * r);
      case 2 ->
          g.strokePolygon(new double[] {x - r, x + r, x}, new double[] {y + r, y + r, y - r}, 3);
      default -> {
        g.strokeLine(x - r, y - r, x + r, y + r);
        g.strokeLine(x - r, y + r, x + r, y - r);
      }
    }
  }

  private void line(PlotCurves curves, Color color, double width) {
    clip(frame.top(), frame.bottom());
    g.setStroke(color);
    g.setLineWidth(width);
    g.beginPath();
    boolean down = false;
    for (int i = 0; i < curves.theory().length; i++) {
      double x = frame.px(curves.theoryQ()[i]);
      double y = Math.clamp(frame.py(curves.theory()[i]), -1e5, 1e5);
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        down = false;
      } else if (down) {
        g.lineTo(x, y);
      } else {
        g.moveTo(x, y);
        down = true;
      }
    }
    g.stroke();
    g.restore();
  }

  private void residuals(PlotCurves curves) {
    clip(frame.residualTop(), frame.residualBottom());
    g.setStroke(colors.zero());
    g.setLineWidth(pixel);
    horizontal(frame.left(), frame.right(), frame.pr(0));
    for (boolean kept : new boolean[] {false, true}) {
      g.setFill(kept ? colors.data() : colors.faint());
      for (int i = 0; i < curves.q().length; i++) {
        double x = frame.px(curves.q()[i]);
        double y = frame.pr(curves.residuals()[i]);
        if (curves.kept()[i] == kept && Double.isFinite(x) && Double.isFinite(y)) {
          g.fillOval(x - 2, y - 2, 4, 4);
        }
      }
    }
    g.restore();
  }

  private void axes() {
    g.setStroke(colors.axis());
    g.setLineWidth(1);
    g.setFill(colors.text());
    box(frame.top(), frame.bottom());
    if (frame.hasResiduals()) {
      box(frame.residualTop(), frame.residualBottom());
    }
    for (var tick : frame.x().ticks((int) ((frame.right() - frame.left()) / 70))) {
      xTick(tick);
    }
    for (var tick : frame.y().ticks((int) ((frame.bottom() - frame.top()) / 36))) {
      double y = frame.py(tick.value());
      yTick(tick, y);
    }
    if (frame.hasResiduals()) {
      for (var tick : frame.residual().ticks(4)) {
        yTick(tick, frame.pr(tick.value()));
      }
    }
  }

  private void xTick(Tick tick) {
    double x = frame.px(tick.value());
    double length = tick.major() ? LONG_TICK : SHORT_TICK;
    vertical(x, frame.top(), frame.top() + length);
    vertical(x, frame.bottom() - length, frame.bottom());
    if (frame.hasResiduals()) {
      vertical(x, frame.residualTop(), frame.residualTop() + length);
      vertical(x, frame.residualBottom() - length, frame.residualBottom());
    }
    label(tick, x, frame.residualBottom() + 13, false);
  }

  private void yTick(Tick tick, double y) {
    double length = tick.major() ? LONG_TICK : SHORT_TICK;
    horizontal(frame.left(), frame.left() + length, y);
    horizontal(frame.right() - length, frame.right(), y);
    label(tick, frame.left() - 6, y, true);
  }

  /** Label and raised exponent; ends at x when it stands to the left of an axis, else centred. */
  private void label(Tick tick, double x, double y, boolean endsHere) {
    if (tick.label().isEmpty()) {
      return;
    }
    double base = TextSize.width(tick.label(), font);
    double raised = tick.exponent().isEmpty() ? 0 : TextSize.width(tick.exponent(), small) + 1;
    double start = endsHere ? x - base - raised : x - (base + raised) / 2;
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.setFont(font);
    g.fillText(tick.label(), start, y);
    if (raised > 0) {
      g.setFont(small);
      g.fillText(tick.exponent(), start + base + 1, y - 5);
    }
  }

  private void titles(String xTitle, String yTitle, String residualTitle) {
    g.setFont(font);
    g.setFill(colors.text());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(xTitle, (frame.left() + frame.right()) / 2, frame.residualBottom() + 33);
    upright(yTitle, (frame.top() + frame.bottom()) / 2);
    if (frame.hasResiduals()) {
      upright(residualTitle, (frame.residualTop() + frame.residualBottom()) / 2);
    }
  }

  private void upright(String text, double y) {
    g.save();
    g.translate(14, y);
    g.rotate(-90);
    g.fillText(text, 0, 0);
    g.restore();
  }

  private void clip(double top, double bottom) {
    g.save();
    g.beginPath();
    g.rect(frame.left(), top, frame.right() - frame.left(), bottom - top);
    g.clip();
  }

  private void box(double top, double bottom) {
    double x = snap(frame.left());
    double y = snap(top);
    g.strokeRect(x, y, snap(frame.right()) - x, snap(bottom) - y);
  }

  private void vertical(double x, double from, double to) {
    g.strokeLine(snap(x), from, snap(x), to);
  }

  private void horizontal(double from, double to, double y) {
    g.strokeLine(from, snap(y), to, snap(y));
  }

  /** The middle of the nearest device pixel, for a line of one pixel. */
  private double snap(double place) {
    return (Math.floor(place / pixel) + 0.5) * pixel;
  }

  /** Draws the hover readout: a hair line and a box of text in the corner that is free. */
  static void readout(
      GraphicsContext g, PlotFrame frame, PlotColors colors, String family, double x, String text) {
    g.setStroke(colors.zero());
    g.setLineWidth(1);
    g.strokeLine(x, frame.top(), x, frame.residualBottom());
    var font = Font.font(family, 12);
    double width = TextSize.width(text, font) + 16;
    double left = frame.right() - width - 12;
    g.setFill(mix(colors.background(), colors.axis()));
    g.fillRoundRect(left, frame.top() + 12, width, 24, 6, 6);
    g.setFill(colors.text());
    g.setFont(font);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(text, left + 8, frame.top() + 24);
  }

  private static Color mix(Color background, Color axis) {
    return background.interpolate(axis, 0.1);
  }
}
