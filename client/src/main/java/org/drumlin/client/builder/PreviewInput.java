package org.drumlin.client.builder;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.drumlin.client.control.PlotCurves;
import org.drumlin.data.CountDeviance;
import org.drumlin.data.DataException;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.data.Resolution;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.ErrorModel;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.job.EvalRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the live plot computes from: the points of the file in rising q, which of them the fit uses,
 * and the model. The theory is wanted at every point that can be drawn, not only at the kept ones.
 *
 * @param numbers of the points in the file, from 0
 * @param weight of the data set among others
 * @param used null without data, or when the choices leave no point
 */
record PreviewInput(
    double[] q,
    double[] intensity,
    double @Nullable [] error,
    boolean[] kept,
    int[] numbers,
    double weight,
    Resolution resolution,
    @Nullable FitData used) {

  private static final int POINTS_WITHOUT_DATA = 300;
  private static final int PROFILE_POINTS = 400;
  private static final double LOW_Q = 0.001;
  private static final double HIGH_Q = 0.5;

  /** A grid of q for a model that has no data yet. */
  static PreviewInput withoutData() {
    double[] q = new double[0];
    return new PreviewInput(q, q, null, new boolean[0], new int[0], 1, new Resolution.None(), null);
  }

  /**
   * The points of a file as a document uses them.
   *
   * @param used what {@link FitData#of} made of the same entry; null where it refused
   */
  static PreviewInput of(DatasetEntry entry, Dataset data, @Nullable FitData used)
      throws DataException {
    var everything =
        new DatasetEntry(
            entry.id(),
            entry.file(),
            entry.sha256(),
            entry.entry(),
            Optional.empty(),
            List.of(),
            1,
            new ErrorModel.None(),
            entry.resolution());
    FitData all = FitData.of(everything, data);
    double[] allQ = all.q();
    int[] order =
        IntStream.range(0, allQ.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> allQ[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double @Nullable [] error = errors(data, all.kept(), used);
    return new PreviewInput(
        pick(allQ, order),
        pick(all.intensity(), order),
        error == null ? null : pick(error, order),
        kept(all.kept(), used, order),
        Arrays.stream(order).map(i -> all.kept()[i]).toArray(),
        entry.weight(),
        all.resolution().at(order),
        used);
  }

  /** Errors by point of {@code kept}: those the fit uses, else the file's. */
  private static double @Nullable [] errors(Dataset data, int[] kept, @Nullable FitData used) {
    double[] file = data.dI().orElse(null);
    if (used != null && !used.errorsKnown()) {
      return null;
    }
    if (file == null && used == null) {
      return null;
    }
    double[] errors = new double[kept.length];
    var place = new TreeMap<Integer, Integer>();
    for (int i = 0; i < kept.length; i++) {
      place.put(kept[i], i);
      errors[i] = file == null ? Double.NaN : file[kept[i]];
    }
    if (used != null) {
      for (int i = 0; i < used.kept().length; i++) {
        Integer at = place.get(used.kept()[i]);
        if (at != null) {
          errors[at] = used.errors()[i];
        }
      }
    }
    return errors;
  }

  private static boolean[] kept(int[] all, @Nullable FitData used, int[] order) {
    boolean[] kept = new boolean[order.length];
    if (used == null) {
      return kept;
    }
    for (int i = 0; i < order.length; i++) {
      kept[i] = Arrays.binarySearch(used.kept(), all[order[i]]) >= 0;
    }
    return kept;
  }

  /** Where the theory is wanted. */
  double[] theoryQ() {
    if (q.length > 0) {
      return q;
    }
    double[] grid = new double[POINTS_WITHOUT_DATA];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = LOW_Q * Math.pow(HIGH_Q / LOW_Q, i / (grid.length - 1.0));
    }
    return grid;
  }

  /** The call that computes the theory of a model here. */
  EvalRequest request(PreviewModel model) {
    var entry = model.entry();
    var words = new TreeMap<String, String>();
    entry.distributions().forEach((name, type) -> words.put(name + "_pd_type", type));
    return new EvalRequest(
        Optional.empty(),
        entry.model(),
        model.values(),
        words,
        entry.arrays(),
        model.definitions(),
        theoryQ(),
        resolution,
        model.profile() ? PROFILE_POINTS : 0);
  }

  /** The curves with a theory over them; an empty theory shows the data alone. */
  PlotCurves curves(double[] theory) {
    return new PlotCurves(
        q,
        intensity,
        error,
        kept,
        numbers,
        theory.length == 0 ? theory : theoryQ(),
        theory,
        theory.length == q.length ? residuals(theory) : new double[0]);
  }

  private double[] residuals(double[] theory) {
    double[] residuals = new double[q.length];
    boolean counts = used != null && used.counts();
    for (int i = 0; i < residuals.length; i++) {
      if (counts) {
        residuals[i] = CountDeviance.root(intensity[i], theory[i]);
        continue;
      }
      double sigmaI = error == null ? 1 : error[i];
      residuals[i] = sigmaI > 0 ? (theory[i] - intensity[i]) / sigmaI : Double.NaN;
    }
    return residuals;
  }

  /** Sum of the squared residuals of the kept points. */
  double chisq(double[] theory) {
    double[] residuals = residuals(theory);
    double sum = 0;
    for (int i = 0; i < residuals.length; i++) {
      if (kept[i]) {
        sum += residuals[i] * residuals[i];
      }
    }
    return sum;
  }

  int points() {
    int count = 0;
    for (boolean k : kept) {
      count += k ? 1 : 0;
    }
    return count;
  }

  static int fitted(ModelEntry model) {
    return (int)
        model.parameters().values().stream()
            .map(Parameter::fit)
            .filter(Optional::isPresent)
            .count();
  }

  private static double[] pick(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
  }
}
