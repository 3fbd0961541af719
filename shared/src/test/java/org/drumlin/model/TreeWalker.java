package org.drumlin.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.drumlin.kernel.Builtin;
import org.drumlin.kernel.Expr;
import org.drumlin.kernel.FunctionDef;
import org.drumlin.kernel.Program;
import org.drumlin.kernel.Stmt;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/** Runs the functions of a program, one number at a time. */
public final class TreeWalker {
  private static final GaussIntegrator GAUSS = new GaussIntegratorFactory().legendre(16);

  private final Program program;

  public TreeWalker(Program program) {
    this.program = program;
  }

  /** The value of a function for its arguments, in order; a vector's elements one by one. */
  public double call(FunctionDef function, double... arguments) {
    List<String> places = places(function);
    if (places.size() != arguments.length) {
      throw new AssertionError(function.name() + " takes " + places);
    }
    Map<String, Double> frame = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      frame.put(places.get(i), arguments[i]);
    }
    return run(function.body(), frame)
        .orElseThrow(() -> new AssertionError(function.name() + " returned nothing"));
  }

  /** What {@link #call} takes: {@code radius}, {@code thickness[0]}, {@code thickness[1]}… */
  public static List<String> places(FunctionDef function) {
    List<String> places = new ArrayList<>();
    for (FunctionDef.Argument argument : function.arguments()) {
      if (argument.vector()) {
        for (int i = 0; i < argument.length(); i++) {
          places.add(argument.name() + "[" + i + "]");
        }
      } else {
        places.add(argument.name());
      }
    }
    return places;
  }

  private OptionalDouble run(List<Stmt> statements, Map<String, Double> frame) {
    for (Stmt statement : statements) {
      OptionalDouble result = run(statement, frame);
      if (result.isPresent()) {
        if (statement != statements.getLast()) {
          throw new AssertionError("a return that is not the last: " + statement.at());
        }
        return result;
      }
    }
    return OptionalDouble.empty();
  }

  private OptionalDouble run(Stmt statement, Map<String, Double> frame) {
    switch (statement) {
      case Stmt.Declare d -> frame.put(d.name(), value(d.value(), frame));
      case Stmt.Assign a -> frame.put(a.name(), value(a.value(), frame));
      case Stmt.SinCos s -> {
        double angle = value(s.angle(), frame);
        frame.put(s.sin(), Math.sin(angle));
        frame.put(s.cos(), Math.cos(angle));
      }
      case Stmt.If choice -> {
        return run(holds(choice.test(), frame) ? choice.then() : choice.otherwise(), frame);
      }
      case Stmt.For loop -> {
        int end = (int) value(loop.end(), frame);
        int turns = 0;
        for (int i = (int) value(loop.from(), frame);
            loop.step() > 0 ? i < end : i > end;
            i += loop.step()) {
          frame.put(loop.counter(), (double) i);
          if (run(loop.body(), frame).isPresent()) {
            throw new AssertionError("a return inside a loop: " + loop.at());
          }
          turns++;
        }
        if (turns > loop.most()) {
          throw new AssertionError("a loop that runs more often than promised: " + loop.at());
        }
      }
      case Stmt.Return r -> {
        return OptionalDouble.of(value(r.value(), frame));
      }
    }
    return OptionalDouble.empty();
  }

  private boolean holds(Expr expr, Map<String, Double> frame) {
    return switch (expr) {
      case Expr.Unary u -> !holds(u.operand(), frame);
      case Expr.Binary b ->
          switch (b.op()) {
            case AND -> holds(b.left(), frame) && holds(b.right(), frame);
            case OR -> holds(b.left(), frame) || holds(b.right(), frame);
            case LESS -> value(b.left(), frame) < value(b.right(), frame);
            case LESS_EQUAL -> value(b.left(), frame) <= value(b.right(), frame);
            case GREATER -> value(b.left(), frame) > value(b.right(), frame);
            case GREATER_EQUAL -> value(b.left(), frame) >= value(b.right(), frame);
            case EQUAL -> value(b.left(), frame) == value(b.right(), frame);
            case NOT_EQUAL -> value(b.left(), frame) != value(b.right(), frame);
            default -> throw new AssertionError("a number where a truth is asked for: " + b.at());
          };
      default -> throw new AssertionError("a number where a truth is asked for: " + expr.at());
    };
  }

  private double value(Expr expr, Map<String, Double> frame) {
    return switch (expr) {
      case Expr.Number n -> n.value();
      case Expr.Name n -> Objects.requireNonNull(frame.get(n.name()), n.name());
      case Expr.Element e -> {
        int index = (int) value(e.index(), frame);
        Double element = frame.get(e.table() + "[" + index + "]");
        yield element == null
            ? program.table(e.table()).orElseThrow().values().get(index)
            : element;
      }
      case Expr.Unary u -> -value(u.operand(), frame);
      case Expr.Binary b -> {
        double left = value(b.left(), frame);
        double right = value(b.right(), frame);
        yield switch (b.op()) {
          case ADD -> left + right;
          case SUBTRACT -> left - right;
          case MULTIPLY -> left * right;
          case DIVIDE -> left / right;
          default -> throw new AssertionError("a truth where a number is asked for: " + b.at());
        };
      }
      case Expr.Conditional c -> value(holds(c.test(), frame) ? c.then() : c.otherwise(), frame);
      case Expr.Call c -> builtin(c.function(), values(c.arguments(), frame));
      case Expr.Integral i -> integral(i, frame);
      case Expr.Invoke i ->
          invoke(program.function(i.function()).orElseThrow(), i.arguments(), frame);
    };
  }

  /** Over four panels of 16 nodes. */
  private double integral(Expr.Integral integral, Map<String, Double> frame) {
    double from = value(integral.from(), frame);
    double width = (value(integral.to(), frame) - from) / 4;
    Map<String, Double> inner = new HashMap<>(frame);
    double sum = 0;
    for (int panel = 0; panel < 4; panel++) {
      double low = from + panel * width;
      sum +=
          0.5
              * width
              * GAUSS.integrate(x -> {
                inner.put(integral.variable(), low + 0.5 * width * (1 + x));
                return value(integral.value(), inner);
              });
    }
    return sum;
  }

  private double invoke(FunctionDef function, List<Expr> given, Map<String, Double> frame) {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      int length = function.arguments().get(i).length();
      if (length == 0) {
        all.add(value(given.get(i), frame));
      }
      for (int j = 0; j < length; j++) {
        String vector = ((Expr.Name) given.get(i)).name();
        all.add(Objects.requireNonNull(frame.get(vector + "[" + j + "]"), vector));
      }
    }
    return call(function, all.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double[] values(List<Expr> arguments, Map<String, Double> frame) {
    return arguments.stream().mapToDouble(a -> value(a, frame)).toArray();
  }

  /** A function of the language, by the plainest way there is. */
  public static double builtin(Builtin function, double... a) {
    double x = a[0];
    return switch (function) {
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case ATAN -> Math.atan(x);
      case ATAN2 -> Math.atan2(x, a[1]);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case EXP -> Math.exp(x);
      case EXPM1 -> Math.expm1(x);
      case LOG -> Math.log(x);
      case LOG10 -> Math.log10(x);
      case LOG1P -> Math.log1p(x);
      case POW -> Math.pow(x, a[1]);
      case SQRT -> Math.sqrt(x);
      case CBRT -> Math.cbrt(x);
      case HYPOT -> Math.hypot(x, a[1]);
      case FABS -> Math.abs(x);
      case FMIN -> Math.min(x, a[1]);
      case FMAX -> Math.max(x, a[1]);
      case FMOD -> x % a[1];
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case SQUARE -> x * x;
      case CUBE -> x * x * x;
      case ERF -> Erf.erf(x);
      case ERFC -> Erf.erfc(x);
      case TGAMMA -> Gamma.gamma(x);
      case LGAMMA -> x > 0 ? Gamma.logGamma(x) : Math.log(Math.abs(Gamma.gamma(x)));
      case GAMMAINC -> Gamma.regularizedGammaP(x, a[1]);
      case J0 -> bessel(0, x);
      case J1 -> bessel(1, x);
      case JN -> bessel((int) x, a[1]);
      case J1_OVER_X -> Math.abs(x) < 1e-4 ? 1 - x * x / 8 : 2 * bessel(1, x) / x;
      case SPHERICAL_J1_OVER_X -> ball(x);
      case SINC -> Math.abs(x) < 1e-4 ? 1 - x * x / 6 : Math.sin(x) / x;
      case SI -> sineIntegral(x);
    };
  }

  /** Bessel's integral by the trapezoid rule, which is exact once there are more nodes than x. */
  private static double bessel(int n, double x) {
    int nodes = 28 + (int) (1.5 * Math.abs(x)) + Math.abs(n);
    double sum = 0;
    for (int i = 0; i < nodes; i++) {
      double t = Math.PI * (i + 0.5) / nodes;
      sum += Math.cos(n * t - x * Math.sin(t));
    }
    return sum / nodes;
  }

  private static double ball(double x) {
    if (Math.abs(x) > 0.5) {
      return 3 * (Math.sin(x) / x - Math.cos(x)) / (x * x);
    }
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 12; k++) {
      term *= -x * x / (2 * k * (2 * k + 3));
      sum += term;
    }
    return sum;
  }

  private static double sineIntegral(double x) {
    int panels = 1 + (int) Math.abs(x);
    double width = x / panels;
    double sum = 0;
    for (int i = 0; i < panels; i++) {
      double start = i * width;
      int steps = 200;
      for (int j = 0; j <= steps; j++) {
        double t = start + width * j / steps;
        double value = t == 0 ? 1 : Math.sin(t) / t;
        sum += (j == 0 || j == steps ? 1 : j % 2 == 1 ? 4 : 2) * value * width / steps / 3;
      }
    }
    return sum;
  }

  /** {@code thickness[0]} is the parameter {@code thickness1}. */
  static String parameter(String place) {
    int bracket = place.indexOf('[');
    return bracket < 0
        ? place
        : place.substring(0, bracket)
            + (1 + Integer.parseInt(place.substring(bracket + 1, place.length() - 1)));
  }
}
