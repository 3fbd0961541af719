package org.drumlin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResult.DerivedQuantity;
import org.drumlin.fit.FitResult.FittedCurve;
import org.drumlin.fit.FitResult.FittedParameter;
import org.drumlin.fit.FitResult.Interval;
import org.drumlin.job.Json;
import org.drumlin.job.RunInfo;

/** The one object of {@code drumlin fit --json}. */
final class FitSummary {
  private FitSummary() {}

  static ObjectNode of(FitResult result, RunInfo run) {
    ObjectNode node =
        Json.object()
            .put("status", result.status().name().toLowerCase(Locale.ROOT))
            .put("reason", result.reason());
    node.set("chisq", Json.number(result.chisq()));
    node.put("dof", result.dof())
        .put("points", result.points())
        .put("method", result.method().name())
        .put("evaluations", result.evaluations());
    node.set("seconds", Json.number(Math.rint(run.seconds() * 1000) / 1000));
    node.put("engine", result.engine());
    ObjectNode parameters = node.putObject("parameters");
    for (FittedParameter parameter : result.parameters()) {
      parameter(parameters.putObject(parameter.name()), parameter);
    }
    ObjectNode derived = node.putObject("derived");
    for (DerivedQuantity quantity : result.derived()) {
      ObjectNode entry = derived.putObject(quantity.name());
      number(entry, quantity.value(), quantity.stderr(), quantity.p68(), quantity.p95());
    }
    judgement(node, result, run);
    return node;
  }

  private static void parameter(ObjectNode entry, FittedParameter parameter) {
    number(entry, parameter.value(), parameter.stderr(), parameter.p68(), parameter.p95());
    parameter.atBound().ifPresent(b -> entry.put("at_bound", b.name().toLowerCase(Locale.ROOT)));
    if (!Double.isNaN(parameter.ess())) {
      entry.set("ess", Json.number(parameter.ess()));
      entry.set("rhat", Json.number(parameter.rhat()));
    }
  }

  private static void judgement(ObjectNode node, FitResult result, RunInfo run) {
    node.put("ended", result.ended().name().toLowerCase(Locale.ROOT))
        .put("converged", result.converged());
    node.set("evaluations_per_second", Json.number(run.evaluationsPerSecond()));
    node.put("uncertainty", result.uncertainty());
    ObjectNode criteria = node.putObject("criteria");
    result
        .criteria()
        .ifPresent(c -> {
          criteria.set("aic", Json.number(c.aic()));
          criteria.set("bic", Json.number(c.bic()));
        });
    ObjectNode residuals = node.putObject("residuals");
    for (FittedCurve curve : result.curves()) {
      curve.check().ifPresent(check -> residuals.put(curve.model(), check.words()));
    }
    ArrayNode warnings = node.putArray("warnings");
    result.warnings().forEach(warnings::add);
  }

  private static void number(
      ObjectNode entry, double value, double stderr, Interval p68, Interval p95) {
    entry.set("value", Json.number(value));
    entry.set("stderr", Json.number(stderr));
    put(entry, "p68", p68);
    put(entry, "p95", p95);
  }

  private static void put(ObjectNode entry, String key, Interval interval) {
    entry.putArray(key).add(Json.number(interval.low())).add(Json.number(interval.high()));
  }
}
