package org.drumlin.engine;

/**
 * The polynomials of {@link Coefficients} by Horner's rule, fused. bench/tables/coefficients.py
 * makes this file.
 */
final class Polynomials {
  private Polynomials() {}

  static double wideSin(double z) {
    double p = Math.fma(Coefficients.WIDE_SIN_7, z, Coefficients.WIDE_SIN_6);
    p = Math.fma(p, z, Coefficients.WIDE_SIN_5);
    p = Math.fma(p, z, Coefficients.WIDE_SIN_4);
    p = Math.fma(p, z, Coefficients.WIDE_SIN_3);
    p = Math.fma(p, z, Coefficients.WIDE_SIN_2);
    p = Math.fma(p, z, Coefficients.WIDE_SIN_1);
    p = Math.fma(p, z, Coefficients.WIDE_SIN_0);
    return p;
  }

  static double wideCos(double z) {
    double p = Math.fma(Coefficients.WIDE_COS_7, z, Coefficients.WIDE_COS_6);
    p = Math.fma(p, z, Coefficients.WIDE_COS_5);
    p = Math.fma(p, z, Coefficients.WIDE_COS_4);
    p = Math.fma(p, z, Coefficients.WIDE_COS_3);
    p = Math.fma(p, z, Coefficients.WIDE_COS_2);
    p = Math.fma(p, z, Coefficients.WIDE_COS_1);
    p = Math.fma(p, z, Coefficients.WIDE_COS_0);
    return p;
  }

  static double exp(double z) {
    double p = Math.fma(Coefficients.EXP_10, z, Coefficients.EXP_9);
    p = Math.fma(p, z, Coefficients.EXP_8);
    p = Math.fma(p, z, Coefficients.EXP_7);
    p = Math.fma(p, z, Coefficients.EXP_6);
    p = Math.fma(p, z, Coefficients.EXP_5);
    p = Math.fma(p, z, Coefficients.EXP_4);
    p = Math.fma(p, z, Coefficients.EXP_3);
    p = Math.fma(p, z, Coefficients.EXP_2);
    p = Math.fma(p, z, Coefficients.EXP_1);
    p = Math.fma(p, z, Coefficients.EXP_0);
    return p;
  }

  static double log(double z) {
    double p = Math.fma(Coefficients.LOG_7, z, Coefficients.LOG_6);
    p = Math.fma(p, z, Coefficients.LOG_5);
    p = Math.fma(p, z, Coefficients.LOG_4);
    p = Math.fma(p, z, Coefficients.LOG_3);
    p = Math.fma(p, z, Coefficients.LOG_2);
    p = Math.fma(p, z, Coefficients.LOG_1);
    p = Math.fma(p, z, Coefficients.LOG_0);
    return p;
  }

  static double logTail(double z) {
    double p = Math.fma(Coefficients.LOG_TAIL_6, z, Coefficients.LOG_TAIL_5);
    p = Math.fma(p, z, Coefficients.LOG_TAIL_4);
    p = Math.fma(p, z, Coefficients.LOG_TAIL_3);
    p = Math.fma(p, z, Coefficients.LOG_TAIL_2);
    p = Math.fma(p, z, Coefficients.LOG_TAIL_1);
    p = Math.fma(p, z, Coefficients.LOG_TAIL_0);
    return p;
  }

  static double sphere(double z) {
    double p = Math.fma(Coefficients.SPHERE_10, z, Coefficients.SPHERE_9);
    p = Math.fma(p, z, Coefficients.SPHERE_8);
    p = Math.fma(p, z, Coefficients.SPHERE_7);
    p = Math.fma(p, z, Coefficients.SPHERE_6);
    p = Math.fma(p, z, Coefficients.SPHERE_5);
    p = Math.fma(p, z, Coefficients.SPHERE_4);
    p = Math.fma(p, z, Coefficients.SPHERE_3);
    p = Math.fma(p, z, Coefficients.SPHERE_2);
    p = Math.fma(p, z, Coefficients.SPHERE_1);
    p = Math.fma(p, z, Coefficients.SPHERE_0);
    return p;
  }

  static double j0Near(double z) {
    double p = Math.fma(Coefficients.J0_NEAR_12, z, Coefficients.J0_NEAR_11);
    p = Math.fma(p, z, Coefficients.J0_NEAR_10);
    p = Math.fma(p, z, Coefficients.J0_NEAR_9);
    p = Math.fma(p, z, Coefficients.J0_NEAR_8);
    p = Math.fma(p, z, Coefficients.J0_NEAR_7);
    p = Math.fma(p, z, Coefficients.J0_NEAR_6);
    p = Math.fma(p, z, Coefficients.J0_NEAR_5);
    p = Math.fma(p, z, Coefficients.J0_NEAR_4);
    p = Math.fma(p, z, Coefficients.J0_NEAR_3);
    p = Math.fma(p, z, Coefficients.J0_NEAR_2);
    p = Math.fma(p, z, Coefficients.J0_NEAR_1);
    p = Math.fma(p, z, Coefficients.J0_NEAR_0);
    return p;
  }

