package org.drumlin.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The methods that are computed and their options, with bumps' names and defaults: the one table
 * that the codec, the fitters, the desktop's method panel and the command line read.
 */
public final class MethodOptions {
  private static final MethodOption TIME =
      MethodOption.real(
          "time", 0, 0, 1e6, "Hours after which the fit ends with what it has; 0 for no limit.");

  private static final MethodOption CROSSOVER =
      MethodOption.real("CR", 0.9, 0, 1, "Part of the parameters that a step changes, on average.");

  private static final MethodOption UNTIL =
      MethodOption.text(
          "until",
          "Ends before all samples are drawn when this holds of every parameter, such as"
              + " R-hat < 1.01 and ESS > 1000.");

  private static final MethodOption TRIM =
      MethodOption.choice(
          "trim", List.of("on", "off"), "on leaves out draws from before the chains had settled.");

  private static final MethodOption DISCARD =
      MethodOption.whole(
          "discard",
          0,
          0,
          1e9,
          "Leaves out this many generations from the start, instead of what trim finds.");

  private static final Map<String, List<MethodOption>> TABLE = table();

  private MethodOptions() {}

  /** Names of the methods that are computed, the default first. */
  public static List<String> methods() {
    return List.copyOf(TABLE.keySet());
  }

  /** Options of a method in the order a panel shows them; none of a name that is not computed. */
  public static List<MethodOption> of(String method) {
    return TABLE.getOrDefault(method, List.of());
  }

  /** The option of that name. */
  public static Optional<MethodOption> find(String method, String option) {
    return of(method).stream().filter(o -> o.name().equals(option)).findFirst();
  }

  /** Every option of the method with its value: the document's, else the default. */
  public static Map<String, Object> filled(Method method) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (MethodOption option : of(method.name())) {
      all.put(option.name(), method.options().getOrDefault(option.name(), option.defaultValue()));
    }
    return all;
  }

  private static MethodOption steps(int most, String explanation) {
    return MethodOption.whole("steps", most, 1, 1e6, explanation);
  }

  private static MethodOption ftol(double tolerance, String explanation) {
    return MethodOption.real("ftol", tolerance, 0, 1, explanation);
  }

  private static MethodOption xtol(double tolerance, String explanation) {
    return MethodOption.real("xtol", tolerance, 0, 1, explanation);
  }

  private static MethodOption population(double size) {
    return MethodOption.real(
        "pop", size, 1e-3, 1_000, "Members of the population for each fitted parameter.");
  }

  private static MethodOption starts(int number) {
    return MethodOption.whole(
        "starts", number, 1, 1e6, "How often it begins; the best of all is kept.");
  }

  private static MethodOption jump(double size) {
    return MethodOption.real(
        "jump",
        size,
        0,
        1,
        "Where later starts begin: at most this part of the range from the best point; 0, anywhere"
            + " within the bounds.");
  }

  private static Map<String, List<MethodOption>> table() {
    Map<String, List<MethodOption>> table = new LinkedHashMap<>();
    table.put(
        "lm",
        List.of(
            steps(200, "Most iterations."),
            ftol(1e-10, "Ends when chisq falls by less than this fraction."),
            xtol(1e-10, "Ends when the parameters move by less than this fraction."),
            starts(1),
            jump(0),
            TIME));
    table.put(
        "amoeba",
        List.of(
            steps(1000, "Most moves of the simplex."),
            MethodOption.real(
                "radius", 0.15, 1e-3, 0.5, "Size of the first simplex, as a part of the range."),
            xtol(1e-6, "Ends when the simplex is smaller than this part of the range, and ftol."),
            ftol(1e-8, "Ends when nllf differs by less than this within the simplex, and xtol."),
            starts(1),
            jump(0.01),
            TIME));
    table.put(
        "newton",
        List.of(
            steps(3000, "Most steps."),
            ftol(1e-6, "Ends when the gradient is smaller than this part of nllf."),
            xtol(1e-12, "Ends when a step is smaller than this part of the parameters."),
            starts(1),
            jump(0),
            TIME));
    table.put(
        "de",
        List.of(
            steps(1000, "Most generations."),
            population(10),
            CROSSOVER,
            MethodOption.real("F", 2, 0.01, 10, "Largest scale of a step; each draws its own."),
            ftol(1e-8, "Ends when nllf differs by less than this in the population, and xtol."),
            xtol(
                1e-6, "Ends when the population is smaller than this part of the range, and ftol."),
            TIME));
    table.put(
        "dream",
        List.of(
            MethodOption.whole(
                "samples", 10_000, 1, 1e9, "How many draws after burn-in, over all chains."),
            MethodOption.whole(
                "burn", 100, 0, 1e7, "Generations thrown away while the chains settle."),
            MethodOption.real(
                "pop",
                10,
                -10_000,
                1_000,
                "Chains for each fitted parameter; a negative number is the number of chains."),
            MethodOption.choice(
                "init",
                List.of("eps", "lhs", "cov", "random"),
                "Where the chains start: eps, close to the values; lhs, spread over the bounds;"
                    + " cov, as the covariance says; random, from the priors."),
            MethodOption.whole("thin", 1, 1, 1e6, "Keeps every so many generations."),
            MethodOption.choice(
                "outliers",
                List.of("iqr", "none"),
                "During burn-in, iqr replaces chains far below the others."),
            MethodOption.whole(
                "steps", 0, 0, 1e9, "Generations after burn-in; 0 lets samples decide."),
            UNTIL,
            MethodOption.real(
                "alpha",
                0,
                0,
                0.5,
                "Ends when early and late draws cannot be told apart at this level; 0, never."
                    + " until is the better rule."),
            TRIM,
            DISCARD,
            TIME));
    table.put(
        "pt",
        List.of(
            MethodOption.whole("steps", 400, 1, 1e7, "Generations after burn-in."),
            MethodOption.whole("nT", 24, 2, 1000, "How many temperatures."),
            CROSSOVER,
            MethodOption.whole(
                "burn", 100, 0, 1e7, "Generations thrown away while the chains settle."),
            MethodOption.real("Tmin", 0.1, 1e-6, 1, "The lowest temperature."),
            MethodOption.real(
                "Tmax", 10, 1, 1e9, "The highest: hills in nllf about as high are crossed."),
            UNTIL,
            TRIM,
            DISCARD,
            TIME));
    table.put("ps", List.of(steps(3000, "Most generations."), population(1), TIME));
    table.put(
        "rl",
        List.of(
            steps(3000, "Most generations of a start."),
            population(0.5),
            CROSSOVER,
            starts(20),
            jump(0),
            TIME));
    return Collections.unmodifiableMap(table);
  }
}
