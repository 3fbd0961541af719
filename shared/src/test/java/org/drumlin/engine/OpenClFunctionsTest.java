package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of a theory in OpenCL C against the JVM's, on a table of arguments. */
class OpenClFunctionsTest {
  private static final int ROWS = 400;
  private static Watchdog watchdog;
  private static OpenClSession session;

  @BeforeAll
  static void open() throws Exception {
    Devices devices = Devices.list();
    OpenClDevice device =
        devices.find(Optional.empty()).orElseThrow(() -> new AssertionError(devices.troubles()));
    watchdog =
        new Watchdog(why -> {
          throw new AssertionError(why);
        });
    session = OpenClSession.open(device, watchdog);
  }

  @AfterAll
  static void close() {
    session.close();
    watchdog.close();
  }

  private static List<Op> operations() {
    EnumSet<Op> all = EnumSet.allOf(Op.class);
    all.removeAll(List.of(Op.CONSTANT, Op.INPUT, Op.INTEGRAL, Op.DIGAMMA));
    return List.copyOf(all);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asTheJvm(boolean twice) throws Exception {
    List<Op> ops = operations();
    String text = program(ops, twice);
    double[] table = arguments(twice);
    OpenClMemory in = new OpenClMemory(session, twice);
    OpenClMemory out = new OpenClMemory(session, twice);
    in.put(table, 0, table.length);
    out.room((long) ROWS * ops.size());
    session.launch(
        session.kernel(text, OpenClFunctions.options(twice), "table"),
        ROWS,
        1,
        in.memory(),
        out.memory());
    double[] values = new double[ROWS * ops.size()];
    out.take(values, 0, values.length);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Op op = ops.get(i % ops.size());
      double x = table[2 * (i / ops.size())];
      double y = table[2 * (i / ops.size()) + 1];
      double expected = ScalarOps.apply(op, x, y, 7);
      if (!agree(op, expected, values[i], x, y, twice)) {
        wrong.add(op + "(" + x + ", " + y + ") is " + values[i] + ", not " + expected);
      }
    }
    assertTrue(
        wrong.isEmpty(),
        () ->
            wrong.size() + ": " + String.join("\n", wrong.subList(0, Math.min(40, wrong.size()))));
  }

  /** The driver's own functions, for which OpenCL has bounds of its own. */
  private static final EnumSet<Op> DRIVERS = EnumSet.of(Op.EXP, Op.EXPM1, Op.LOG, Op.POW);

