package org.drumlin.engine;

import org.drumlin.kernel.Builtin;

/** Which {@link Op} computes a function of the language. */
final class Functions {
  private Functions() {}

  static Op op(Builtin function) {
    return switch (function) {
      case FABS -> Op.ABS;
      case FMIN -> Op.MIN;
      case FMAX -> Op.MAX;
      case FMOD -> Op.MOD;
      case J1_OVER_X -> Op.DISC;
      case SPHERICAL_J1_OVER_X -> Op.SPHERE;
      case SQUARE, CUBE -> throw new IllegalArgumentException(function.text());
      default -> Op.valueOf(function.name());
    };
  }
}
