package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.drumlin.data.FitData;
import org.drumlin.data.Resolution;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOptions;
import org.drumlin.fit.Prior;

/** Puts a result together from what every method has: the problem and its best point. */
final class Report {
  private final FitProblem problem;
  private final Method method;
  private final double[] best;
  private final double[] row;
  private final double[][] theory;
  private final double squares;

  Report(FitProblem problem, Method method, double[] best) {
    this.problem = problem;
    this.method = method;
    this.best = best.clone();
    this.row = problem.table().row();
    this.theory = problem.theory(this.best);
    problem.table().fill(this.best, 0, row);
    double sum = 0;
    for (Term term : problem.terms()) {
      sum += term.squares(0);
    }
    this.squares = sum;
  }

  /** The seed that a document without one runs with. */
  static long seed(Method method) {
    return method.seed().orElse(1L);
  }

  /** Reduced chisq of the data at the best point. */
  double chisq() {
    return squares / problem.degreesOfFreedom();
  }

  /** Values of every parameter of the table at the best point. */
  double[] row() {
    return row;
  }

  /** What a sampler adds. */
  record Sampled(
      FitResult.Traces traces,
      Map<String, double[]> pairs,
      OptionalDouble acceptance,
      Optional<FitResult.Chains> chains) {}

  /** How it went. */
  record Course(
      FitResult.Ended ended,
      boolean converged,
      String reason,
      long evaluations,
      Optional<FitResult.Convergence> convergence,
      List<String> warnings) {

    private Course and(List<String> more) {
      List<String> all = new ArrayList<>(warnings);
      all.addAll(more);
      return new Course(ended, converged, reason, evaluations, convergence, all);
    }
  }

  /** Of an optimiser. */
  FitResult result(Course course, Minimum minimum) {
    return result(
        course.and(minimum.warnings()),
        minimum.estimates(),
        minimum.derived(),
        minimum.covariance().matrix(),
        minimum.bands(),
        Optional.empty());
  }

  /** Of a sampler; while it runs, without what would take evaluations. */
  FitResult result(
      Course course,
      List<Estimate> estimates,
      List<Estimate> derived,
      double[][] covariance,
      Optional<Sampled> sampled) {
    boolean running = course.ended() == FitResult.Ended.NOT_YET;
    List<FitResult.Bands> bands =
        running || sampled.isEmpty() ? List.of() : Bands.ofDraws(problem, sampled.get().pairs());
    return result(course, estimates, derived, covariance, bands, sampled);
  }

  private FitResult result(
      Course course,
      List<Estimate> estimates,
      List<Estimate> derived,
      double[][] covariance,
      List<FitResult.Bands> bands,
      Optional<Sampled> sampled) {
    List<String> warnings = new ArrayList<>(problem.warnings());
    warnings.addAll(course.warnings());
    return new FitResult(
        problem.document().title(),
        status(course.ended()),
        course.reason(),
        course.ended(),
        course.converged(),
        new FitResult.MethodUsed(method.name(), MethodOptions.filled(method), seed(method)),
        chisq(),
        0.5 * squares + problem.constant(),
        problem.degreesOfFreedom(),
        problem.points(),
        course.evaluations(),
        problem.engine().name(),
        problem.engine().precision(),
        uncertainty(sampled.isPresent()),
        parameters(estimates),
        fixed(),
        tied(),
        derived(derived),
        covariance,
        Covariance.correlation(covariance),
        curves(bands),
        course.convergence(),
        sampled.map(Sampled::traces),
        sampled.map(Sampled::pairs),
        sampled.map(Sampled::acceptance).orElse(OptionalDouble.empty()),
        sampled.flatMap(Sampled::chains),
        Optional.of(criteria()),
        warnings);
  }

  /**
   * For data with errors, minus twice the log-likelihood is counted from that of a model through
   * every point: chisq, or the deviance of counts. Without errors their size is one more parameter,
   * at its most likely value.
   */
  private FitResult.Criteria criteria() {
    double n = problem.points();
    boolean unknown = problem.errorsUnknown();
    int parameters = problem.names().size() + (unknown ? 1 : 0);
    double misfit = unknown ? n * StrictMath.log(squares / n) : squares;
    return new FitResult.Criteria(misfit + 2 * parameters, misfit + parameters * StrictMath.log(n));
  }

  private static FitResult.Status status(FitResult.Ended ended) {
    return switch (ended) {
      case NOT_YET -> FitResult.Status.RUNNING;
      case STOPPED -> FitResult.Status.STOPPED;
      case COMPLETE, RULE, STEPS, TIME -> FitResult.Status.FINISHED;
    };
  }

