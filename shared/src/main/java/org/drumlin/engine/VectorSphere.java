package org.drumlin.engine;

import static org.drumlin.engine.VectorElementary.LANES;
import static org.drumlin.engine.VectorElementary.STEP;
import static org.drumlin.engine.VectorElementary.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * 3 (sin x - x cos x)/x^3 over blocks, x a number times a block, with the bits of {@link
 * Elementary#sphere}: in passes over scratch blocks, each small enough for the compiler.
 */
final class VectorSphere {
  private static final int INVERSE = Block.SCRATCH;
  private static final int PHASE = Block.SCRATCH + Block.WIDTH;
  private static final int FACTOR = Block.SCRATCH + 2 * Block.WIDTH;

  private VectorSphere() {}

  private static DoubleVector load(double[] m, int i) {
    return DoubleVector.fromArray(LANES, m, i);
  }

  /** 1/x, x less half turns, and 3/x^2 with the half turns' sign. */
  static void reduce(double[] m, int a, double s, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      DoubleVector inverse = all(1).div(x);
      inverse.intoArray(m, INVERSE + i);
      DoubleVector rounded = x.fma(all(Elementary.INVERSE_PI), all(Elementary.ROUNDER));
      DoubleVector turns = rounded.sub(Elementary.ROUNDER);
      VectorElementary.reduceByPiShortly(x, turns).intoArray(m, PHASE + i);
      DoubleVector factor = inverse.mul(inverse).mul(3);
      VectorElementary.alternate(factor, rounded).intoArray(m, FACTOR + i);
    }
  }

  private static DoubleVector cosine(DoubleVector z) {
    return z.mul(z).fma(VectorPolynomials.wideCos(z), z.fma(all(-0.5), all(1)));
  }

  static void wave(double[] m, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector t = load(m, PHASE + i);
      DoubleVector z = t.mul(t);
      DoubleVector sine = t.mul(z).fma(VectorPolynomials.wideSin(z), t);
      DoubleVector y = sine.mul(load(m, INVERSE + i)).sub(cosine(z));
      y.mul(load(m, FACTOR + i)).intoArray(m, r + i);
    }
  }

  static void near(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = load(m, a + i).mul(s);
      VectorMask<Double> near = x.abs().compare(VectorOperators.LT, Elementary.SPHERE_NEAR);
      if (near.anyTrue()) {
        DoubleVector y = VectorPolynomials.sphere(x.mul(x));
        load(m, r + i).blend(y, near).intoArray(m, r + i);
      }
      VectorElementary.far(Elementary::sphere, x, m, a + i, s, r + i);
    }
  }
}
