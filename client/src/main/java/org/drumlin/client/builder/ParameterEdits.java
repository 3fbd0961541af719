package org.drumlin.client.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.drumlin.fit.DistributionPoint;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Prior;
import org.drumlin.fit.Range;
import org.drumlin.model.Distribution;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;

/** The edits of a model's parameters: each takes a draft and gives the next. */
final class ParameterEdits {
  /** Endings of the parameters that describe a distribution. */
  static final String WIDTH = "_pd";

  static final String POINTS = "_pd_n";
  static final String SIGMAS = "_pd_nsigma";

  private ParameterEdits() {}

  static boolean isFormula(String nameOrFormula) {
    return nameOrFormula.indexOf('=') >= 0;
  }

  /** Whether it goes around the body of every model. */
  static boolean ofTheWhole(String name) {
    return name.equals("scale") || name.equals("background");
  }

  /** The parameter as the draft has it, or as the model's default has it. */
  static Parameter parameter(Draft draft, ParameterInfo info) {
    return draft
        .model()
        .map(m -> m.parameters().get(info.name()))
        .orElse(Parameter.fixed(info.defaultValue()));
  }

  /** Its value: the draft's, else the model's default. */
  static double value(Draft draft, ParameterInfo info) {
    return parameter(draft, info).value().orElse(info.defaultValue());
  }

  static Draft withValue(Draft draft, ParameterInfo info, double value) {
    var old = parameter(draft, info);
    var next =
        with(
            draft,
            info.name(),
            new Parameter(OptionalDouble.of(value), old.fit(), Optional.empty(), old.prior()));
    boolean computes = info.name().endsWith(Piece.RADIUS + Piece.MODE) && value > 0;
    return computes ? withoutFit(next, info.name().replaceFirst(Piece.MODE + "$", "")) : next;
  }

  /** What the model computes is not fitted. */
  private static Draft withoutFit(Draft draft, String name) {
    Optional<Parameter> fitted =
        draft.model().map(m -> m.parameters().get(name)).filter(p -> p.fit().isPresent());
    return fitted
        .map(p ->
            with(
                draft.withParked(name, p),
                name,
                new Parameter(p.value(), Optional.empty(), Optional.empty(), Optional.empty())))
        .orElse(draft);
  }

  /**
   * Ticked or not; bounds and prior come back as they were left. What was tied is free from then
   * on.
   *
   * @param value where it stands now
   */
  static Draft withFitted(Draft draft, ParameterInfo info, double value, boolean fitted) {
    var old = parameter(draft, info);
    if (fitted == old.fit().isPresent()) {
      return draft;
    }
    if (!fitted) {
      return with(draft.withParked(info.name(), old), info.name(), Parameter.fixed(value));
    }
    var parked = draft.parked(info.name());
    var bounds =
        parked
            .flatMap(Parameter::fit)
            .filter(r -> r.contains(value))
            .orElseGet(() -> suggestedBounds(info, value));
    return with(
        draft,
        info.name(),
        new Parameter(
            OptionalDouble.of(value),
            Optional.of(bounds),
            Optional.empty(),
            parked.flatMap(Parameter::prior)));
  }

  /** Follows an expression from now on; bounds and prior are kept for when it is free again. */
  static Draft withTie(Draft draft, ParameterInfo info, String expression) {
    var old = parameter(draft, info);
    var from = old.fit().isPresent() ? draft.withParked(info.name(), old) : draft;
    return with(from, info.name(), Parameter.tied(expression));
  }

  /**
   * A prior; the parameter is fitted from then on.
   *
   * @param value where it stands now
   */
  static Draft withPrior(Draft draft, ParameterInfo info, double value, Prior prior) {
    var fitted = withFitted(draft, info, value, true);
    var now = parameter(fitted, info);
    Optional<Prior> said = prior instanceof Prior.Uniform ? Optional.empty() : Optional.of(prior);
    return with(fitted, info.name(), new Parameter(now.value(), now.fit(), now.tie(), said));
  }

