package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.DataException;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.engine.Engine;
import org.drumlin.engine.EngineInfo;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.Prior;
import org.drumlin.fit.Range;
import org.drumlin.kernel.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * A document with its data, ready to be fitted: the models compiled for their data sets, the
 * parameters laid out, the likelihood. Used by one thread at a time.
 */
public final class FitProblem implements Objective {
  /** Keeps the information of a fit through every point finite. */
  private static final double LEAST_SIZE = 1e-140;

  private static final Prior UNIFORM = new Prior.Uniform();

  /** Draws from a prior until one is inside the bounds. */
  private static final int DRAWS = 1000;

  private final FitDocument document;
  private final EngineInfo engine;
  private final ParameterTable table;
  private final List<Term> terms;
  private final List<PriorTerm> priors;
  private final Constraints constraints;
  private final List<String> warnings;
  private final List<String> names;
  private final double[] lower;
  private final double[] upper;
  private final double[] start;
  private final boolean errorsUnknown;
  private final double constant;
  private final int points;
  private final int batch;
  private final double[] row;
  private boolean[] broken = new boolean[0];
  private @Nullable Optional<ExactJacobian> exact;
  private Optional<StartCloud> cloud = Optional.empty();

  FitProblem(
      FitDocument document,
      EngineInfo engine,
      ParameterTable table,
      List<Range> bounds,
      List<Term> terms,
      List<PriorTerm> priors,
      Constraints constraints,
      List<String> warnings) {
    this.document = document;
    this.engine = engine;
    this.table = table;
    this.terms = List.copyOf(terms);
    this.priors = List.copyOf(priors);
    this.constraints = constraints;
    this.warnings = List.copyOf(warnings);
    this.names = table.slots().stream().filter(Slot::isFitted).map(Slot::name).toList();
    this.lower = bounds.stream().mapToDouble(Range::low).toArray();
    this.upper = bounds.stream().mapToDouble(Range::high).toArray();
    this.row = table.row();
    this.start = Arrays.stream(table.fitted()).mapToDouble(c -> row[c]).toArray();
    this.errorsUnknown = !terms.isEmpty() && !terms.getFirst().data().errorsKnown();
    this.constant = terms.stream().mapToDouble(t -> t.likelihood().constant()).sum();
    this.points = terms.stream().mapToInt(Term::points).sum();
    this.batch = terms.stream().mapToInt(Term::batch).min().orElse(1);
  }

  /**
   * Resolves the models, selects the points, lays out the parameters.
   *
   * @param datasets by the id of the document's entries
   * @param engine what evaluates; stays open as long as the problem is used
   * @throws DocumentException where the document and its models or data do not meet, or asks for
   *     what is not computed yet
   * @throws DataException where a data set has no points to fit
   * @throws ModelException where a model cannot be compiled
   */
  public static FitProblem of(FitDocument document, Map<String, Dataset> datasets, Engine engine)
      throws DocumentException, DataException, ModelException {
    return new FitProblemBuilder(document, datasets, engine.info(), engine::compile).build();
  }

  /**
   * Finds what {@link #of} would find wrong, without an engine: for who takes a fit in and does not
   * compute it.
   */
  public static void check(FitDocument document, Map<String, Dataset> datasets)
      throws DocumentException, DataException, ModelException {
    new FitProblemBuilder(document, datasets, Uncompiled.ENGINE, Uncompiled::new).build();
  }

  /** The same problem, its samplers' chains spread as that says. */
  public FitProblem startingFrom(Beginning beginning) {
    cloud = beginning.cloud();
    return this;
  }

  @Override
  public Optional<StartCloud> cloud() {
    return cloud;
  }

  /** The document this was made of. */
  public FitDocument document() {
    return document;
  }

  /** Data points used, over all data sets. */
  public int points() {
    return points;
  }

  /** What counts add to {@link #nllf} at their theory; 0 of other data. */
  double constant() {
    return constant;
  }

  EngineInfo engine() {
    return engine;
  }

  ParameterTable table() {
    return table;
  }

