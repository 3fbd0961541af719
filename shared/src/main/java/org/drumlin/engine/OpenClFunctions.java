package org.drumlin.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions of the model language in OpenCL C. Their polynomials are printed from {@link
 * Coefficients}, so that both engines have the same.
 */
final class OpenClFunctions {
  private static final Pattern COEFFICIENT = Pattern.compile("(\\w+)_([0-9]+)");

  /** A function of functions.cl with the comments above it: its last brace begins a line. */
  private static final Pattern FUNCTION =
      Pattern.compile("(?ms)^(?://[^\\n]*\\n)*static real2? (\\w+)\\(.*?^}\\n\\n?");

  private static final Pattern CALL = Pattern.compile("(\\w+)\\(");

  private static final String DOUBLE =
      """
      #pragma OPENCL EXTENSION cl_khr_fp64 : enable
      typedef double real;
      typedef double2 real2;
      #define PI_1 3.141592653589793
      #define PI_2 1.2246467991473532e-16
      #define PI_3 -2.9947698097183397e-33
      #define FAR 1e6
      #define LN2_1 0.6931471805599453
      #define LN2_2 2.3190468138462996e-17
      #define HALF_LOG_TWO_PI_1 0.9189385332046728
      #define HALF_LOG_TWO_PI_2 -3.8782941580672414e-17
      #define EPSILON 1e-18
      #define SMALLEST 1e-300
      #define LARGEST 1e300
      #define LEAST 0x1p-500
      #define MOST 0x1p500
      #define GAMMA_LIFT 128
      #define GAMMA_BEGIN -190
      #define GAMMA_END 171.7
      #define ERFC_END 27.3
      #define ADD(sum, lost, weight, value) sum = fma(weight, value, sum)
      """;

  private static final String SINGLE =
      """
      typedef float real;
      typedef float2 real2;
      #define PI_1 3.14159274101257324219f
      #define PI_2 -8.74227765734758577309e-8f
      #define PI_3 -3.43024902e-15f
      #define FAR 2e4f
      #define LN2_1 0.693147182f
      #define LN2_2 -1.90465421e-09f
      #define HALF_LOG_TWO_PI_1 0.918938518f
      #define HALF_LOG_TWO_PI_2 1.56341766e-08f
      #define EPSILON 1e-9f
      #define SMALLEST 1e-30f
      #define LARGEST 1e30f
      #define LEAST 0x1p-60f
      #define MOST 0x1p60f
      #define GAMMA_LIFT 32
      #define GAMMA_BEGIN -40.0f
      #define GAMMA_END 35.04f
      #define ERFC_END 10.0f
      // Kahan's sum: what single precision loses of a term is given to the next
      #define ADD(sum, lost, weight, value) { \
        const real term = fma(weight, value, lost); \
        const real next = sum + term; \
        lost = term - (next - sum); \
        sum = next; \
      }
      """;

  /** {@link Panels#TOLERANCE} as far as single precision can tell. */
  private static final double SINGLE_TOLERANCE = 2e-5;

  private OpenClFunctions() {}

  /** A whole program: the kernels of a model with those of our functions that they call. */
  static String program(String kernels, boolean twice) {
    Map<String, String> functions = new LinkedHashMap<>();
    polynomials()
        .forEach((name, c) -> {
          functions.put("p_" + name, horner("p_" + name, c));
          functions.put("d_" + name, horner("d_" + name, slope(c)));
        });
    Matcher function = FUNCTION.matcher(resource("functions.cl"));
    while (function.find()) {
      functions.put(function.group(1), function.group());
    }
    Set<String> used = new HashSet<>();
    call(kernels, functions, used);
    StringBuilder text = new StringBuilder(head(twice));
    functions.forEach((name, body) -> text.append(used.contains(name) ? body : ""));
    return text.append('\n').append(kernels).toString();
  }

  /** The kernels that are the same for every model. */
  static String sums(boolean twice) {
    return head(twice) + resource("sums.cl");
  }

  private static String head(boolean twice) {
    return (twice ? DOUBLE : SINGLE)
        + "#define INVERSE_PI 0.3183098861837907\n#define BALL_NEAR "
        + Elementary.SPHERE_NEAR
        + "\n#define NODES "
        + Panels.NODES
        + "\n#define SHAPE "
        + PanelTable.SHAPE
        + "\n#define FOLLOWS "
        + (twice ? Panels.TOLERANCE : SINGLE_TOLERANCE)
        + "\n\n";
  }

  private static void call(String text, Map<String, String> functions, Set<String> used) {
    Matcher call = CALL.matcher(text);
    while (call.find()) {
      String body = functions.get(call.group(1));
      if (body != null && used.add(call.group(1))) {
        call(body, functions, used);
      }
    }
  }

