package org.drumlin.engine;

import static org.drumlin.engine.VectorElementary.LANES;
import static org.drumlin.engine.VectorElementary.STEP;
import static org.drumlin.engine.VectorElementary.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Bessel} over blocks, lane by lane, with the same bits, of the number s times a block. In
 * passes over scratch blocks, since the compiler loses long vector methods: 1/x, modulus with its
 * sign, phase, sine, and the two parts near 0. The result block may not be the argument's.
 */
final class VectorBessel {
  private static final int INVERSE = Block.SCRATCH;
  private static final int MODULUS = Block.SCRATCH + Block.WIDTH;
  private static final int PHASE = Block.SCRATCH + 2 * Block.WIDTH;

  private VectorBessel() {}

  private static DoubleVector load(double[] m, int i) {
    return DoubleVector.fromArray(LANES, m, i);
  }

  private static boolean allBefore(DoubleVector x) {
    return VectorElementary.within(x, Bessel.LAST_MIDDLE);
  }

  static void modulus0(double[] m, int a, double s, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      if (!allBefore(x)) {
        DoubleVector inverse = all(1).div(x.abs());
        inverse.intoArray(m, INVERSE + i);
        DoubleVector p = VectorPolynomials.j0Modulus(inverse.mul(inverse));
        inverse.sqrt().mul(p).intoArray(m, MODULUS + i);
      }
    }
  }

  static void modulus1(double[] m, int a, double s, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      if (!allBefore(x)) {
        DoubleVector inverse = all(1).div(x.abs());
        inverse.intoArray(m, INVERSE + i);
        DoubleVector p = VectorPolynomials.j1Modulus(inverse.mul(inverse));
        inverse.sqrt().mul(p).intoArray(m, MODULUS + i);
      }
    }
  }

  static void phase0(double[] m, int a, double s, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s).abs();
      if (!allBefore(x)) {
        DoubleVector inverse = load(m, INVERSE + i);
        DoubleVector shift = VectorPolynomials.j0Phase(inverse.mul(inverse)).mul(inverse);
        reduce(m, x, 0.25, shift, i);
      }
    }
  }

  static void phase1(double[] m, int a, double s, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s).abs();
      if (!allBefore(x)) {
        DoubleVector inverse = load(m, INVERSE + i);
        DoubleVector shift = VectorPolynomials.j1Phase(inverse.mul(inverse)).mul(inverse);
        reduce(m, x, -0.25, shift, i);
      }
    }
  }

  /** The phase into its block, the sign of its half turn into the modulus. */
  private static void reduce(double[] m, DoubleVector x, double turn, DoubleVector shift, int i) {
    DoubleVector rounded = x.fma(all(Elementary.INVERSE_PI), all(turn)).add(Elementary.ROUNDER);
    DoubleVector y = rounded.sub(Elementary.ROUNDER).sub(turn);
    VectorElementary.reduceByPiShortly(x, y).add(shift).intoArray(m, PHASE + i);
    VectorElementary.alternate(load(m, MODULUS + i), rounded).intoArray(m, MODULUS + i);
  }

  static void wave(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      if (!allBefore(x)) {
        DoubleVector sine = VectorElementary.wideSine(load(m, PHASE + i));
        load(m, MODULUS + i).mul(sine).intoArray(m, r + i);
      }
    }
  }

  /** J1 is odd. */
  static void signed(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      VectorMask<Double> below = load(m, a + i).mul(s).compare(VectorOperators.LT, 0);
      if (below.anyTrue()) {
        DoubleVector y = load(m, r + i);
        y.blend(y.neg(), below).intoArray(m, r + i);
      }
    }
  }

  static void waveOver(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      if (!allBefore(load(m, a + i).mul(s))) {
        DoubleVector sine = VectorElementary.wideSine(load(m, PHASE + i));
        DoubleVector wave = load(m, MODULUS + i).mul(sine);
        load(m, INVERSE + i).mul(2).mul(wave).intoArray(m, r + i);
      }
    }
  }

  private static DoubleVector nearVariable(DoubleVector x) {
    return x.fma(x.mul(0.125), all(-1));
  }

  private static DoubleVector middleVariable(DoubleVector x) {
    return x.fma(x.mul(0.0625), all(-2.5));
  }

  private static VectorMask<Double> near(DoubleVector x) {
    return x.abs().compare(VectorOperators.LT, Bessel.NEAR);
  }

  private static VectorMask<Double> middle(DoubleVector x) {
    DoubleVector a = x.abs();
    return a.compare(VectorOperators.LT, Bessel.MIDDLE)
        .and(a.compare(VectorOperators.GE, Bessel.NEAR));
  }

  static void j0Near(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      VectorMask<Double> near = near(x);
      if (near.anyTrue()) {
        put(VectorPolynomials.j0Near(nearVariable(x)), near, m, r + i);
      }
      VectorElementary.far(Bessel::j0, x, m, a + i, s, r + i);
    }
  }

  static void j0Middle(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      VectorMask<Double> middle = middle(x);
      if (middle.anyTrue()) {
        put(VectorPolynomials.j0Middle(middleVariable(x)), middle, m, r + i);
      }
    }
  }

  static void j1Near(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      VectorMask<Double> near = near(x);
      if (near.anyTrue()) {
        put(VectorPolynomials.j1Near(nearVariable(x)).mul(x), near, m, r + i);
      }
      VectorElementary.far(Bessel::j1, x, m, a + i, s, r + i);
    }
  }

  static void j1Middle(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      VectorMask<Double> middle = middle(x);
      if (middle.anyTrue()) {
        put(VectorPolynomials.j1Middle(middleVariable(x)).mul(x), middle, m, r + i);
      }
    }
  }

  static void discNear(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      VectorMask<Double> near = near(x);
      if (near.anyTrue()) {
        put(VectorPolynomials.j1Near(nearVariable(x)).mul(2), near, m, r + i);
      }
      VectorElementary.far(Bessel::disc, x, m, a + i, s, r + i);
    }
  }

  static void discMiddle(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      VectorMask<Double> middle = middle(x);
      if (middle.anyTrue()) {
        put(VectorPolynomials.j1Middle(middleVariable(x)).mul(2), middle, m, r + i);
      }
    }
  }

  /** Writes the lanes of y that are chosen. */
  private static void put(DoubleVector y, VectorMask<Double> chosen, double[] m, int r) {
    load(m, r).blend(y, chosen).intoArray(m, r);
  }
}
