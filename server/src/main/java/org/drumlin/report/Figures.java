package org.drumlin.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResult.FittedParameter;
import org.drumlin.fit.Notation;

/** The figures of a result as SVG files, with the manners of a journal. */
public final class Figures {
  private static final double WIDTH = 480;
  private static final double LEFT = 72;
  private static final double RIGHT = WIDTH - 14;
  private static final double PANEL = 150;

  private final FitResult result;
  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  private Figures(FitResult result, Path folder) {
    this.result = result;
    this.folder = folder;
  }

  /**
   * Writes {@code curve-MODEL.svg}, {@code convergence.svg}, {@code correlation.svg}, and of a
   * sampler {@code marginals.svg} and {@code traces.svg}.
   *
   * @param folder made where it is not there; files of these names are replaced
   * @return what was written
   */
  public static List<Path> write(FitResult result, Path folder) throws IOException {
    Files.createDirectories(folder);
    Figures figures = new Figures(result, folder);
    for (FitResult.FittedCurve curve : result.curves()) {
      figures.put("curve-" + curve.model() + ".svg", CurveFigure.of(curve));
    }
    figures.convergence();
    figures.correlation();
    figures.marginals();
    figures.traces();
    return figures.written;
  }

  private void put(String name, Svg svg) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, svg.text());
    written.add(file);
  }

  private void convergence() throws IOException {
    if (result.convergence().isEmpty() || result.convergence().get().evaluation().length < 2) {
      return;
    }
    FitResult.Convergence c = result.convergence().get();
    Svg svg = new Svg(WIDTH, 320);
    List<double[]> all = new ArrayList<>(List.of(c.best()));
    c.low().ifPresent(all::add);
    c.high().ifPresent(all::add);
    double[] heights = all.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    Frame frame =
        new Frame(
            svg,
            Scale.around(c.evaluation(), true, LEFT, RIGHT),
            Scale.around(heights, true, 272, 14));
    if (c.low().isPresent() && c.high().isPresent()) {
      svg.path(
          band(frame, c.evaluation(), c.low().get(), c.high().get()), "none", 0, Svg.DATA, 0.2);
    }
    if (c.median().isPresent()) {
      svg.path(frame.through(c.evaluation(), c.median().get(), false), Svg.DATA, 1.2, "none", 0);
    }
    svg.path(frame.through(c.evaluation(), c.best(), false), Svg.MODEL, 1.6, "none", 0);
    frame.axes(true, true);
    svg.text((LEFT + RIGHT) / 2, 308, "middle", "evaluations");
    svg.upwards(18, 143, "middle", "reduced χ²");
    put("convergence.svg", svg);
  }

  /**
   * What lies between two curves, to be filled. Where the lower one has no place (below zero on a
   * logarithmic axis) it is the panel's edge; where the upper one has none, there is a gap.
   */
  static String band(Frame frame, double[] x, double[] low, double[] high) {
    StringBuilder pieces = new StringBuilder();
    int begin = 0;
    for (int i = 0; i <= x.length; i++) {
      boolean seen =
          i < x.length
              && Double.isFinite(frame.x().at(x[i]))
              && Double.isFinite(frame.y().at(high[i]));
      if (!seen) {
        pieces.append(piece(frame, x, low, high, begin, i));
        begin = i + 1;
      }
    }
    return pieces.toString();
  }

  private static String piece(
      Frame frame, double[] x, double[] low, double[] high, int begin, int end) {
    int n = end - begin;
    double[] around = new double[2 * n];
    double[] edge = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double below = low[begin + i];
      around[i] = x[begin + i];
      edge[i] = high[begin + i];
      around[2 * n - 1 - i] = x[begin + i];
      edge[2 * n - 1 - i] = Double.isFinite(frame.y().at(below)) ? below : frame.y().low();
    }
    return frame.through(around, edge, true);
  }

  private void correlation() throws IOException {
    List<FittedParameter> parameters = result.parameters();
    int n = parameters.size();
    if (n < 2 || result.correlation().length != n) {
      return;
    }
    double cell = Math.max(34, Math.min(60, 420.0 / n));
    double left = 14 + 7.6 * parameters.stream().mapToInt(p -> p.name().length()).max().orElse(1);
    Svg svg = new Svg(left + n * cell + 14, 14 + n * cell + left);
    for (int i = 0; i < n; i++) {
      svg.text(left - 6, 14 + (i + 0.5) * cell + 4, "end", Svg.escaped(parameters.get(i).name()));
      svg.upwards(
          left + (i + 0.5) * cell + 4,
          14 + n * cell + 6,
          "end",
          Svg.escaped(parameters.get(i).name()));
      for (int j = 0; j < n; j++) {
        double r = result.correlation()[i][j];
        svg.rectangle(left + j * cell, 14 + i * cell, cell, cell, shade(r), "#ffffff");
        String text = Double.isNaN(r) ? "" : "%.2f".formatted(r).replace('-', '\u2212');
        svg.text(left + (j + 0.5) * cell, 14 + (i + 0.5) * cell + 4, "middle", text);
      }
    }
    put("correlation.svg", svg);
  }

  /** White at 0, orange towards 1, blue towards -1; light enough for a number on it. */
  private static String shade(double r) {
    if (Double.isNaN(r)) {
      return "#f0f0f0";
    }
    int[] full = r > 0 ? new int[] {240, 170, 110} : new int[] {120, 180, 225};
    StringBuilder hex = new StringBuilder("#");
    for (int part : full) {
      hex.append("%02x".formatted((int) Math.round(255 + (part - 255) * Math.min(1, Math.abs(r)))));
    }
    return hex.toString();
  }

  private void marginals() throws IOException {
    List<FittedParameter> drawn =
        result.parameters().stream().filter(p -> p.histogram().isPresent()).toList();
    if (drawn.isEmpty()) {
      return;
    }
    int columns = Math.min(3, drawn.size());
    int rows = (drawn.size() + columns - 1) / columns;
    double wide = 200;
    Svg svg = new Svg(14 + columns * wide, 14 + rows * (PANEL + 66));
    for (int k = 0; k < drawn.size(); k++) {
      FittedParameter p = drawn.get(k);
      marginal(
          svg,
          p,
          p.histogram().orElseThrow(),
          14 + k % columns * wide,
          14 + k / columns * (PANEL + 66),
          wide - 14);
    }
    put("marginals.svg", svg);
  }

  private static void marginal(
      Svg svg, FittedParameter p, FitResult.Histogram h, double left, double top, double wide) {
    double most = java.util.Arrays.stream(h.counts()).max().orElse(1);
    Frame frame =
        new Frame(
            svg,
            new Scale(h.edges()[0], h.edges()[h.counts().length], false, left, left + wide),
            new Scale(0, most * 1.08, false, top + PANEL, top));
    StringBuilder steps = new StringBuilder();
    steps.append('M').append(Svg.number(left)).append(' ').append(Svg.number(top + PANEL));
    for (int b = 0; b < h.counts().length; b++) {
      double y = frame.y().at(h.counts()[b]);
      for (int end = 0; end < 2; end++) {
        steps.append('L').append(Svg.number(frame.x().at(h.edges()[b + end]))).append(' ');
        steps.append(Svg.number(y));
      }
    }
    steps.append('L').append(Svg.number(left + wide)).append(' ').append(Svg.number(top + PANEL));
    svg.path(steps.toString(), Svg.DATA, 1, Svg.DATA, 0.25);
    for (double end : new double[] {p.p68().low(), p.p68().high()}) {
      if (frame.x().shows(end)) {
        svg.line(frame.x().at(end), top, frame.x().at(end), top + PANEL, Svg.DATA, 0.8);
      }
    }
    if (frame.x().shows(p.best())) {
      svg.line(frame.x().at(p.best()), top, frame.x().at(p.best()), top + PANEL, Svg.MODEL, 1.2);
    }
    Frame spare = new Frame(svg, frame.x(), new Scale(0, 1, false, top + PANEL, top));
    sparse(spare, top);
    double middle = left + wide / 2;
    String value = Notation.of(p.mean(), p.stderr()).replace('-', '\u2212');
    svg.text(middle, top + PANEL + 34, "middle", Svg.escaped(p.name()));
    svg.text(
        middle,
        top + PANEL + 49,
        "middle",
        Svg.escaped((value + " " + PrintedUnit.of(p.unit())).strip()));
  }

  /** The box with three labels at most: panels are narrow. */
  private static void sparse(Frame frame, double top) {
    List<Scale.Tick> ticks = frame.x().ticks();
    int every = Math.max(1, (ticks.size() + 2) / 3);
    for (int i = 0; i < ticks.size(); i++) {
      Scale.Tick tick = ticks.get(i);
      frame.svg().line(tick.place(), top + PANEL, tick.place(), top + PANEL - 5, Svg.INK, 1);
      if (i % every == every / 2) {
        frame.svg().text(tick.place(), top + PANEL + 15, "middle", tick.label());
      }
    }
    frame
        .svg()
        .rectangle(
            frame.x().from(), top, frame.x().to() - frame.x().from(), PANEL, "none", Svg.INK);
  }

  private void traces() throws IOException {
    Optional<FitResult.Traces> traces = result.traces();
    if (traces.isEmpty() || traces.get().generation().length < 2) {
      return;
    }
    double tall = 90;
    Map<String, double[][]> values = traces.get().values();
    double heading = 20;
    Svg svg = new Svg(WIDTH, values.size() * (tall + heading) + 54);
    double top = heading;
    int k = 0;
    for (Map.Entry<String, double[][]> one : values.entrySet()) {
      double[] all =
          java.util.Arrays.stream(one.getValue())
              .flatMapToDouble(java.util.Arrays::stream)
              .toArray();
      Frame frame =
          new Frame(
              svg,
              Scale.around(traces.get().generation(), false, LEFT, RIGHT),
              Scale.around(all, false, top + tall, top));
      for (double[] chain : one.getValue()) {
        svg.path(frame.through(traces.get().generation(), chain, false), Svg.DATA, 0.4, "none", 0);
      }
      frame.axes(++k == values.size(), true);
      svg.text(LEFT, top - 6, "start", Svg.escaped(one.getKey()));
      top += tall + heading;
    }
    svg.text((LEFT + RIGHT) / 2, top - heading + 36, "middle", "generation");
    put("traces.svg", svg);
  }
}
