package org.drumlin.engine;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Elementary} over blocks, lane by lane, with the same bits whatever the width of a vector.
 * Lanes outside a function's fast range are computed by the scalar function. Each method is small:
 * the compiler keeps vectors in registers only in methods it can take in whole.
 */
final class VectorElementary {
  static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  static final int STEP = LANES.length();
  private static final VectorSpecies<Long> BITS = LongVector.SPECIES_PREFERRED;

  private static final int INVERSE = Block.SCRATCH;
  private static final int PHASE = Block.SCRATCH + Block.WIDTH;
  private static final int FACTOR = Block.SCRATCH + 2 * Block.WIDTH;

  private VectorElementary() {}

  static DoubleVector all(double x) {
    return DoubleVector.broadcast(LANES, x);
  }

  /** Each of n elements by the scalar function. */
  static void each(DoubleUnaryOperator f, double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i++) {
      m[r + i] = f.applyAsDouble(m[a + i]);
    }
  }

  static boolean within(DoubleVector x, double limit) {
    return x.abs().compare(VectorOperators.LE, limit).allTrue();
  }

  static DoubleVector alternate(DoubleVector x, DoubleVector rounded) {
    LongVector sign = rounded.reinterpretAsLongs().lanewise(LSHL, 63);
    return x.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
  }

  static DoubleVector wideSine(DoubleVector r) {
    DoubleVector z = r.mul(r);
    return r.mul(z).fma(VectorPolynomials.wideSin(z), r);
  }

  static DoubleVector reduceByPi(DoubleVector x, DoubleVector n) {
    DoubleVector r = n.fma(all(-Elementary.PI_1), x);
    r = n.fma(all(-Elementary.PI_2), r);
    return n.fma(all(-Elementary.PI_3), r);
  }

  /** sin of lanes within {@link Elementary#FAR}. */
  static DoubleVector sine(DoubleVector x) {
    DoubleVector rounded = x.fma(all(Elementary.INVERSE_PI), all(Elementary.ROUNDER));
    return alternate(wideSine(reduceByPi(x, rounded.sub(Elementary.ROUNDER))), rounded);
  }

  static void sin(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i);
      if (within(x, Elementary.FAR)) {
        sine(x).intoArray(m, r + i);
      } else {
        each(Elementary::sin, m, a + i, r + i, STEP);
      }
    }
  }

  static void cos(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i);
      if (within(x, Elementary.FAR)) {
        DoubleVector rounded = x.fma(all(Elementary.INVERSE_PI), all(0.5)).add(Elementary.ROUNDER);
        DoubleVector y = rounded.sub(Elementary.ROUNDER).sub(0.5);
        alternate(wideSine(reduceByPi(x, y)), rounded).intoArray(m, r + i);
      } else {
        each(Elementary::cos, m, a + i, r + i, STEP);
      }
    }
  }

  static void sinc(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i);
      if (within(x, Elementary.FAR)) {
        DoubleVector y = sine(x).div(x);
        y.blend(1, x.compare(VectorOperators.EQ, 0)).intoArray(m, r + i);
      } else {
        each(Elementary::sinc, m, a + i, r + i, STEP);
      }
    }
  }

  private static DoubleVector wideCosine(DoubleVector r) {
    DoubleVector z = r.mul(r);
    return z.mul(z).fma(VectorPolynomials.wideCos(z), z.fma(all(-0.5), all(1)));
  }

  // 3 (sin x - x cos x)/x^3, in passes over scratch blocks: each alone is small.

  static void sphereReduce(double[] m, int a, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i);
      DoubleVector inverse = all(1).div(x);
      inverse.intoArray(m, INVERSE + i);
      DoubleVector rounded = x.fma(all(Elementary.INVERSE_PI), all(Elementary.ROUNDER));
      reduceByPi(x, rounded.sub(Elementary.ROUNDER)).intoArray(m, PHASE + i);
      alternate(inverse.mul(inverse).mul(3), rounded).intoArray(m, FACTOR + i);
    }
  }

  static void sphereSine(double[] m, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector sine = wideSine(DoubleVector.fromArray(LANES, m, PHASE + i));
      sine.mul(DoubleVector.fromArray(LANES, m, INVERSE + i)).intoArray(m, INVERSE + i);
    }
  }

  static void sphereCosine(double[] m, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector cosine = wideCosine(DoubleVector.fromArray(LANES, m, PHASE + i));
      DoubleVector y = DoubleVector.fromArray(LANES, m, INVERSE + i).sub(cosine);
      y.mul(DoubleVector.fromArray(LANES, m, FACTOR + i)).intoArray(m, r + i);
    }
  }

  static void sphereNear(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i);
      VectorMask<Double> near = x.abs().compare(VectorOperators.LT, Elementary.SPHERE_NEAR);
      if (near.anyTrue()) {
        DoubleVector beyond = DoubleVector.fromArray(LANES, m, r + i);
        beyond.blend(VectorPolynomials.sphere(x.mul(x)), near).intoArray(m, r + i);
      }
      far(Elementary::sphere, x, m, a + i, r + i);
    }
  }

  /** Puts right a vector that has lanes beyond the fast reduction. */
  static void far(DoubleUnaryOperator f, DoubleVector x, double[] m, int a, int r) {
    if (!within(x, Elementary.FAR)) {
      each(f, m, a, r, STEP);
    }
  }

  private static DoubleVector powerOfTwo(DoubleVector rounded) {
    return rounded.reinterpretAsLongs().add(1023).lanewise(LSHL, 52).reinterpretAsDoubles();
  }

  static void exp(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i).max(-800).min(800);
      DoubleVector k =
          x.fma(all(Elementary.INVERSE_LN2), all(Elementary.ROUNDER)).sub(Elementary.ROUNDER);
      DoubleVector t = k.fma(all(-Elementary.LN2_1), x);
      t = k.fma(all(-Elementary.LN2_2), t);
      DoubleVector p = t.mul(t).fma(VectorPolynomials.exp(t), t).add(1);
      DoubleVector half = k.fma(all(0.5), all(Elementary.ROUNDER));
      DoubleVector rest = k.sub(half.sub(Elementary.ROUNDER)).add(Elementary.ROUNDER);
      p.mul(powerOfTwo(half)).mul(powerOfTwo(rest)).intoArray(m, r + i);
    }
  }

  static void expm1(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i);
      if (within(x, 700)) {
        DoubleVector rounded = x.fma(all(Elementary.INVERSE_LN2), all(Elementary.ROUNDER));
        DoubleVector k = rounded.sub(Elementary.ROUNDER);
        DoubleVector t = k.fma(all(-Elementary.LN2_1), x);
        t = k.fma(all(-Elementary.LN2_2), t);
        DoubleVector e = t.mul(t).fma(VectorPolynomials.exp(t), t);
        DoubleVector scale = powerOfTwo(rounded);
        scale.fma(e, scale.sub(1)).intoArray(m, r + i);
      } else {
        each(Elementary::expm1, m, a + i, r + i, STEP);
      }
    }
  }

  static boolean ordinary(DoubleVector x) {
    return x.compare(VectorOperators.GE, Elementary.LEAST_NORMAL)
        .and(x.compare(VectorOperators.LE, Double.MAX_VALUE))
        .allTrue();
  }

  /** x without its exponent, in [1, 2). */
  static DoubleVector mantissa(LongVector bits) {
    return bits.lanewise(AND, Elementary.MANTISSA)
        .lanewise(VectorOperators.OR, Elementary.ONE_BITS)
        .reinterpretAsDoubles();
  }

  /** The exponent, one more where the mantissa was halved. */
  static DoubleVector exponent(LongVector bits, VectorMask<Double> upper) {
    DoubleVector biased =
        bits.lanewise(LSHR, 52)
            .add(LongVector.broadcast(BITS, Double.doubleToRawLongBits(Elementary.ROUNDER)))
            .reinterpretAsDoubles();
    DoubleVector k = biased.sub(Elementary.ROUNDER + 1023);
    return k.add(all(0).blend(1, upper));
  }

  static void log(double[] m, int a, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i);
      if (ordinary(x)) {
        LongVector bits = x.reinterpretAsLongs();
        DoubleVector whole = mantissa(bits);
        VectorMask<Double> upper = whole.compare(VectorOperators.GT, 2 * Elementary.SQRT_HALF);
        DoubleVector k = exponent(bits, upper);
        DoubleVector f = whole.blend(whole.mul(0.5), upper).sub(1);
        DoubleVector s = f.div(f.add(2));
        DoubleVector w = s.mul(s);
        DoubleVector half = f.mul(0.5).mul(f);
        DoubleVector tail = s.fma(w.fma(VectorPolynomials.log(w), half), k.mul(Elementary.LN2_2));
        k.fma(all(Elementary.LN2_1), f.sub(half.sub(tail))).intoArray(m, r + i);
      } else {
        each(Elementary::log, m, a + i, r + i, STEP);
      }
    }
  }
}
