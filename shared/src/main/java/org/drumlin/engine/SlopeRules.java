package org.drumlin.engine;

/**
 * The derivative of each operation by an operand, and arithmetic that leaves out zeros. Where the
 * closed form loses its digits near 0, its power series stands in.
 */
final class SlopeRules {
  /** Below this argument the series of the shapes' derivatives are exact to rounding. */
  private static final double NEAR = 0.3;

  /** Step of the one derivative that has no closed form, relative. */
  private static final double STEP = 1e-3;

  private final Graph graph;
  private final Value zero;

  SlopeRules(Graph graph) {
    this.graph = graph;
    this.zero = graph.constant(0);
  }

  Value plus(Value a, Value b) {
    if (a.equals(zero)) {
      return b;
    }
    return b.equals(zero) ? a : graph.two(Op.ADD, a, b);
  }

  Value minus(Value a, Value b) {
    if (b.equals(zero)) {
      return a;
    }
    return a.equals(zero) ? graph.one(Op.NEGATE, b) : graph.two(Op.SUBTRACT, a, b);
  }

  Value times(Value a, Value b) {
    return a.equals(zero) || b.equals(zero) ? zero : graph.two(Op.MULTIPLY, a, b);
  }

  private Value number(double x) {
    return graph.constant(x);
  }

  private Value over(Value a, Value b) {
    return graph.two(Op.DIVIDE, a, b);
  }

  private Value square(Value a) {
    return graph.two(Op.MULTIPLY, a, a);
  }

  /** f'(x) for an operation of one operand. */
  Value one(Value f) {
    Value x = f.first();
    return switch (f.op()) {
      case SIN -> graph.one(Op.COS, x);
      case COS -> graph.one(Op.NEGATE, graph.one(Op.SIN, x));
      case TAN -> plus(number(1), square(f));
      case ASIN -> over(number(1), graph.one(Op.SQRT, minus(number(1), square(x))));
      case ACOS -> over(number(-1), graph.one(Op.SQRT, minus(number(1), square(x))));
      case ATAN -> over(number(1), plus(number(1), square(x)));
      case SINH -> graph.one(Op.COSH, x);
      case COSH -> graph.one(Op.SINH, x);
      case TANH -> minus(number(1), square(f));
      case EXP -> f;
      case EXPM1 -> plus(f, number(1));
      case LOG -> over(number(1), x);
      case LOG10 -> over(number(0.4342944819032518), x);
      case LOG1P -> over(number(1), plus(number(1), x));
      case SQRT -> over(number(0.5), f);
      case CBRT -> over(number(1), times(number(3), square(f)));
      case ABS -> graph.select(graph.two(Op.LESS, x, zero), number(-1), number(1));
      default -> special(f, x);
    };
  }

  private Value special(Value f, Value x) {
    return switch (f.op()) {
      case ERF -> times(number(1.1283791670955126), bell(x));
      case ERFC -> times(number(-1.1283791670955126), bell(x));
      case TGAMMA -> times(f, graph.one(Op.DIGAMMA, x));
      case LGAMMA -> graph.one(Op.DIGAMMA, x);
      case J0 -> graph.one(Op.NEGATE, graph.one(Op.J1, x));
      case J1 -> minus(graph.one(Op.J0, x), times(number(0.5), graph.one(Op.DISC, x)));
      case SI -> graph.one(Op.SINC, x);
      case SINC ->
          near(
              x,
              over(minus(graph.one(Op.COS, x), f), x),
              -1.0 / 3,
              1.0 / 30,
              -1.0 / 840,
              1.0 / 45360,
              -1.0 / 3991680);
      case SPHERE ->
          near(
              x,
              over(times(number(3), minus(graph.one(Op.SINC, x), f)), x),
              -1.0 / 5,
              1.0 / 70,
              -1.0 / 2520,
              1.0 / 166320,
              -1.0 / 17297280);
      case DISC ->
          near(
              x,
              over(times(number(2), minus(graph.one(Op.J0, x), f)), x),
              -1.0 / 4,
              1.0 / 48,
              -1.0 / 1536,
              1.0 / 92160,
              -1.0 / 8847360);
      default -> throw new IllegalArgumentException(f.op().name());
    };
  }

  private Value bell(Value x) {
    return graph.one(Op.EXP, graph.one(Op.NEGATE, square(x)));
  }

  /** x (c0 + c1 x² + …) near 0, the closed form elsewhere. */
  private Value near(Value x, Value closed, double... series) {
    Value y = square(x);
    Value sum = number(series[series.length - 1]);
    for (int i = series.length - 2; i >= 0; i--) {
      sum = plus(number(series[i]), times(y, sum));
    }
    Value test = graph.two(Op.LESS, y, number(NEAR * NEAR));
    return graph.select(test, times(x, sum), closed);
  }

  /** By the first operand of an operation of two. */
  Value first(Value f) {
    Value a = f.first();
    Value b = f.second();
    return switch (f.op()) {
      case POW -> times(b, graph.two(Op.POW, a, minus(b, number(1))));
      case ATAN2 -> over(b, plus(square(a), square(b)));
      case HYPOT -> over(a, f);
      case MOD -> number(1);
      case GAMMAINC -> byOrder(a, b);
      default -> throw new IllegalArgumentException(f.op().name());
    };
  }

  /** By the second. */
  Value second(Value f) {
    Value a = f.first();
    Value b = f.second();
    return switch (f.op()) {
      case POW -> {
        Value log = graph.one(Op.LOG, a);
        yield graph.select(graph.two(Op.EQUAL, f, zero), zero, times(f, log));
      }
      case ATAN2 -> graph.one(Op.NEGATE, over(a, plus(square(a), square(b))));
      case HYPOT -> over(b, f);
      case MOD -> graph.one(Op.NEGATE, over(minus(a, f), b));
      case JN -> {
        Value before = graph.two(Op.JN, minus(a, number(1)), b);
        Value after = graph.two(Op.JN, plus(a, number(1)), b);
        yield times(number(0.5), minus(before, after));
      }
      case GAMMAINC -> {
        Value log = minus(times(minus(a, number(1)), graph.one(Op.LOG, b)), b);
        yield graph.one(Op.EXP, minus(log, graph.one(Op.LGAMMA, a)));
      }
      default -> throw new IllegalArgumentException(f.op().name());
    };
  }

  /** The incomplete gamma function by its order has no closed form: a difference of sixth order. */
  private Value byOrder(Value a, Value x) {
    Value h = times(number(STEP), a);
    Value sum = zero;
    double[] weights = {45, -9, 1};
    for (int k = 1; k <= 3; k++) {
      Value step = times(number(k), h);
      Value up = graph.two(Op.GAMMAINC, plus(a, step), x);
      Value down = graph.two(Op.GAMMAINC, minus(a, step), x);
      sum = plus(sum, times(number(weights[k - 1]), minus(up, down)));
    }
    return over(sum, times(number(60), h));
  }
}
