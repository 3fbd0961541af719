package org.drumlin.fitter;

import java.util.Optional;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOptions;
import org.drumlin.fit.StoppingRule;

/**
 * Whether a sampler has drawn enough before all that was asked for: the options {@code until} and
 * {@code alpha}. Looked at after certain numbers of kept generations, growing by a fifth each, so
 * that the same fit ends at the same generation wherever it runs.
 */
final class Stopping {
  private static final int FIRST = 50;
  private static final double GROWTH = 1.2;

  private final Method method;
  private final int burn;
  private final Optional<StoppingRule> rule;
  private final double alpha;
  private int last;

  Stopping(Method method, int burn) {
    this.method = method;
    this.burn = burn;
    String until = method.text("until");
    this.rule = until.isEmpty() ? Optional.empty() : Optional.of(StoppingRule.parse(until));
    this.alpha =
        MethodOptions.find(method.name(), "alpha").isPresent() ? method.number("alpha") : 0;
  }

  /** Whether to look now; true once for each number of draws. */
  boolean isDue(Draws draws) {
    int rows = draws.generations();
    if (rows == last || rule.isEmpty() && alpha == 0) {
      return false;
    }
    last = rows;
    int due = FIRST;
    while (due < rows) {
      due = (int) Math.ceil(GROWTH * due);
    }
    return due == rows;
  }

  boolean met(Draws draws) {
    return alpha > 0 && Settling.agree(draws, 0, alpha)
        || rule.isPresent() && met(rule.orElseThrow(), draws);
  }

  private boolean met(StoppingRule asked, Draws all) {
    Draws draws = Kept.of(all, method, burn).draws();
    Posterior posterior = new Posterior(draws, draws.generations());
    double rhat = 1;
    double ess = Double.POSITIVE_INFINITY;
    for (int j = 0; j < draws.names().size(); j++) {
      Mixing mixing = Mixing.of(posterior.chains(j));
      rhat = Math.max(rhat, mixing.rhat());
      ess = Math.min(ess, Math.min(mixing.ess(), mixing.essTail()));
      if (!asked.met(rhat, ess)) {
        return false;
      }
    }
    return true;
  }
}