  /**
   * Other bounds; the parameter is fitted from then on.
   *
   * @param value where it stands now
   */
  static Draft withBounds(Draft draft, ParameterInfo info, double value, Range bounds) {
    var old = parameter(draft, info);
    return with(
        draft,
        info.name(),
        new Parameter(
            OptionalDouble.of(value), Optional.of(bounds), Optional.empty(), old.prior()));
  }

  /** Another shape, which follows from centre and width: points that were given are forgotten. */
  static Draft withDistribution(Draft draft, String parameter, String type) {
    return draft.withModel(m -> {
      var types = new LinkedHashMap<>(m.distributions());
      if (type.equals("gaussian")) {
        types.remove(parameter);
      } else {
        types.put(parameter, type);
      }
      var arrays = new LinkedHashMap<>(m.arrays());
      arrays.remove(parameter);
      return m.withDistributions(types, arrays);
    });
  }

  /**
   * Points of its own. Neither centre nor width changes anything from then on, so neither is
   * fitted.
   */
  static Draft withArray(Draft draft, ParameterInfo info, List<DistributionPoint> points) {
    var width = width(info);
    var still = withFitted(draft, info, value(draft, info), false);
    return withFitted(still, width, value(still, width), false)
        .withModel(m -> {
          var types = new LinkedHashMap<>(m.distributions());
          types.put(info.name(), Distribution.Type.ARRAY.text());
          var arrays = new LinkedHashMap<>(m.arrays());
          arrays.put(info.name(), points);
          return m.withDistributions(types, arrays);
        });
  }

  private static Draft with(Draft draft, String name, Parameter parameter) {
    return draft.withModel(m -> {
      var all = new LinkedHashMap<>(m.parameters());
      all.put(name, parameter);
      return m.withParameters(all);
    });
  }

  /**
   * Bounds for a parameter that is ticked for the first time: wide, round, and within what the
   * model allows.
   */
  static Range suggestedBounds(ParameterInfo info, double value) {
    double low;
    double high;
    if (info.kind() == ParameterInfo.Kind.SLD) {
      low = Math.floor(value) - 5;
      high = Math.ceil(value) + 5;
    } else if (value == 0) {
      low = info.lower() >= 0 ? 0 : -1;
      high = 1;
    } else if (value < 0) {
      low = -round(-10 * value);
      high = 0;
    } else {
      low = 0;
      high = round(10 * value);
    }
    if (info.name().equals("background")) {
      high = Math.max(high, 1);
    }
    return new Range(Math.max(low, info.lower()), Math.min(high, info.upper()));
  }

  /** One significant digit, upwards. */
  private static double round(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    return Double.parseDouble(
        String.format(Locale.ROOT, "%.3g", Math.ceil(value / power - 1e-9) * power));
  }

  /** The width of a parameter's distribution, as a parameter of its own. */
  static ParameterInfo width(ParameterInfo info) {
    return number(info.name() + WIDTH, 0, 0, info.kind() == ParameterInfo.Kind.VOLUME ? 1 : 180);
  }

  /** How many points its distribution of that type has. */
  static ParameterInfo points(ParameterInfo info, String type) {
    int usual = PolydispersityShape.usual(type).points();
    return new ParameterInfo(
        info.name() + POINTS,
        "",
        usual,
        1,
        Distribution.MOST_POINTS,
        ParameterInfo.Kind.WHOLE,
        false,
        "");
  }

  /** How far its distribution of that type goes, in standard deviations. */
  static ParameterInfo sigmas(ParameterInfo info, String type) {
    return number(info.name() + SIGMAS, PolydispersityShape.usual(type).nsigmas(), 0.1, 20);
  }

  private static ParameterInfo number(String name, double value, double low, double high) {
    return new ParameterInfo(name, "", value, low, high, ParameterInfo.Kind.PLAIN, false, "");
  }
}