  List<Term> terms() {
    return terms;
  }

  List<PriorTerm> priors() {
    return priors;
  }

  Constraints constraints() {
    return constraints;
  }

  /** What was changed or left out on the way, in words. */
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public double[] lower() {
    return lower;
  }

  @Override
  public double[] upper() {
    return upper;
  }

  @Override
  public double[] start() {
    return start;
  }

  @Override
  public boolean errorsUnknown() {
    return errorsUnknown;
  }

  @Override
  public int degreesOfFreedom() {
    return points + (int) priors.stream().filter(PriorTerm::isNormal).count() - names.size();
  }

  @Override
  public double chisq(double nllf) {
    double squares = errorsUnknown ? StrictMath.exp(2 * nllf / points) : 2 * (nllf - constant);
    return squares / degreesOfFreedom();
  }

  @Override
  public int residualCount() {
    return points + priors.size();
  }

  @Override
  public void nllf(int count, double[] pointsOfSets, double[] nllf) {
    for (int from = 0; from < count; from += batch) {
      int sets = Math.min(batch, count - from);
      set(from, sets, pointsOfSets);
      terms.forEach(t -> t.evaluateSquares(sets));
      for (int s = 0; s < sets; s++) {
        double value = likelihood(s) + prior(pointsOfSets, (from + s) * names.size());
        nllf[from + s] = broken[s] || Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
      }
    }
  }

  /**
   * Errors of known size, or counts; or, with the size unknown, the likelihood with that size
   * integrated out under Jeffreys' prior: (n/2) ln(sum of squares).
   */
  private double likelihood(int set) {
    double squares = 0;
    for (Term term : terms) {
      squares += term.squares(set);
    }
    return errorsUnknown
        ? 0.5 * points * StrictMath.log(Math.max(squares, Double.MIN_NORMAL))
        : 0.5 * squares + constant;
  }

  private double prior(double[] pointsOfSets, int offset) {
    double sum = 0;
    for (PriorTerm prior : priors) {
      double r = prior.residual(pointsOfSets[offset + prior.parameter()]);
      sum += r * r;
    }
    return 0.5 * sum;
  }

  @Override
  public void residuals(int count, double[] pointsOfSets, double[] residuals) {
    int length = residualCount();
    for (int from = 0; from < count; from += batch) {
      int sets = Math.min(batch, count - from);
      set(from, sets, pointsOfSets);
      terms.forEach(t -> t.evaluate(sets));
      for (int s = 0; s < sets; s++) {
        int at = (from + s) * length;
        for (Term term : terms) {
          term.residuals(s, residuals, at);
          at += term.points();
        }
        for (PriorTerm prior : priors) {
          double x = pointsOfSets[(from + s) * names.size() + prior.parameter()];
          residuals[at++] = prior.residual(x);
        }
      }
    }
  }

  @Override
  public String noValue(double[] point) {
    double[][] theory = theory(point);
    for (int t = 0; t < theory.length; t++) {
      FitData data = terms.get(t).data();
      for (int i = 0; i < theory[t].length; i++) {
        if (data.counts() && theory[t][i] <= 0) {
          return "The theory of data set "
              + data.id()
              + " is "
              + theory[t][i]
              + " at q = "
              + data.q()[i]
              + " at the starting point, and that of counts has to be above 0: raise the scale or"
              + " the background.";
        }
      }
    }
    return Objective.super.noValue(point);
  }

  /** Hands some sets to every term; notes where a constraint is broken. */
  private void set(int from, int sets, double[] pointsOfSets) {
    if (broken.length < sets) {
      broken = new boolean[sets];
    }
    for (Term term : terms) {
      term.reserve(sets);
    }
    for (int s = 0; s < sets; s++) {
      table.fill(pointsOfSets, (from + s) * names.size(), row);
      broken[s] = constraints.broken(row) >= 0;
      for (Term term : terms) {
        term.set(s, row);
      }
    }
  }

