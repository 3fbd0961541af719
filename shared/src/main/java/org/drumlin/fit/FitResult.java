package org.drumlin.fit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What came out of a fit: the numbers of {@code result.json} and {@code partial.json}, nothing of
 * who computed them or how long it took, so that the same fit gives the same bytes. A missing
 * number is NaN here and null in JSON. Arrays are not copied: treat them as read-only.
 *
 * @param reason why it ended, or how it stands, in words
 * @param ended the same as one of few
 * @param converged whether the method's own criterion of having arrived is met
 * @param chisq reduced chisq of the data at the best point, 2*nllf/dof as bumps counts it; of
 *     counts their deviance takes the place of 2*nllf
 * @param nllf negative log-likelihood of the data at the best point, without priors
 * @param dof points, plus one per normal prior, minus fitted parameters
 * @param points data points used
 * @param evaluations parameter sets evaluated
 * @param engine name of the engine ({@code jvm})
 * @param precision {@code double} or {@code single}
 * @param uncertainty what the errors of the data were, and whether the covariance was scaled
 * @param covariance of the fitted parameters, in their order; NaN where it is not known
 * @param correlation likewise
 * @param convergence how chisq went over the fit
 * @param traces samplers only
 * @param pairs samplers only: the same few draws of every parameter, by name
 * @param acceptance samplers only: part of the proposals taken after the burn-in
 * @param chains samplers only
 * @param criteria for comparing models on the same data; absent where chisq has no meaning yet
 */
