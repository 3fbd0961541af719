package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018,
 * arXiv:1804.06788): parameters are drawn from their priors, data are made of them, and the rank of
 * the true value among posterior draws is uniform when the whole way from document to draws is
 * right.
 */
final class CalibrationTest {
  private static final boolean LONG = Boolean.getBoolean("drumlin.long");
  private static final int REPLICAS = LONG ? 200 : 20;
  private static final int BINS = LONG ? 10 : 4;
  private static final int DRAWS = 99;
  private static final int POINTS = 40;
  private static final double LEAST_P = 1e-3;

  private static final String SPHERE =
      """
      "scale": {"value": 0.01, "fit": [0, 0.1], "prior": {"normal": [0.01, 0.001]}},
      "radius": {"value": 60, "fit": [5, 200], "prior": {"normal": [60, 5]}},
      "background": {"value": 0.01, "fit": [0, 0.02]}
      """;

  private static final String CYLINDER =
      """
      "scale": {"value": 0.01, "fit": [0, 0.1], "prior": {"normal": [0.01, 0.001]}},
      "radius": {"value": 20, "fit": [1, 100], "prior": {"lognormal": [20, 2]}},
      "length": {"value": 200, "fit": [10, 2000], "prior": {"lognormal": [200, 40]}},
      "background": {"value": 0.01, "fit": [0, 0.02]}
      """;

  @ParameterizedTest
  @CsvSource({"sphere", "cylinder"})
  void ranksAreUniform(String model) throws Exception {
    String parameters = model.equals("sphere") ? SPHERE : CYLINDER;
    FitDocument document =
        FitDocuments.parse(
            """
            {"drumlin": 1, "datasets": [{"id": "d", "file": "d.txt"}],
             "models": [{"model": "%s", "parameters": {%s}}],
             "method": {"name": "dream", "samples": 12000, "burn": 200}}
            """
                .formatted(model, parameters));
    List<int[]> counts = new ArrayList<>();
    try (Engine engine = JvmEngine.create(1)) {
      Replicas replicas = new Replicas(document, engine);
      for (int replica = 0; replica < REPLICAS; replica++) {
        int[] ranks = replicas.ranks(replica);
        while (counts.size() < ranks.length) {
          counts.add(new int[BINS]);
        }
        for (int j = 0; j < ranks.length; j++) {
          counts.get(j)[ranks[j] * BINS / (DRAWS + 1)]++;
        }
      }
    }
    for (int j = 0; j < counts.size(); j++) {
      double p = chance(counts.get(j));
      String what =
          model + " parameter " + j + ": p = " + p + " " + java.util.Arrays.toString(counts.get(j));
      assertTrue(p > LEAST_P, what);
    }
  }

  /** Of a chi-square as large as that of counts that should be equal, or larger. */
  private static double chance(int[] counts) {
    double expected = (double) REPLICAS / BINS;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return Gamma.regularizedGammaQ(0.5 * (BINS - 1), 0.5 * sum);
  }

  /** Draws, data and fits of one document. */
  private static final class Replicas {
    private final FitDocument document;
    private final Engine engine;
    private final double[] q = new double[POINTS];
    private final double[] errors = new double[POINTS];
    private final FitProblem problem;

    Replicas(FitDocument document, Engine engine) throws Exception {
      this.document = document;
      this.engine = engine;
      for (int i = 0; i < POINTS; i++) {
        q[i] = 0.005 * Math.pow(50, i / (POINTS - 1.0));
        errors[i] = 1;
      }
      this.problem = problem(new double[POINTS]);
      double[] middle = problem.theory(problem.start())[0];
      for (int i = 0; i < POINTS; i++) {
        errors[i] = 0.15 * middle[i];
      }
    }

    private FitProblem problem(double[] y) throws Exception {
      Dataset data =
          new Dataset(
              "made",
              q,
              y,
              Optional.of(errors),
              Optional.empty(),
              Optional.empty(),
              "1/A",
              "1/cm",
              List.of());
      return FitProblem.of(document, Map.of("d", data), engine);
    }

    /** Of each parameter's true value among draws of the posterior. */
    int[] ranks(int replica) throws Exception {
      CounterRandom random = new CounterRandom(1000 + replica);
      random.seek(7, 0, 0);
      double[] truth = problem.start().clone();
      problem.drawFromPrior(random, truth);
      double[] y = problem.theory(truth)[0];
      for (int i = 0; i < POINTS; i++) {
        y[i] += errors[i] * random.normal();
      }
      FitProblem fitted = problem(y);
      DreamOptions options = DreamOptions.of(document.method(), truth.length);
      DreamSampler sampler = new DreamSampler(fitted, options, replica);
      sampler.start();
      while (!sampler.done()) {
        sampler.step();
      }
      int[] ranks = new int[truth.length];
      for (int j = 0; j < truth.length; j++) {
        double[] column = sampler.draws().column(j);
        for (int k = 0; k < DRAWS; k++) {
          ranks[j] += column[(int) ((long) k * column.length / DRAWS)] < truth[j] ? 1 : 0;
        }
      }
      return ranks;
    }
  }
}
