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
 * {@link Elementary} over blocks, lane by lane, with the same bits whatever the width of a vector;
 * of the number s times a block where {@link Op#scales}. Lanes outside a function's fast range are
 * computed by the scalar function. Each method is small: the compiler keeps vectors in registers
 * only in methods it can take in whole.
 */
final class VectorElementary {
  static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  static final int STEP = LANES.length();
  private static final VectorSpecies<Long> BITS = LongVector.SPECIES_PREFERRED;

  private VectorElementary() {}

  static DoubleVector all(double x) {
    return DoubleVector.broadcast(LANES, x);
  }

  /** Each lane's number times s by the scalar function. */
  static void each(DoubleUnaryOperator f, double[] m, int a, double s, int r) {
    for (int i = 0; i < STEP; i++) {
      m[r + i] = f.applyAsDouble(s * m[a + i]);
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

  static DoubleVector reduceByPiShortly(DoubleVector x, DoubleVector n) {
    return n.fma(all(-Elementary.PI_2), n.fma(all(-Elementary.PI_1), x));
  }

  /** sin of lanes within {@link Elementary#FAR}. */
  static DoubleVector sine(DoubleVector x) {
    DoubleVector rounded = x.fma(all(Elementary.INVERSE_PI), all(Elementary.ROUNDER));
    return alternate(wideSine(reduceByPi(x, rounded.sub(Elementary.ROUNDER))), rounded);
  }

  static void sin(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i).mul(s);
      if (within(x, Elementary.FAR)) {
        sine(x).intoArray(m, r + i);
      } else {
        each(Elementary::sin, m, a + i, s, r + i);
      }
    }
  }

  static void cos(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i).mul(s);
      if (within(x, Elementary.FAR)) {
        DoubleVector rounded = x.fma(all(Elementary.INVERSE_PI), all(0.5)).add(Elementary.ROUNDER);
        DoubleVector y = rounded.sub(Elementary.ROUNDER).sub(0.5);
        alternate(wideSine(reduceByPi(x, y)), rounded).intoArray(m, r + i);
      } else {
        each(Elementary::cos, m, a + i, s, r + i);
      }
    }
  }

  static void sinc(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i).mul(s);
      if (within(x, Elementary.FAR)) {
        DoubleVector rounded = x.fma(all(Elementary.INVERSE_PI), all(Elementary.ROUNDER));
        DoubleVector t = reduceByPiShortly(x, rounded.sub(Elementary.ROUNDER));
        DoubleVector y = alternate(wideSine(t), rounded).div(x);
        y.blend(1, x.compare(VectorOperators.EQ, 0)).intoArray(m, r + i);
      } else {
        each(Elementary::sinc, m, a + i, s, r + i);
      }
    }
  }

  /** Puts right a vector that has lanes beyond the fast reduction. */
  static void far(DoubleUnaryOperator f, DoubleVector x, double[] m, int a, double s, int r) {
    if (!within(x, Elementary.FAR)) {
      each(f, m, a, s, r);
    }
  }

  private static DoubleVector powerOfTwo(DoubleVector rounded) {
    return rounded.reinterpretAsLongs().add(1023).lanewise(LSHL, 52).reinterpretAsDoubles();
  }

  static void exp(double[] m, int a, double s, int r, int n) {
    for (int i = 0; i < n; i += STEP) {
      DoubleVector x = DoubleVector.fromArray(LANES, m, a + i).mul(s).max(-800).min(800);
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
        each(Elementary::expm1, m, a + i, 1, r + i);
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
        each(Elementary::log, m, a + i, 1, r + i);
      }
    }
  }
}
