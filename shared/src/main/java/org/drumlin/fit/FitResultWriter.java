package org.drumlin.fit;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a result key by key, in the order that the bytes keep. */
final class FitResultWriter {
  /** Whole numbers up to here are written without a fraction. */
  private static final double WHOLE = 1e15;

  private final JsonGenerator json;

  FitResultWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(FitResult result) throws IOException {
    json.writeStartObject();
    json.writeNumberField("drumlin", FitDocument.VERSION);
    json.writeStringField("title", result.title());
    json.writeStringField("status", lower(result.status()));
    json.writeStringField("reason", result.reason());
    json.writeStringField("ended", lower(result.ended()));
    json.writeBooleanField("converged", result.converged());
    method(result.method());
    number("chisq", result.chisq());
    number("nllf", result.nllf());
    json.writeNumberField("dof", result.dof());
    json.writeNumberField("points", result.points());
    json.writeNumberField("evaluations", result.evaluations());
    json.writeStringField("engine", result.engine());
    json.writeStringField("precision", result.precision());
    json.writeStringField("uncertainty", result.uncertainty());
    list("parameters", result.parameters(), this::fitted);
    list("fixed", result.fixed(), this::fixed);
    list("tied", result.tied(), this::tied);
    list("derived", result.derived(), this::derived);
    matrix("covariance", result.covariance());
    matrix("correlation", result.correlation());
    list("curves", result.curves(), this::curve);
    optional("convergence", result.convergence().orElse(null), this::convergence);
    optional("traces", result.traces().orElse(null), this::traces);
    optional("pairs", result.pairs().orElse(null), this::pairs);
    number("acceptance", result.acceptance().orElse(Double.NaN));
    optional("chains", result.chains().orElse(null), this::chains);
    optional("criteria", result.criteria().orElse(null), this::criteria);
    json.writeArrayFieldStart("warnings");
    for (String warning : result.warnings()) {
      json.writeString(warning);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void method(FitResult.MethodUsed method) throws IOException {
    json.writeObjectFieldStart("method");
    json.writeStringField("name", method.name());
    json.writeObjectFieldStart("options");
    for (Map.Entry<String, Object> option : method.options().entrySet()) {
      json.writeFieldName(option.getKey());
      switch (option.getValue()) {
        case Number n -> number(n.doubleValue());
        case Boolean b -> json.writeBoolean(b);
        default -> json.writeString(option.getValue().toString());
      }
    }
    json.writeEndObject();
    json.writeNumberField("seed", method.seed());
    json.writeEndObject();
  }

  private void fitted(FitResult.FittedParameter p) throws IOException {
    json.writeStringField("name", p.name());
    json.writeStringField("model", p.model());
    json.writeStringField("parameter", p.parameter());
    json.writeStringField("unit", p.unit());
    number("value", p.value());
    number("stderr", p.stderr());
    number("mean", p.mean());
    number("median", p.median());
    number("best", p.best());
    interval("p68", p.p68());
    interval("p95", p.p95());
    interval("bounds", p.bounds());
    json.writeFieldName("at_bound");
    if (p.atBound().isPresent()) {
      json.writeString(lower(p.atBound().get()));
    } else {
      json.writeNull();
    }
    number("rhat", p.rhat());
    number("ess", p.ess());
    number("ess_tail", p.essTail());
    number("mcse", p.mcse());
    json.writeStringField("prior", p.prior());
    optional("histogram", p.histogram().orElse(null), this::histogram);
  }

  private void histogram(FitResult.Histogram histogram) throws IOException {
    array("edges", histogram.edges());
    json.writeFieldName("counts");
    json.writeArray(histogram.counts(), 0, histogram.counts().length);
  }

  private void fixed(FitResult.FixedParameter p) throws IOException {
    json.writeStringField("name", p.name());
    json.writeStringField("model", p.model());
    number("value", p.value());
    json.writeStringField("unit", p.unit());
  }

  private void tied(FitResult.TiedParameter p) throws IOException {
    json.writeStringField("name", p.name());
    json.writeStringField("model", p.model());
    json.writeStringField("expression", p.expression());
    number("value", p.value());
  }

  private void derived(FitResult.DerivedQuantity d) throws IOException {
    json.writeStringField("name", d.name());
    json.writeStringField("expression", d.expression());
    number("value", d.value());
    number("stderr", d.stderr());
    interval("p68", d.p68());
    interval("p95", d.p95());
    number("rhat", d.rhat());
    number("ess", d.ess());
    number("ess_tail", d.essTail());
    number("mcse", d.mcse());
    optional("histogram", d.histogram().orElse(null), this::histogram);
  }

  private void curve(FitResult.FittedCurve c) throws IOException {
    json.writeStringField("model", c.model());
    json.writeStringField("model_name", c.modelName());
    json.writeStringField("dataset", c.dataset());
    json.writeStringField("title", c.title());
    array("q", c.q());
    array("I", c.intensity());
    array("dI", c.dI());
    array("dq", c.dq());
    if (c.dl().isPresent() || c.dw().isPresent()) {
      array("dl", c.dl());
      array("dw", c.dw());
    }
    array("theory", c.theory());
    array("residuals", c.residuals());
    json.writeStringField("likelihood", c.likelihood());
    optional("bands", c.bands().orElse(null), this::bands);
    optional("check", c.check().orElse(null), this::check);
    json.writeObjectFieldStart("excluded");
    array("q", c.excluded().q());
    array("I", c.excluded().intensity());
    array("dI", c.excluded().dI());
    json.writeEndObject();
  }

  private void bands(FitResult.Bands b) throws IOException {
    array("low95", b.low95());
    array("low68", b.low68());
    array("high68", b.high68());
    array("high95", b.high95());
  }

  private void check(FitResult.ResidualCheck c) throws IOException {
    json.writeNumberField("runs", c.runs());
    number("runs_expected", c.runsExpected());
    number("runs_p", c.runsP());
    number("lag1", c.lag1());
    json.writeStringField("words", c.words());
  }

  private void chains(FitResult.Chains c) throws IOException {
    json.writeNumberField("burn", c.burn());
    number("burn_found", c.burnFound().isPresent() ? c.burnFound().getAsInt() : Double.NaN);
    array("acceptance", c.acceptance());
    array("mean_nllf", c.meanNllf());
    json.writeFieldName("outliers");
    json.writeArray(c.outliers(), 0, c.outliers().length);
  }

  private void criteria(FitResult.Criteria c) throws IOException {
    number("aic", c.aic());
    number("bic", c.bic());
  }

  private void convergence(FitResult.Convergence c) throws IOException {
    array("evaluation", c.evaluation());
    array("best", c.best());
    array("low", c.low());
    array("median", c.median());
    array("high", c.high());
  }

  private void traces(FitResult.Traces traces) throws IOException {
    array("generation", traces.generation());
    json.writeFieldName("chains");
    json.writeArray(traces.chains(), 0, traces.chains().length);
    json.writeObjectFieldStart("values");
    for (Map.Entry<String, double[][]> value : traces.values().entrySet()) {
      matrix(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }

  private void pairs(Map<String, double[]> pairs) throws IOException {
    for (Map.Entry<String, double[]> pair : pairs.entrySet()) {
      array(pair.getKey(), pair.getValue());
    }
  }

  private void number(String key, double value) throws IOException {
    json.writeFieldName(key);
    number(value);
  }

  private void number(double value) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < WHOLE && !isNegativeZero(value)) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(Double.toString(value));
    }
  }

  private static boolean isNegativeZero(double value) {
    return value == 0 && Math.copySign(1, value) < 0;
  }

  private void interval(String key, FitResult.Interval interval) throws IOException {
    json.writeFieldName(key);
    array(new double[] {interval.low(), interval.high()});
  }

  private void array(String key, Optional<double[]> values) throws IOException {
    if (values.isPresent()) {
      array(key, values.get());
    } else {
      json.writeNullField(key);
    }
  }

  private void array(String key, double[] values) throws IOException {
    json.writeFieldName(key);
    array(values);
  }

  private void array(double[] values) throws IOException {
    json.writeStartArray();
    for (double value : values) {
      number(value);
    }
    json.writeEndArray();
  }

  private void matrix(String key, double[][] rows) throws IOException {
    json.writeArrayFieldStart(key);
    for (double[] row : rows) {
      array(row);
    }
    json.writeEndArray();
  }

  private <T> void list(String key, List<T> items, Body<T> body) throws IOException {
    json.writeArrayFieldStart(key);
    for (T item : items) {
      json.writeStartObject();
      body.write(item);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private <T> void optional(String key, @Nullable T item, Body<T> body) throws IOException {
    if (item == null) {
      json.writeNullField(key);
    } else {
      json.writeObjectFieldStart(key);
      body.write(item);
      json.writeEndObject();
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** What goes between the braces of an object. */
  @FunctionalInterface
  private interface Body<T> {
    void write(T item) throws IOException;
  }
}