public record FitResult(
    String title,
    Status status,
    String reason,
    Ended ended,
    boolean converged,
    MethodUsed method,
    double chisq,
    double nllf,
    int dof,
    int points,
    long evaluations,
    String engine,
    String precision,
    String uncertainty,
    List<FittedParameter> parameters,
    List<FixedParameter> fixed,
    List<TiedParameter> tied,
    List<DerivedQuantity> derived,
    double[][] covariance,
    double[][] correlation,
    List<FittedCurve> curves,
    Optional<Convergence> convergence,
    Optional<Traces> traces,
    Optional<Map<String, double[]>> pairs,
    OptionalDouble acceptance,
    Optional<Chains> chains,
    Optional<Criteria> criteria,
    List<String> warnings) {

  /** Where the fit stands; written in lower case. */
  public enum Status {
    RUNNING,
    FINISHED,
    STOPPED
  }

  /** What ended a fit; written in lower case. */
  public enum Ended {
    /** It has not. */
    NOT_YET,
    /** The method's own tolerances were met, or a sampler drew all it was asked for. */
    COMPLETE,
    /** The stopping rule was met (option {@code until}). */
    RULE,
    /** All steps were taken before the tolerances were met. */
    STEPS,
    /** The time allowed ran out. */
    TIME,
    /** Somebody asked. */
    STOPPED
  }

  /**
   * Information criteria of the best point, counted from a model that goes through every point:
   * Akaike's (1974, IEEE Trans. Autom. Control 19:716) and Schwarz's (1978, Ann. Statist. 6:461).
   * Only their differences between models of the same data with the same errors mean anything.
   */
  public record Criteria(double aic, double bic) {}

  /**
   * The chains of a sampler, one element each in their order.
   *
   * @param burn generations thrown away
   * @param burnFound generations after which the chains look settled, counted from the start;
   *     absent where they never do
   * @param acceptance part of a chain's steps taken after the burn-in
   * @param meanNllf of a chain's kept draws
   * @param outliers chains that lie far below the others; they are named and kept
   */
  public record Chains(
      int burn, OptionalInt burnFound, double[] acceptance, double[] meanNllf, int[] outliers) {}

  /**
   * The method as it ran.
   *
   * @param options every option by name, defaults filled in: Double, String or Boolean
   */
  public record MethodUsed(String name, Map<String, Object> options, long seed) {}

  /** Two ends of an interval; either may be infinite or NaN. */
  public record Interval(double low, double high) {}

  /** Counts of draws between edges (one more edge than counts). */
  public record Histogram(double[] edges, int[] counts) {}

  /** The end of its bounds that a fitted parameter came to rest on. */
  public enum Bound {
    LOWER,
    UPPER
  }

  /**
   * A fitted parameter.
   *
   * @param name as the document calls it in expressions: {@code model.parameter}, or the parameter
   *     alone with one model
   * @param model id of the model entry
   * @param value lm: the minimum; dream: the best point
   * @param stderr lm: from the covariance; dream: standard deviation of the draws
   * @param mean of the draws; NaN for lm, as median
   * @param p68 equal-tailed 68 % interval (lm: of the normal distribution with that stderr)
   * @param rhat rank-normalised split R-hat; NaN for lm, as ess
   * @param ess bulk effective sample size
   * @param essTail the smaller effective sample size of the 5 and the 95 % quantile
   * @param mcse Monte Carlo standard error of the mean, in the parameter's unit
   * @param prior as the document has it, in short words; empty for uniform
   * @param histogram samplers only
   */
  public record FittedParameter(
      String name,
      String model,
      String parameter,
      String unit,
      double value,
      double stderr,
      double mean,
      double median,
      double best,
      Interval p68,
      Interval p95,
      Interval bounds,
      Optional<Bound> atBound,
      double rhat,
      double ess,
      double essTail,
      double mcse,
      String prior,
      Optional<Histogram> histogram) {}

  /** A parameter that stayed as it was. */
  public record FixedParameter(String name, String model, double value, String unit) {}

  /** A parameter that followed others, with its value at the best point. */
  public record TiedParameter(String name, String model, String expression, double value) {}

  /** A derived quantity; all but name and expression as of a fitted parameter. */
  public record DerivedQuantity(
      String name,
      String expression,
      double value,
      double stderr,
      Interval p68,
      Interval p95,
      double rhat,
      double ess,
      double essTail,
      double mcse,
      Optional<Histogram> histogram) {

    /** Of a method without chains. */
    public DerivedQuantity(
        String name,
        String expression,
        double value,
        double stderr,
        Interval p68,
        Interval p95,
        Optional<Histogram> histogram) {
      this(
          name,
          expression,
          value,
          stderr,
          p68,
          p95,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          histogram);
    }
  }

  /**
   * Where the theory lies, point by point of q: equal-tailed credible bands of the draws, or of the
   * covariance to first order.
   */
  public record Bands(double[] low95, double[] low68, double[] high68, double[] high95) {}

  /**
   * Whether the residuals look like noise.
   *
   * @param runs stretches of residuals of one sign
   * @param runsExpected of noise
   * @param runsP chance of so few runs or fewer
   * @param lag1 autocorrelation of neighbours
   * @param words a sentence for the scientist
   */
  public record ResidualCheck(
      int runs, double runsExpected, double runsP, double lag1, String words) {}

  /**
   * One model on its data at the best point.
   *
   * @param model id of the model entry
   * @param modelName catalogue name or formula
   * @param dataset id of the data set
   * @param title of the data
   * @param q the points used
   * @param dI errors used; absent without errors. Of counts only for the eye: their square roots
   * @param dq one standard deviation of q; absent without a Gaussian resolution
   * @param dl half-openings along the slit, 1/Angstrom; absent without a slit
   * @param dw half-openings across the slit; absent without a slit
   * @param residuals (theory - I)/dI, theory - I without errors, or for counts the signed root of
   *     the point's part of Poisson's chisq
   * @param likelihood {@code gaussian} or {@code poisson}
   * @param bands where the fit knows its uncertainty
   * @param check where there are points enough
   */
  public record FittedCurve(
      String model,
      String modelName,
      String dataset,
      String title,
      double[] q,
      double[] intensity,
      Optional<double[]> dI,
      Optional<double[]> dq,
      Optional<double[]> dl,
      Optional<double[]> dw,
      double[] theory,
      double[] residuals,
      String likelihood,
      Optional<Bands> bands,
      Optional<ResidualCheck> check,
      Excluded excluded) {}

  /** Points of the file that the fit left out; dI is NaN where the file has none. */
  public record Excluded(double[] q, double[] intensity, double[] dI) {}

  /**
   * Reduced chisq against evaluations: the best so far and, over a population, its 16, 50 and 84 %
   * quantiles (absent for lm).
   */
  public record Convergence(
      double[] evaluation,
      double[] best,
      Optional<double[]> low,
      Optional<double[]> median,
      Optional<double[]> high) {}

  /**
   * A thinned history of some chains, burn-in included.
   *
   * @param generation of each kept row, counted from the start
   * @param chains which chains
   * @param values by parameter name: chain by generation
   */
  public record Traces(double[] generation, int[] chains, Map<String, double[][]> values) {}
}
