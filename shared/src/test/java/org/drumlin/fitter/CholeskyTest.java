package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CholeskyTest {
  private static final double[][] MATRIX = {{4, 2, -1}, {2, 5, 1}, {-1, 1, 3}};

  @Test
  void solvesWithTheFactorAndItsTransposed() {
    Cholesky cholesky = new Cholesky(3);
    assertTrue(cholesky.factorise(MATRIX));
    double[] wanted = {1, -2, 0.5};
    double[] x = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        x[i] += MATRIX[i][j] * wanted[j];
      }
    }
    cholesky.solve(x, x);
    // L times that is the right-hand side again, here around 7.
    double[] rightHand = {-0.5, -7.5, -1.5};
    for (int i = 0; i < 3; i++) {
      assertEquals(7 + rightHand[i], cholesky.coloured(i, x, 7), 1e-14);
    }
    cholesky.solveTransposed(x, x);
    for (int i = 0; i < 3; i++) {
      assertEquals(wanted[i], x[i], 1e-14);
    }
  }

  @Test
  void whatIsNotPositiveDefiniteHasNoFactorUnlessTheDiagonalIsRaised() {
    double[][] singular = {{1, 1}, {1, 1}};
    assertFalse(new Cholesky(2).factorise(singular));
    assertFalse(new Cholesky(1).factorise(new double[][] {{Double.NaN}}));
    assertFalse(new Cholesky(1).factorise(new double[][] {{Double.POSITIVE_INFINITY}}));
    Cholesky raised = new Cholesky(2);
    assertTrue(raised.factorise(singular, (row, left) -> Math.sqrt(Math.max(left, 0.25))));
    assertEquals(1 + 0.5, raised.coloured(1, new double[] {1, 1}, 0), 1e-15);
  }
}
