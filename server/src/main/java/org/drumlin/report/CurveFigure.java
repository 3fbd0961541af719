package org.drumlin.report;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.drumlin.fit.FitResult;

/** Data as points with thin bars, the theory as a line over them, the residuals below. */
final class CurveFigure {
  private static final double LEFT = 72;
  private static final double RIGHT = 466;
  private static final double TOP = 14;
  private static final double MIDDLE = 300;
  private static final double GAP = 8;
  private static final double BOTTOM = 390;

  private final FitResult.FittedCurve curve;
  private final Svg svg = new Svg(480, 440);
  private final Integer[] order;

  private CurveFigure(FitResult.FittedCurve curve) {
    this.curve = curve;
    this.order =
        IntStream.range(0, curve.q().length)
            .boxed()
            .sorted((a, b) -> Double.compare(curve.q()[a], curve.q()[b]))
            .toArray(Integer[]::new);
  }

  static Svg of(FitResult.FittedCurve curve) {
    CurveFigure figure = new CurveFigure(curve);
    figure.draw();
    return figure.svg;
  }

  private double[] sorted(double[] values) {
    return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
  }

  private void draw() {
    double[] q = sorted(curve.q());
    double[] intensity = sorted(curve.intensity());
    double[] theory = sorted(curve.theory());
    boolean logX = Arrays.stream(q).allMatch(v -> v > 0);
    long positive = Arrays.stream(intensity).filter(v -> v > 0).count();
    boolean logY = positive > 0.8 * intensity.length;
    double[] heights =
        IntStream.range(0, 2 * q.length)
            .mapToDouble(i -> i < q.length ? intensity[i] : theory[i - q.length])
            .toArray();
    Scale x = Scale.around(q, logX, LEFT, RIGHT);
    Frame main = new Frame(svg, x, Scale.around(heights, logY, MIDDLE, TOP));
    if (curve.bands().isPresent()) {
      FitResult.Bands b = curve.bands().get();
      svg.path(
          Figures.band(main, q, sorted(b.low95()), sorted(b.high95())), "none", 0, Svg.MODEL, 0.25);
    }
    points(main, q, intensity);
    svg.path(main.through(q, theory, false), Svg.MODEL, 1.6, "none", 0);
    main.axes(false, true);
    residuals(x, q);
    boolean formula = curve.modelName().contains("=");
    svg.text((LEFT + RIGHT) / 2, BOTTOM + 36, "middle", formula ? "x" : per("q", "Å"));
    svg.upwards(16, (TOP + MIDDLE) / 2, "middle", ordinate(formula));
    svg.upwards(16, (MIDDLE + GAP + BOTTOM) / 2, "middle", residual());
  }

  /** What the data are, as the result's page names it. */
  private String ordinate(boolean formula) {
    if (curve.likelihood().equals("poisson")) {
      return "counts";
    }
    if (formula) {
      return "y";
    }
    boolean layers = curve.modelName().matches("slabs\\b.*");
    return layers ? "<tspan font-style=\"italic\">R</tspan>" : per("I", "cm");
  }

  private String residual() {
    return curve.dI().isPresent() || curve.likelihood().equals("poisson") ? "Δ/σ" : "Δ";
  }

  private static String per(String name, String unit) {
    return "<tspan font-style=\"italic\">"
        + name
        + "</tspan> ("
        + unit
        + "<tspan dy=\"-5\" font-size=\"9\">\u22121</tspan><tspan dy=\"5\">)</tspan>";
  }

  private void points(Frame main, double[] q, double[] intensity) {
    double[] errors = curve.dI().map(this::sorted).orElseGet(() -> new double[q.length]);
    for (int i = 0; i < q.length; i++) {
      double px = main.x().at(q[i]);
      double py = main.y().at(intensity[i]);
      if (!Double.isFinite(px) || !Double.isFinite(py)) {
        continue;
      }
      double high = main.y().at(intensity[i] + errors[i]);
      double low = main.y().at(intensity[i] - errors[i]);
      double end = Double.isFinite(low) ? low : MIDDLE;
      if (errors[i] > 0) {
        svg.line(px, main.py(end), px, main.py(high), Svg.DATA, 0.7);
      }
      svg.dot(px, main.py(py), 2, Svg.DATA);
    }
  }

  private void residuals(Scale x, double[] q) {
    double[] residuals = sorted(curve.residuals());
    double most = Arrays.stream(residuals).map(Math::abs).filter(Double::isFinite).max().orElse(1);
    double end = most > 0 ? 1.1 * most : 1;
    Frame below = new Frame(svg, x, new Scale(-end, end, false, BOTTOM, MIDDLE + GAP));
    svg.line(LEFT, below.y().at(0), RIGHT, below.y().at(0), Svg.MODEL, 1);
    for (int i = 0; i < q.length; i++) {
      double px = x.at(q[i]);
      if (Double.isFinite(px) && Double.isFinite(residuals[i])) {
        svg.dot(px, below.y().at(residuals[i]), 1.6, Svg.DATA);
      }
    }
    below.axes(true, true);
  }
}
