package org.drumlin.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.drumlin.fit.FitResult;
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
      ObjectNode entry = parameters.putObject(parameter.name());
      entry.set("value", Json.number(parameter.value()));
      entry.set("stderr", Json.number(parameter.stderr()));
      put(entry, "p68", parameter.p68());
      put(entry, "p95", parameter.p95());
    }
    return node;
  }

  private static void put(ObjectNode entry, String key, Interval interval) {
    entry.putArray(key).add(Json.number(interval.low())).add(Json.number(interval.high()));
  }
}