  /** The theory of every term at a point, in their order. */
  double[][] theory(double[] point) {
    set(0, 1, point);
    terms.forEach(t -> t.evaluate(1));
    return terms.stream().map(t -> t.theory(0)).toArray(double[][]::new);
  }

  /**
   * The theory of every term at many points, evaluated in batches.
   *
   * @param pointsOfSets row-major, count x names().size()
   * @return a term each: count x its points
   */
  List<double[][]> theories(int count, double[] pointsOfSets) {
    List<double[][]> all = new ArrayList<>();
    for (Term term : terms) {
      all.add(new double[count][term.points()]);
    }
    for (int from = 0; from < count; from += batch) {
      int sets = Math.min(batch, count - from);
      set(from, sets, pointsOfSets);
      for (int t = 0; t < terms.size(); t++) {
        terms.get(t).evaluate(sets);
        for (int s = 0; s < sets; s++) {
          all.get(t)[from + s] = terms.get(t).theory(s);
        }
      }
    }
    return all;
  }

  /**
   * Rows whose normal matrix is the information that data and priors hold on the parameters.
   *
   * @param jacobian of the residuals at a point
   * @param shares of the residuals there
   */
  static double[][] information(double[][] jacobian, double[] shares) {
    double[][] rows = new double[jacobian.length][];
    for (int i = 0; i < rows.length; i++) {
      double share = shares[i];
      rows[i] = Arrays.stream(jacobian[i]).map(x -> x * share).toArray();
    }
    return rows;
  }

  /**
   * What each residual has to be multiplied with for the Jacobian to become information. Where the
   * errors are unknown, their size is that of the residuals.
   *
   * @param theory at the point of the residuals, term by term
   */
  double[] shares(double[] residuals, double[][] theory) {
    double[] shares = new double[residuals.length];
    Arrays.fill(shares, 1);
    double factor = errorsUnknown ? 1 / size(residuals) : 1;
    int at = 0;
    for (int t = 0; t < terms.size(); t++) {
      for (int i = 0; i < terms.get(t).points(); i++, at++) {
        shares[at] = factor * terms.get(t).likelihood().information(i, theory[t][i]);
      }
    }
    return shares;
  }

  /** Of half the sum of the squares of {@link #information}'s rows, by each parameter. */
  double[] gradient(double[][] jacobian, double[] residuals) {
    double factor = errorsUnknown ? 1 / size(residuals) : 1;
    double[] gradient = new double[names.size()];
    for (int i = 0; i < jacobian.length; i++) {
      double weight = i < points ? factor * factor : 1;
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] += weight * jacobian[i][j] * residuals[i];
      }
    }
    return gradient;
  }

  /** One standard deviation of the data, where it has to be taken from the residuals. */
  private double size(double[] residuals) {
    double squares = 0;
    for (int i = 0; i < points; i++) {
      squares += residuals[i] * residuals[i];
    }
    return Math.max(Math.sqrt(squares / degreesOfFreedom()), LEAST_SIZE);
  }

  @Override
  public boolean jacobian(double[] point, double[][] jacobian) {
    Optional<ExactJacobian> known = exact;
    if (known == null) {
      known = ExactJacobian.of(this);
      exact = known;
    }
    known.ifPresent(e -> e.at(point, jacobian));
    return known.isPresent();
  }

  @Override
  public void drawFromPrior(CounterRandom random, double[] point) {
    for (int j = 0; j < point.length; j++) {
      Prior prior = table.slots().get(table.fitted()[j]).setting().prior().orElse(UNIFORM);
      Range bounds = new Range(lower[j], upper[j]);
      double x = Double.NaN;
      for (int draw = 0; draw < DRAWS && !bounds.contains(x); draw++) {
        x = PriorTerm.draw(prior, bounds, start[j], random);
      }
      // A prior whose bulk lies far outside the bounds: its tail inside is as good as flat.
      point[j] = bounds.contains(x) ? x : PriorTerm.draw(UNIFORM, bounds, start[j], random);
      point[j] = Bounds.reflect(point[j], lower[j], upper[j]);
    }
  }
}
