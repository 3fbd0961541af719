package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three of NIST's sets with their certified values, and what bounds do to a minimum. */
final class LeastSquaresTest {
  private static final double[] MISRA_Y = {
    10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78
  };
  private static final double[] MISRA_X = {
    77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0
  };
  private static final double[] MGH_Y = {
    .1957, .1947, .1735, .16, .0844, .0627, .0456, .0342, .0323, .0235, .0246
  };
  private static final double[] MGH_X = {4, 2, 1, .5, .25, .167, .125, .1, .0833, .0714, .0625};

  @ParameterizedTest
  @CsvSource({"500, 0.0001", "250, 0.0005"})
  void misra1a(double b1, double b2) {
    assertCertified(
        new CurveObjective(LeastSquaresTest::rise, MISRA_X, MISRA_Y, b1, b2),
        new double[] {2.3894212918e2, 5.5015643181e-4},
        new double[] {2.7070075241, 7.2668688436e-6});
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "100, 0.75"})
  void boxBod(double b1, double b2) {
    assertCertified(
        new CurveObjective(
            LeastSquaresTest::rise,
            new double[] {1, 2, 3, 5, 7, 10},
            new double[] {109, 149, 149, 191, 213, 224},
            b1,
            b2),
        new double[] {2.1380940889e2, 5.4723748542e-1},
        new double[] {1.2354515176e1, 1.0455993237e-1});
  }

  @ParameterizedTest
  @CsvSource({"25, 39, 41.5, 39", "0.25, 0.39, 0.415, 0.39"})
  void mgh09(double b1, double b2, double b3, double b4) {
    assertCertified(
        new CurveObjective(
            (x, b) -> b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]),
            MGH_X,
            MGH_Y,
            b1,
            b2,
            b3,
            b4),
        new double[] {1.9280693458e-1, 1.9128232873e-1, 1.2305650693e-1, 1.3606233068e-1},
        new double[] {1.1435312227e-2, 1.9633220911e-1, 8.0842031232e-2, 9.0025542308e-2});
  }

  private static double rise(double x, double[] b) {
    return b[0] * (1 - Math.exp(-b[1] * x));
  }

  private static void assertCertified(
      CurveObjective objective, double[] certified, double[] deviations) {
    LeastSquares search = search(objective);
    assertEquals(LeastSquares.End.CONVERGED, search.run());
    double variance = 2 * search.bestCost() / objective.degreesOfFreedom();
    Covariance covariance = Covariance.of(search.jacobianAtBest(), search.held()).scaled(variance);
    for (int j = 0; j < certified.length; j++) {
      assertEquals(1, search.best()[j] / certified[j], 1e-6);
      assertEquals(1, Math.sqrt(covariance.matrix()[j][j]) / deviations[j], 1e-4);
    }
  }

  /** A slanted bowl whose minimum in the box is on one side only. */
  @Test
  void theActiveSetFindsTheMinimumOfTheBox() {
    CurveObjective objective =
        new CurveObjective(
                (x, b) -> x == 0 ? 3 * (b[0] - 2) : x == 1 ? b[1] + 0.9 * b[0] : 0.5 * (b[2] - 1),
                new double[] {0, 1, 2},
                new double[3],
                0.2,
                0.3,
                -4)
            .bounded(0, 0, 1)
            .bounded(1, -0.5, 0.5);
    LeastSquares search = search(objective);
    assertEquals(LeastSquares.End.CONVERGED, search.run());
    assertArrayEquals(new double[] {1, -0.5, 1}, search.best(), 1e-7);
    assertArrayEquals(new boolean[] {true, true, false}, search.held());
  }

  @Test
  void fewStepsAreNotConvergence() {
    LeastSquares search =
        new LeastSquares(
            new CurveObjective(LeastSquaresTest::rise, MISRA_X, MISRA_Y, 500, 1e-4),
            2,
            1e-10,
            1e-10,
            taken -> {});
    assertEquals(LeastSquares.End.OUT_OF_STEPS, search.run());
    assertTrue(search.stepsTaken() <= 2);
  }

  @Test
  void aStopKeepsTheBestPointSoFar() {
    int[] left = {6};
    LeastSquares search =
        new LeastSquares(
            new CurveObjective(LeastSquaresTest::rise, MISRA_X, MISRA_Y, 500, 1e-4),
            200,
            1e-10,
            1e-10,
            taken -> {
              if (--left[0] == 0) {
                throw new StopRequestedException();
              }
            });
    assertThrows(StopRequestedException.class, search::run);
    double[] start = new double[MISRA_X.length];
    new CurveObjective(LeastSquaresTest::rise, MISRA_X, MISRA_Y, 500, 1e-4)
        .residuals(1, new double[] {500, 1e-4}, start);
    double cost = 0;
    for (double r : start) {
      cost += 0.5 * r * r;
    }
    assertTrue(search.bestCost() < cost);
  }

  private static LeastSquares search(CurveObjective objective) {
    return new LeastSquares(objective, 1000, 1e-12, 1e-12, taken -> {});
  }
}
