package org.drumlin.bumps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOptions;

/**
 * The method of a document as words of bumps' command line.
 *
 * @param words {@code --fit=dream}, {@code --samples=10000}…
 * @param without options that bumps has not
 */
record BumpsOptions(List<String> words, List<String> without) {
  /** What bumps 0.9 takes. */
  private static final Set<String> KNOWN =
      Set.of(
          "starts",
          "steps",
          "samples",
          "xtol",
          "ftol",
          "alpha",
          "thin",
          "burn",
          "pop",
          "init",
          "CR",
          "F",
          "nT",
          "Tmin",
          "Tmax",
          "radius",
          "trim",
          "outliers",
          "time");

  BumpsOptions {
    words = List.copyOf(words);
    without = List.copyOf(without);
  }

  static BumpsOptions of(Method method) {
    List<String> words = new ArrayList<>();
    List<String> without = new ArrayList<>();
    words.add("--fit=" + method.name());
    for (Map.Entry<String, Object> option : MethodOptions.filled(method).entrySet()) {
      String name = option.getKey();
      boolean given = method.options().containsKey(name);
      if (KNOWN.contains(name)) {
        if (given || !name.equals("time")) {
          words.add("--" + name + "=" + text(option.getValue()));
        }
      } else if (given) {
        without.add(name);
      }
    }
    method.seed().ifPresent(seed -> words.add("--seed=" + Long.remainderUnsigned(seed, 1L << 32)));
    return new BumpsOptions(words, without);
  }

  private static String text(Object value) {
    return value instanceof Double number ? Python.number(number) : String.valueOf(value);
  }
}
