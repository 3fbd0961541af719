package org.drumlin.engine;

import static org.drumlin.engine.VectorElementary.LANES;
import static org.drumlin.engine.VectorElementary.STEP;
import static org.drumlin.engine.VectorElementary.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Bessel} over blocks, lane by lane, with the same bits. In passes over scratch blocks,
 * since the compiler loses long vector methods: 1/x, modulus with its sign, phase, sine, and the
 * part near 0. The result block may not be the argument's.
 */
final class VectorBessel {
  private static final int INVERSE = Block.SCRATCH;
  private static final int MODULUS = Block.SCRATCH + Block.WIDTH;
  private static final int PHASE = Block.SCRATCH + 2 * Block.WIDTH;

  private VectorBessel() {}

  private static DoubleVector load(double[] m, int i) {
    return DoubleVector.fromArray(LANES, m, i);
  }

  private static boolean allNear(DoubleVector x) {
    return VectorElementary.within(x, Bessel.LAST_NEAR);
  }

  static void modulus0(double[] m, int a, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i);
      if (!allNear(x)) {
        DoubleVector inverse = all(1).div(x.abs());
        inverse.intoArray(m, INVERSE + i);
        DoubleVector p = VectorPolynomials.j0Modulus(inverse.mul(inverse));
        inverse.sqrt().mul(p).intoArray(m, MODULUS + i);
      }
    }
  }

  static void modulus1(double[] m, int a, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i);
      if (!allNear(x)) {
        DoubleVector inverse = all(1).div(x.abs());
        inverse.intoArray(m, INVERSE + i);
        DoubleVector p = VectorPolynomials.j1Modulus(inverse.mul(inverse));
        inverse.sqrt().mul(p).intoArray(m, MODULUS + i);
      }
    }
  }

  static void phase0(double[] m, int a, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).abs();
      if (!allNear(x)) {
        DoubleVector inverse = load(m, INVERSE + i);
        DoubleVector shift = VectorPolynomials.j0Phase(inverse.mul(inverse)).mul(inverse);
        reduce(m, x, 0.25, shift, i);
      }
    }
  }

  static void phase1(double[] m, int a, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).abs();
      if (!allNear(x)) {
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
    VectorElementary.reduceByPi(x, y).add(shift).intoArray(m, PHASE + i);
    VectorElementary.alternate(load(m, MODULUS + i), rounded).intoArray(m, MODULUS + i);
  }

  static void wave(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i);
      if (!allNear(x)) {
        DoubleVector s = VectorElementary.wideSine(load(m, PHASE + i));
        load(m, MODULUS + i).mul(s).intoArray(m, r + i);
      }
    }
  }

  /** J1 is odd. */
  static void signed(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      VectorMask<Double> below = load(m, a + i).compare(VectorOperators.LT, 0);
      if (below.anyTrue()) {
        DoubleVector y = load(m, r + i);
        y.blend(y.neg(), below).intoArray(m, r + i);
      }
    }
  }

  static void waveOver(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      if (!allNear(load(m, a + i))) {
        DoubleVector s = VectorElementary.wideSine(load(m, PHASE + i));
        DoubleVector wave = load(m, MODULUS + i).mul(s);
        load(m, INVERSE + i).mul(2).mul(wave).intoArray(m, r + i);
      }
    }
  }

  private static DoubleVector square(DoubleVector x) {
    return x.mul(x).fma(all(0.03125), all(-1));
  }

  private static VectorMask<Double> near(DoubleVector x) {
    return x.abs().compare(VectorOperators.LT, Bessel.NEAR);
  }

  static void j0Near(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i);
      VectorMask<Double> near = near(x);
      if (near.anyTrue()) {
        DoubleVector y = VectorPolynomials.j0(square(x));
        load(m, r + i).blend(y, near).intoArray(m, r + i);
      }
      VectorElementary.far(Bessel::j0, x, m, a + i, r + i);
    }
  }

  static void j1Near(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i);
      VectorMask<Double> near = near(x);
      if (near.anyTrue()) {
        DoubleVector y = VectorPolynomials.j1(square(x)).mul(x);
        load(m, r + i).blend(y, near).intoArray(m, r + i);
      }
      VectorElementary.far(Bessel::j1, x, m, a + i, r + i);
    }
  }

  static void discNear(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i);
      VectorMask<Double> near = near(x);
      if (near.anyTrue()) {
        DoubleVector y = VectorPolynomials.j1(square(x)).mul(2);
        load(m, r + i).blend(y, near).intoArray(m, r + i);
      }
      VectorElementary.far(Bessel::disc, x, m, a + i, r + i);
    }
  }
}