  private static String horner(String name, Map<Integer, Double> coefficients) {
    int top = coefficients.size() - 1;
    StringBuilder text = new StringBuilder();
    text.append("static real ").append(name).append("(const real z) {\n");
    text.append("  real p = ").append(literal(coefficients, top)).append(";\n");
    for (int k = top - 1; k >= 0; k--) {
      text.append("  p = fma(p, z, ").append(literal(coefficients, k)).append(");\n");
    }
    return text.append("  return p;\n}\n\n").toString();
  }

  /** Of the polynomial's derivative. */
  private static Map<Integer, Double> slope(Map<Integer, Double> coefficients) {
    Map<Integer, Double> slope = new TreeMap<>();
    coefficients.forEach((power, c) -> {
      if (power > 0) {
        slope.put(power - 1, power * c);
      }
    });
    return slope;
  }

  private static String literal(Map<Integer, Double> coefficients, int power) {
    return "(real) " + Objects.requireNonNull(coefficients.get(power));
  }

  /** All of them by name, lowest power first. */
  private static Map<String, Map<Integer, Double>> polynomials() {
    Map<String, Map<Integer, Double>> all = new TreeMap<>();
    try {
      for (Field field : Coefficients.class.getDeclaredFields()) {
        Matcher name = COEFFICIENT.matcher(field.getName());
        if (name.matches() && field.getType() == double.class) {
          all.computeIfAbsent(name.group(1).toLowerCase(Locale.ROOT), n -> new TreeMap<>())
              .put(Integer.valueOf(name.group(2)), field.getDouble(null));
        }
      }
      for (Field field : SpecialCoefficients.class.getDeclaredFields()) {
        if (field.get(null) instanceof double[] coefficients) {
          Map<Integer, Double> numbered = new TreeMap<>();
          for (int k = 0; k < coefficients.length; k++) {
            numbered.put(k, coefficients[k]);
          }
          all.put(field.getName().toLowerCase(Locale.ROOT), numbered);
        }
      }
    } catch (IllegalAccessException e) {
      throw new LinkageError("coefficients of our own package", e);
    }
    return all;
  }

  private static String resource(String name) {
    try (InputStream in = OpenClFunctions.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LinkageError(name + " cannot be read", e);
    }
  }

  /** What the compiler is told: constants of a text are doubles unless it says otherwise. */
  static String options(boolean twice) {
    return twice ? "" : "-cl-single-precision-constant";
  }

  /** How a value of the tape is written. */
  static String expression(Op op, String a, String b, String c) {
    return switch (op) {
      case ADD -> a + " + " + b;
      case SUBTRACT -> a + " - " + b;
      case MULTIPLY, AND -> a + " * " + b;
      case DIVIDE -> a + " / " + b;
      case NEGATE -> "-" + a;
      case LESS -> truth(a + " < " + b);
      case LESS_EQUAL -> truth(a + " <= " + b);
      case EQUAL -> truth(a + " == " + b);
      case NOT_EQUAL -> truth(a + " != " + b);
      case NOT -> "1 - " + a;
      case SELECT -> a + " != 0 ? " + b + " : " + c;
      case CONSTANT, INPUT, INTEGRAL -> throw new IllegalArgumentException(op.name());
      default -> function(op) + (op.arity() == 1 ? "(" + a + ")" : "(" + a + ", " + b + ")");
    };
  }

  private static String truth(String test) {
    return test + " ? (real) 1 : (real) 0";
  }

  private static String function(Op op) {
    return switch (op) {
      case SIN -> "sine";
      case COS -> "cosine";
      case ABS -> "fabs";
      case OR, MAX -> "fmax";
      case MIN -> "fmin";
      case MOD -> "fmod";
      case ERF -> "error_function";
      case ERFC -> "error_complement";
      case TGAMMA -> "gamma_function";
      case LGAMMA -> "log_gamma";
      case GAMMAINC -> "gamma_part";
      case J0 -> "bessel0";
      case J1 -> "bessel1";
      case JN -> "bessel_n";
      case DISC -> "disc";
      case SPHERE -> "ball";
      case SINC -> "sinc";
      case SI -> "sine_integral";
      default -> op.name().toLowerCase(Locale.ROOT);
    };
  }

  /** A constant; the literal is a double's, which the build takes as single where that is all. */
  static String literal(double x) {
    if (Double.isNaN(x)) {
      return "(real) NAN";
    }
    if (Double.isInfinite(x)) {
      return x > 0 ? "(real) INFINITY" : "(-(real) INFINITY)";
    }
    return x < 0 || Double.doubleToRawLongBits(x) < 0 ? "(real) (" + x + ")" : "(real) " + x;
  }
}
