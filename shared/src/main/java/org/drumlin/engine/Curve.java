package org.drumlin.engine;

import java.util.List;
import java.util.Optional;
import org.drumlin.kernel.ModelException;

/**
 * The theory of one model over the points of one data set, ready to evaluate for any number of
 * parameter sets at once. Safe for one caller at a time; the engine spreads the work over its own
 * threads. The same input gives the same bytes with any number of threads.
 */
public interface Curve {
  /**
   * Names of the columns of a parameter set, in order: {@code scale}, {@code background}, the
   * model's own but the WHOLE ones, and {@code X_pd} for each polydisperse X.
   */
  List<String> parameters();

  /** Number of data points. */
  int points();

  /**
   * Evaluates the smeared theory.
   *
   * @param sets how many parameter sets
   * @param parameters row-major, sets x parameters().size()
   * @param theory filled row-major, sets x points(), in 1/cm; NaN where the model has no value
   */
  void evaluate(int sets, double[] parameters, double[] theory);

  /**
   * Evaluates the theory and holds it against data, where it was computed.
   *
   * @param parameters row-major, sets x parameters().size()
   * @param squares filled, a set each: the sum of squared weighted residuals; NaN where the model
   *     has no value
   */
  void squares(int sets, double[] parameters, Measured measured, double[] squares);

  /**
   * The exact derivatives of the theory; empty where the engine has none.
   *
   * @param wanted columns, of {@link #parameters()}
   * @throws ModelException when the model's derivatives are too large
   */
  default Optional<Derivatives> derivatives(List<String> wanted) throws ModelException {
    return Optional.empty();
  }

  /** The theory with its derivatives with respect to some columns. One caller at a time. */
  interface Derivatives {
    /**
     * Evaluates one parameter set. Nodes of quadratures are frozen, as is where a distribution is
     * cut off.
     *
     * @param parameters one row
     * @param theory filled, points()
     * @param derivatives filled row-major, wanted columns x points(), in the theory's unit by the
     *     parameter's
     */
    void evaluate(double[] parameters, double[] theory, double[] derivatives);
  }
}