  static double j0Middle(double z) {
    double p = Math.fma(Coefficients.J0_MIDDLE_15, z, Coefficients.J0_MIDDLE_14);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_13);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_12);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_11);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_10);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_9);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_8);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_7);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_6);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_5);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_4);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_3);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_2);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_1);
    p = Math.fma(p, z, Coefficients.J0_MIDDLE_0);
    return p;
  }

  static double j0Modulus(double z) {
    double p = Math.fma(Coefficients.J0_MODULUS_12, z, Coefficients.J0_MODULUS_11);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_10);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_9);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_8);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_7);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_6);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_5);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_4);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_3);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_2);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_1);
    p = Math.fma(p, z, Coefficients.J0_MODULUS_0);
    return p;
  }

  static double j0Phase(double z) {
    double p = Math.fma(Coefficients.J0_PHASE_12, z, Coefficients.J0_PHASE_11);
    p = Math.fma(p, z, Coefficients.J0_PHASE_10);
    p = Math.fma(p, z, Coefficients.J0_PHASE_9);
    p = Math.fma(p, z, Coefficients.J0_PHASE_8);
    p = Math.fma(p, z, Coefficients.J0_PHASE_7);
    p = Math.fma(p, z, Coefficients.J0_PHASE_6);
    p = Math.fma(p, z, Coefficients.J0_PHASE_5);
    p = Math.fma(p, z, Coefficients.J0_PHASE_4);
    p = Math.fma(p, z, Coefficients.J0_PHASE_3);
    p = Math.fma(p, z, Coefficients.J0_PHASE_2);
    p = Math.fma(p, z, Coefficients.J0_PHASE_1);
    p = Math.fma(p, z, Coefficients.J0_PHASE_0);
    return p;
  }

  static double j1Near(double z) {
    double p = Math.fma(Coefficients.J1_NEAR_11, z, Coefficients.J1_NEAR_10);
    p = Math.fma(p, z, Coefficients.J1_NEAR_9);
    p = Math.fma(p, z, Coefficients.J1_NEAR_8);
    p = Math.fma(p, z, Coefficients.J1_NEAR_7);
    p = Math.fma(p, z, Coefficients.J1_NEAR_6);
    p = Math.fma(p, z, Coefficients.J1_NEAR_5);
    p = Math.fma(p, z, Coefficients.J1_NEAR_4);
    p = Math.fma(p, z, Coefficients.J1_NEAR_3);
    p = Math.fma(p, z, Coefficients.J1_NEAR_2);
    p = Math.fma(p, z, Coefficients.J1_NEAR_1);
    p = Math.fma(p, z, Coefficients.J1_NEAR_0);
    return p;
  }

  static double j1Middle(double z) {
    double p = Math.fma(Coefficients.J1_MIDDLE_14, z, Coefficients.J1_MIDDLE_13);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_12);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_11);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_10);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_9);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_8);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_7);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_6);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_5);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_4);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_3);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_2);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_1);
    p = Math.fma(p, z, Coefficients.J1_MIDDLE_0);
    return p;
  }

  static double j1Modulus(double z) {
    double p = Math.fma(Coefficients.J1_MODULUS_12, z, Coefficients.J1_MODULUS_11);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_10);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_9);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_8);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_7);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_6);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_5);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_4);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_3);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_2);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_1);
    p = Math.fma(p, z, Coefficients.J1_MODULUS_0);
    return p;
  }

  static double j1Phase(double z) {
    double p = Math.fma(Coefficients.J1_PHASE_12, z, Coefficients.J1_PHASE_11);
    p = Math.fma(p, z, Coefficients.J1_PHASE_10);
    p = Math.fma(p, z, Coefficients.J1_PHASE_9);
    p = Math.fma(p, z, Coefficients.J1_PHASE_8);
    p = Math.fma(p, z, Coefficients.J1_PHASE_7);
    p = Math.fma(p, z, Coefficients.J1_PHASE_6);
    p = Math.fma(p, z, Coefficients.J1_PHASE_5);
    p = Math.fma(p, z, Coefficients.J1_PHASE_4);
    p = Math.fma(p, z, Coefficients.J1_PHASE_3);
    p = Math.fma(p, z, Coefficients.J1_PHASE_2);
    p = Math.fma(p, z, Coefficients.J1_PHASE_1);
    p = Math.fma(p, z, Coefficients.J1_PHASE_0);
    return p;
  }
}