  private String uncertainty(boolean sampled) {
    if (!problem.errorsUnknown()) {
      return errors() + "; covariance not rescaled";
    }
    return sampled
        ? "no errors of the data; their unknown size is averaged over in the sampling"
        : "no errors of the data; covariance scaled by the reduced chisq";
  }

  private String errors() {
    long counts = problem.terms().stream().filter(t -> t.data().counts()).count();
    if (counts == 0) {
      return "measured errors";
    }
    return counts == problem.terms().size()
        ? "counts, with Poisson's likelihood"
        : "measured errors, and counts with Poisson's likelihood";
  }

  private List<FitResult.FittedParameter> parameters(List<Estimate> estimates) {
    List<FitResult.FittedParameter> parameters = new ArrayList<>();
    int[] columns = problem.table().fitted();
    for (int j = 0; j < columns.length; j++) {
      Slot slot = problem.table().slots().get(columns[j]);
      Estimate e = estimates.get(j);
      parameters.add(
          new FitResult.FittedParameter(
              slot.name(),
              slot.model().id(),
              slot.parameter(),
              slot.unit(),
              e.value(),
              e.stderr(),
              e.mean(),
              e.median(),
              best[j],
              e.p68(),
              e.p95(),
              new FitResult.Interval(problem.lower()[j], problem.upper()[j]),
              e.atBound(),
              e.rhat(),
              e.ess(),
              e.essTail(),
              e.mcse(),
              slot.setting().prior().map(Prior::words).orElse(""),
              e.histogram()));
    }
    return List.copyOf(parameters);
  }

  private List<FitResult.FixedParameter> fixed() {
    List<FitResult.FixedParameter> fixed = new ArrayList<>();
    for (Slot slot : problem.table().slots()) {
      if (!slot.isFitted() && slot.tie().isEmpty() && !slot.unused()) {
        fixed.add(
            new FitResult.FixedParameter(
                slot.name(), slot.model().id(), slot.value(), slot.unit()));
      }
    }
    return List.copyOf(fixed);
  }

  private List<FitResult.TiedParameter> tied() {
    List<FitResult.TiedParameter> tied = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      Slot slot = problem.table().slots().get(i);
      if (slot.tie().isPresent()) {
        tied.add(
            new FitResult.TiedParameter(slot.name(), slot.model().id(), slot.tie().get(), row[i]));
      }
    }
    return List.copyOf(tied);
  }

  private List<FitResult.DerivedQuantity> derived(List<Estimate> estimates) {
    List<FitResult.DerivedQuantity> derived = new ArrayList<>();
    int i = 0;
    for (Map.Entry<String, String> entry : problem.document().derived().entrySet()) {
      Estimate e = estimates.get(i++);
      derived.add(
          new FitResult.DerivedQuantity(
              entry.getKey(),
              entry.getValue(),
              e.value(),
              e.stderr(),
              e.p68(),
              e.p95(),
              e.rhat(),
              e.ess(),
              e.essTail(),
              e.mcse(),
              e.histogram()));
    }
    return List.copyOf(derived);
  }

  private List<FitResult.FittedCurve> curves(List<FitResult.Bands> bands) {
    List<FitResult.FittedCurve> curves = new ArrayList<>();
    for (int t = 0; t < theory.length; t++) {
      Term term = problem.terms().get(t);
      FitData data = term.data();
      Likelihood plain = Likelihood.of(data, 1);
      double[] residuals = new double[data.points()];
      for (int i = 0; i < residuals.length; i++) {
        residuals[i] = plain.residual(i, theory[t][i]);
      }
      Optional<double[]> sigma =
          data.resolution() instanceof Resolution.Pinhole p
              ? Optional.of(p.sigma())
              : Optional.empty();
      Optional<Resolution.Slit> slit =
          data.resolution() instanceof Resolution.Slit s ? Optional.of(s) : Optional.empty();
      FitData.Excluded left = data.excluded();
      double[] noErrors = new double[left.q().length];
      java.util.Arrays.fill(noErrors, Double.NaN);
      curves.add(
          new FitResult.FittedCurve(
              term.model().id(),
              term.model().model(),
              data.id(),
              term.title(),
              data.q(),
              data.intensity(),
              data.errorsKnown() ? Optional.of(data.errors()) : Optional.empty(),
              sigma,
              slit.map(Resolution.Slit::length),
              slit.map(Resolution.Slit::width),
              theory[t],
              residuals,
              plain.name(),
              bands.isEmpty() ? Optional.empty() : Optional.of(bands.get(t)),
              Whiteness.check(data.q(), residuals, data.errorsKnown()),
              new FitResult.Excluded(left.q(), left.intensity(), left.dI().orElse(noErrors))));
    }
    return List.copyOf(curves);
  }
}
