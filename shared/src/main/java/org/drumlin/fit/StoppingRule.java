package org.drumlin.fit;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a sampler has drawn enough: {@code R-hat < 1.01 and ESS > 1000}, of the worst parameter.
 *
 * @param rhat R-hat must be below; infinite where the rule does not ask
 * @param ess effective sample sizes of bulk and tails must be above; 0 where the rule does not ask
 */
public record StoppingRule(double rhat, double ess) {
  private static final String NUMBER = "([0-9]+(?:[.][0-9]*)?(?:[eE][+]?[0-9]+)?)";
  private static final Pattern RHAT =
      Pattern.compile("r-?hat\\s*<\\s*" + NUMBER, Pattern.CASE_INSENSITIVE);
  private static final Pattern ESS =
      Pattern.compile("ess\\s*>\\s*" + NUMBER, Pattern.CASE_INSENSITIVE);
  private static final String LIKE = "; write a rule like \"R-hat < 1.01 and ESS > 1000\"";

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException that says for a person what is wrong
   */
  public static StoppingRule parse(String text) {
    double rhat = Double.POSITIVE_INFINITY;
    double ess = 0;
    for (String part : text.strip().split("(?i)\\s+and\\s+", -1)) {
      Matcher below = RHAT.matcher(part.strip());
      Matcher above = ESS.matcher(part.strip());
      if (below.matches() && rhat == Double.POSITIVE_INFINITY) {
        rhat = number(below);
      } else if (above.matches() && ess == 0) {
        ess = number(above);
      } else {
        throw new IllegalArgumentException(
            "\"" + Place.shortened(part.strip()) + "\" is not a condition" + LIKE);
      }
    }
    if (rhat <= 1) {
      throw new IllegalArgumentException("R-hat is never below 1" + LIKE);
    }
    return new StoppingRule(rhat, ess);
  }

  private static double number(Matcher matcher) {
    return Double.parseDouble(matcher.group(1).toLowerCase(Locale.ROOT));
  }

  /** Whether the worst R-hat and ESS meet it; what is not known (NaN) does not. */
  public boolean met(double worstRhat, double worstEss) {
    return (worstRhat < rhat || rhat == Double.POSITIVE_INFINITY) && (worstEss > ess || ess == 0);
  }
}