  @Test
  void exactToAFewUnitsInTheLastPlace() throws Exception {
    List<FunctionTable.Row> rows =
        FunctionTable.rows().stream()
            .filter(row -> !DRIVERS.contains(row.op()) && normal(row))
            .toList();
    List<Op> ops = rows.stream().map(FunctionTable.Row::op).distinct().toList();
    assertEquals(14, ops.size());
    double[] table = new double[3 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      table[3 * i] = ops.indexOf(rows.get(i).op());
      table[3 * i + 1] = rows.get(i).a();
      table[3 * i + 2] = rows.get(i).b();
    }
    OpenClMemory in = new OpenClMemory(session, true);
    OpenClMemory out = new OpenClMemory(session, true);
    in.put(table, 0, table.length);
    out.room(rows.size());
    session.launch(
        session.kernel(choice(ops, rows.size()), OpenClFunctions.options(true), "one"),
        rows.size(),
        1,
        in.memory(),
        out.memory());
    double[] values = new double[rows.size()];
    out.take(values, 0, values.length);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double error = rows.get(i).error(values[i]);
      if (!(error <= 4)) {
        wrong.add(rows.get(i) + ": " + values[i] + ", " + error + " units");
      }
    }
    assertTrue(wrong.isEmpty(), () -> wrong.size() + ": " + String.join("\n", wrong));
  }

  /** Whether a value is no denormal number, which a device may take for 0. */
  private static boolean normal(FunctionTable.Row row) {
    return Math.abs(row.value().doubleValue()) >= Double.MIN_NORMAL
        && (row.b() == 0 || Math.abs(row.b()) >= Double.MIN_NORMAL);
  }

  /** One function of the list a work item. */
  private static String choice(List<Op> ops, int rows) {
    StringBuilder text = new StringBuilder();
    text.append(
        "kernel void one(global const real *in, global real *out) {\n"
            + "  const int i = get_global_id(0);\n  if (i >= "
            + rows
            + ") {\n    return;\n  }\n"
            + "  const real x = in[3 * i + 1];\n  const real y = in[3 * i + 2];\n"
            + "  real value = 0;\n  switch ((int) in[3 * i]) {\n");
    for (int k = 0; k < ops.size(); k++) {
      text.append("    case %d: value = ".formatted(k))
          .append(OpenClFunctions.expression(ops.get(k), "x", "y", "x"))
          .append("; break;\n");
    }
    return OpenClFunctions.program(text.append("  }\n  out[i] = value;\n}\n").toString(), true);
  }

  /**
   * Values to a few rounding errors, of the argument too. Where numbers are beyond single precision
   * nothing is asked of it.
   */
  private static boolean agree(
      Op op, double expected, double value, double x, double y, boolean twice) {
    if (Double.isNaN(expected) || Double.isNaN(value)) {
      return Double.isNaN(expected) && Double.isNaN(value);
    }
    double most = twice ? 1e300 : 1e37;
    if (Math.abs(expected) > most) {
      return value == expected || Math.abs(value) > most / 1e3 && value * expected > 0;
    }
    double epsilon = twice ? 2e-16 : 1.2e-7;
    double least = twice ? 1e-300 : 1e-37;
    double moved =
        Math.max(
            Math.abs(ScalarOps.apply(op, x * (1 + epsilon), y, 7) - expected),
            Math.abs(ScalarOps.apply(op, x, y * (1 + epsilon), 7) - expected));
    if (!(moved < Double.POSITIVE_INFINITY)) {
      moved = Double.POSITIVE_INFINITY;
    }
    double bound = 60 * epsilon * Math.abs(expected) + 8 * moved + absolute(op) * epsilon + least;
    return Math.abs(value - expected) <= bound;
  }

  /** What a function loses near its zeros, in rounding errors of 1. */
  private static double absolute(Op op) {
    return switch (op) {
      case SIN, COS, SINC, J0, J1, DISC, SPHERE, ERF, ERFC, SI -> 20;
      case JN, GAMMAINC, EXPM1 -> 100;
      case TGAMMA, LGAMMA -> 100;
      default -> 0;
    };
  }

  private static String program(List<Op> ops, boolean twice) {
    StringBuilder text = new StringBuilder();
    text.append(
        "kernel void table(global const real *in, global real *out) {\n"
            + "  const int i = get_global_id(0);\n  if (i >= "
            + ROWS
            + ") {\n    return;\n  }\n"
            + "  const real x = in[2 * i];\n  const real y = in[2 * i + 1];\n");
    for (int k = 0; k < ops.size(); k++) {
      text.append("  out[i * ")
          .append(ops.size())
          .append(" + ")
          .append(k)
          .append("] = ")
          .append(OpenClFunctions.expression(ops.get(k), "x", "y", "(real) 7"))
          .append(";\n");
    }
    return OpenClFunctions.program(text.append("}\n").toString(), twice);
  }

  /** Pairs of arguments: small whole orders, signs, near and far, zeros. */
  private static double[] arguments(boolean twice) {
    Random random = new Random(20);
    double[] table = new double[2 * ROWS];
    for (int i = 0; i < ROWS; i++) {
      double size = Math.pow(10, random.nextDouble() * 7 - 4);
      table[2 * i] =
          switch (i % 4) {
            case 0 -> random.nextInt(12);
            case 1 -> size;
            case 2 -> -size;
            default -> random.nextDouble() * 20 - 10;
          };
      table[2 * i + 1] = (i % 3 == 0 ? -1 : 1) * random.nextDouble() * (i % 5 == 0 ? 300 : 12);
    }
    table[0] = 0;
    table[2] = -0.0;
    table[4] = 1.5;
    table[6] = 8;
    return twice ? table : Arrays.stream(table).map(x -> (float) x).toArray();
  }
}
