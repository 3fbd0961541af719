package org.drumlin.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResult.Bound;
import org.drumlin.fit.FitResult.DerivedQuantity;
import org.drumlin.fit.FitResult.FittedParameter;
import org.drumlin.fit.FitResult.Interval;
import org.drumlin.fit.FitResult.TiedParameter;
import org.drumlin.fit.Notation;
import org.drumlin.job.RunInfo;

/** A result for a terminal: what a scientist writes down. */
final class ResultTable {
  private final FitResult result;
  private final RunInfo run;

  ResultTable(FitResult result, RunInfo run) {
    this.result = result;
    this.run = run;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (!result.title().isEmpty()) {
      text.append(result.title()).append('\n');
    }
    text.append(result.status().name().toLowerCase(Locale.ROOT))
        .append(": ")
        .append(result.reason())
        .append("\n\n");
    text.append(parameters());
    for (Bound bound : Bound.values()) {
      String hit =
          result.parameters().stream()
              .filter(p -> p.atBound().filter(b -> b == bound).isPresent())
              .map(FittedParameter::name)
              .collect(Collectors.joining(", "));
      if (!hit.isEmpty()) {
        text.append("At its ").append(bound.name().toLowerCase(Locale.ROOT)).append(" bound: ");
        text.append(hit).append(": the value is the bound's, not the data's\n");
      }
    }
    text.append('\n').append(work()).append('\n');
    for (String warning : result.warnings()) {
      text.append("Warning: ").append(warning).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private String parameters() {
    TextTable table = new TextTable();
    table.row("parameter", "value", "unit", "68 % interval", "95 % interval", "");
    for (FittedParameter p : result.parameters()) {
      table.row(
          p.name(),
          Notation.of(p.value(), p.stderr()),
          p.unit(),
          interval(p.p68(), p.stderr()),
          interval(p.p95(), p.stderr()),
          p.atBound().isPresent() ? "at bound" : "");
    }
    for (DerivedQuantity d : result.derived()) {
      table.row(
          d.name(),
          Notation.of(d.value(), d.stderr()),
          "",
          interval(d.p68(), d.stderr()),
          interval(d.p95(), d.stderr()),
          "= " + d.expression());
    }
    for (TiedParameter t : result.tied()) {
      table.row(t.name(), Notation.number(t.value()), "", "", "", "= " + t.expression());
    }
    return table.text();
  }

  private String work() {
    return String.format(
        Locale.ROOT,
        "chisq %.4g (reduced; dof %d, %d points), %s, %d evaluations in %s s on %s, %d threads%n"
            + "Uncertainties: %s",
        result.chisq(),
        result.dof(),
        result.points(),
        result.method().name(),
        result.evaluations(),
        String.format(Locale.ROOT, run.seconds() < 100 ? "%.1f" : "%.0f", run.seconds()),
        run.engine(),
        run.threads(),
        result.uncertainty());
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
