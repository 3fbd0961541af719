package org.drumlin.engine;

import static org.drumlin.engine.VectorElementary.LANES;
import static org.drumlin.engine.VectorElementary.STEP;
import static org.drumlin.engine.VectorElementary.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Arithmetic over blocks. */
final class VectorArithmetic {
  private VectorArithmetic() {}

  private static DoubleVector load(double[] m, int i) {
    return DoubleVector.fromArray(LANES, m, i);
  }

  static void add(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).add(load(m, b + i)).intoArray(m, r + i);
    }
  }

  static void subtract(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).sub(load(m, b + i)).intoArray(m, r + i);
    }
  }

  static void multiply(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).mul(load(m, b + i)).intoArray(m, r + i);
    }
  }

  static void divide(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).div(load(m, b + i)).intoArray(m, r + i);
    }
  }

  static void negate(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).neg().intoArray(m, r + i);
    }
  }

  static void abs(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).abs().intoArray(m, r + i);
    }
  }

  static void sqrt(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).sqrt().intoArray(m, r + i);
    }
  }

  static void not(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      all(1).sub(load(m, a + i)).intoArray(m, r + i);
    }
  }

  static void or(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).max(load(m, b + i)).intoArray(m, r + i);
    }
  }

  static void less(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      VectorMask<Double> is = load(m, a + i).compare(VectorOperators.LT, load(m, b + i));
      all(0).blend(1, is).intoArray(m, r + i);
    }
  }

  static void lessEqual(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      VectorMask<Double> is = load(m, a + i).compare(VectorOperators.LE, load(m, b + i));
      all(0).blend(1, is).intoArray(m, r + i);
    }
  }

  static void equal(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      VectorMask<Double> is = load(m, a + i).compare(VectorOperators.EQ, load(m, b + i));
      all(0).blend(1, is).intoArray(m, r + i);
    }
  }

  static void notEqual(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      VectorMask<Double> is = load(m, a + i).compare(VectorOperators.NE, load(m, b + i));
      all(0).blend(1, is).intoArray(m, r + i);
    }
  }

  static void select(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      VectorMask<Double> is = load(m, a + i).compare(VectorOperators.NE, 0);
      load(m, c + i).blend(load(m, b + i), is).intoArray(m, r + i);
    }
  }

  static void addNumber(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).add(s).intoArray(m, r + i);
    }
  }

  static void subtractNumber(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).sub(s).intoArray(m, r + i);
    }
  }

  static void numberSubtract(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      all(s).sub(load(m, a + i)).intoArray(m, r + i);
    }
  }

  static void multiplyNumber(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).mul(s).intoArray(m, r + i);
    }
  }

  static void divideNumber(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).div(s).intoArray(m, r + i);
    }
  }

  static void numberDivide(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      all(s).div(load(m, a + i)).intoArray(m, r + i);
    }
  }

  static void addScaled(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      load(m, a + i).mul(s).add(load(m, b + i)).intoArray(m, r + i);
    }
  }

  static void accumulate(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      all(s).fma(load(m, a + i), load(m, r + i)).intoArray(m, r + i);
    }
  }

  static void accumulateSquare(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i);
      all(s).fma(x.mul(x), load(m, r + i)).intoArray(m, r + i);
    }
  }

  static void accumulateProduct(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(load(m, b + i));
      all(s).fma(x, load(m, r + i)).intoArray(m, r + i);
    }
  }

  static void accumulateSquareOfProduct(double[] m, int a, int b, int c, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(load(m, b + i));
      all(s).fma(x.mul(x), load(m, r + i)).intoArray(m, r + i);
    }
  }
}
