package org.drumlin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResult.Bound;
import org.drumlin.fit.FitResult.DerivedQuantity;
import org.drumlin.fit.FitResult.FittedCurve;
import org.drumlin.fit.FitResult.FittedParameter;
import org.drumlin.fit.FitResult.Interval;
import org.drumlin.fit.FitResult.TiedParameter;
import org.drumlin.fit.Notation;
import org.drumlin.job.RunInfo;

/** A result for a terminal: what a scientist writes down. */
final class ResultTable {
  private final FitResult result;
  private final RunInfo run;
  private final boolean sampled;

  ResultTable(FitResult result, RunInfo run) {
    this.result = result;
    this.run = run;
    this.sampled = result.parameters().stream().anyMatch(p -> !Double.isNaN(p.ess()));
  }

  String text() {
    List<String> lines = new ArrayList<>();
    if (!result.title().isEmpty()) {
      lines.add(result.title());
    }
    String status = result.status().name().toLowerCase(Locale.ROOT);
    lines.add(Paragraph.of(status + ": " + result.reason()));
    lines.add("");
    lines.add(parameters().stripTrailing());
    bounds(lines);
    if (!result.derived().isEmpty() || !result.tied().isEmpty()) {
      lines.add("");
      lines.add(followers().stripTrailing());
    }
    lines.add("");
    lines.add(Paragraph.of(misfit()));
    for (FittedCurve curve : result.curves()) {
      String which = result.curves().size() == 1 ? "" : curve.model() + ": ";
      curve.check().ifPresent(check -> lines.add(Paragraph.of(which + check.words())));
    }
    lines.add(Paragraph.of(work()));
    lines.add(Paragraph.of("Uncertainties: " + result.uncertainty()));
    for (String warning : result.warnings()) {
      lines.add(Paragraph.of("Warning: " + warning));
    }
    return String.join("\n", lines);
  }

  private String parameters() {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("parameter", "value", "unit", "68 %", "95 %"));
    if (sampled) {
      head.addAll(List.of("ESS", "R-hat"));
    }
    table.row(head.toArray(String[]::new));
    for (FittedParameter p : result.parameters()) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  p.name(),
                  Notation.of(p.value(), p.stderr()),
                  p.unit(),
                  interval(p.p68(), p.stderr()),
                  interval(p.p95(), p.stderr())));
      if (sampled) {
        row.add(figure("%.0f", p.ess()));
        row.add(figure("%.3f", p.rhat()));
      }
      p.atBound().ifPresent(b -> row.add("at bound"));
      table.row(row.toArray(String[]::new));
    }
    return table.text();
  }

  private static String figure(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }

  private void bounds(List<String> lines) {
    for (Bound bound : Bound.values()) {
      String hit =
          result.parameters().stream()
              .filter(p -> p.atBound().filter(b -> b == bound).isPresent())
              .map(FittedParameter::name)
              .collect(Collectors.joining(", "));
      if (!hit.isEmpty()) {
        lines.add(
            Paragraph.of(
                "At its "
                    + bound.name().toLowerCase(Locale.ROOT)
                    + " bound: "
                    + hit
                    + ": the value is the bound's, not the data's"));
      }
    }
  }

  /** What follows from the fitted parameters: derived quantities and ties. */
  private String followers() {
    TextTable table = new TextTable();
    for (DerivedQuantity d : result.derived()) {
      table.row(
          d.name(),
          Notation.of(d.value(), d.stderr()),
          interval(d.p68(), d.stderr()),
          interval(d.p95(), d.stderr()),
          "= " + d.expression());
    }
    for (TiedParameter t : result.tied()) {
      table.row(t.name(), Notation.number(t.value()), "", "", "= " + t.expression());
    }
    return table.text();
  }

  private String misfit() {
    String chisq =
        String.format(
            Locale.ROOT,
            "chisq %.4g (reduced; dof %d, %d points)",
            result.chisq(),
            result.dof(),
            result.points());
    return result
        .criteria()
        .map(c -> chisq + String.format(Locale.ROOT, ", AIC %.2f, BIC %.2f", c.aic(), c.bic()))
        .orElse(chisq);
  }

  private String work() {
    String seconds =
        String.format(Locale.ROOT, run.seconds() < 100 ? "%.1f" : "%.0f", run.seconds());
    String speed =
        run.evaluationsPerSecond() > 0
            ? String.format(Locale.ROOT, " (%.0f a second)", run.evaluationsPerSecond())
            : "";
    return result.method().name()
        + ", "
        + ended()
        + ": "
        + result.evaluations()
        + " evaluations in "
        + seconds
        + " s"
        + speed
        + " on "
        + run.engine()
        + ", "
        + run.threads()
        + (run.threads() == 1 ? " thread" : " threads");
  }

  private String ended() {
    return switch (result.ended()) {
      case NOT_YET -> "still running";
      case COMPLETE -> "run to its end";
      case RULE -> "ended by its stopping rule";
      case STEPS -> "out of steps";
      case TIME -> "out of time";
      case STOPPED -> "stopped";
    };
  }

  private static String interval(Interval interval, double stderr) {
    if (Double.isNaN(interval.low()) && Double.isNaN(interval.high())) {
      return "";
    }
    return Notation.alike(interval.low(), stderr)
        + " .. "
        + Notation.alike(interval.high(), stderr);
  }
}
