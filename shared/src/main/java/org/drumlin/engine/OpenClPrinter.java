package org.drumlin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints the loops of a tape as a kernel of OpenCL C. A work item is one point of one parameter set
 * and one slice of the outermost loop; where the JVM's engine holds a block, it holds a number. The
 * nest is the tape's: what depends on an inner loop but not on an outer one is kept in a table.
 */
final class OpenClPrinter {
  /**
   * Numbers of an orientation in the table of nodes: u, its sine, weight, then the second angle's.
   */
  static final int NODE = 5;

  /** Numbers that say which nodes a point takes: two of its orientations, two of its integrals. */
  static final int RULES = 4;

  private static final String[] ANGLES = {"node[0]", "node[1]", "turn[3]", "turn[4]"};

  private final Outline outline;
  private final RowLayout row;
  private final StringBuilder text = new StringBuilder();
  private final Map<Value, String> names = new HashMap<>();
  private final Map<Value, Nest.Place> places = new HashMap<>();
  private final Set<Value> tabled = new HashSet<>();
  private int indent = 1;

  private OpenClPrinter(Outline outline) {
    this.outline = outline;
    this.row = new RowLayout(outline);
    for (int i = 0; i < outline.blockInputs().size(); i++) {
      names.put(outline.blockInputs().get(i), i == 0 ? "q" : "x" + i);
    }
    for (int i = 0; i < outline.orientation().size(); i++) {
      names.put(outline.orientation().get(i), ANGLES[i]);
    }
    for (Outline.Group group : outline.groups()) {
      group.values().forEach(v -> places.put(v, group.place()));
    }
    findTables();
  }

  /**
   * A kernel's text and how its rows are laid out.
   *
   * @param text of the kernel alone, without the functions it uses
   */
  record Printed(String name, String text, RowLayout layout) {}

  /** The kernel that runs the loops and leaves a sum for each output, slice and point. */
  static Printed loops(String name, Outline outline) {
    OpenClPrinter printer = new OpenClPrinter(outline);
    printer.body();
    String head =
        """
        kernel void %s(const int points, const int from, const int slices, global const int *restrict sets,
            global const int *restrict rules, global const real *restrict at,
            global const real *restrict rows, global const real *restrict nodes,
            global real *restrict sums) {
          const int point = get_global_id(0);
          const int slice = get_global_id(1);
          if (point >= points) {
            return;
          }
          global const real *restrict row = rows + (size_t) sets[from + point] * %d;
          const real q = at[from + point];
        """
            .formatted(name, printer.row.length());
    return new Printed(name, head + printer.text + "}\n", printer.row);
  }

  /**
   * The kernel that makes the theory of the sums.
   *
   * @param sources of the blocks from outside; the first is q
   */
  static Printed last(
      String name, Outline outline, List<CompiledModel.Source> sources, int stages) {
    OpenClPrinter printer = new OpenClPrinter(outline);
    for (int i = 1; i < sources.size(); i++) {
      printer.line(
          "const real x%d = sums%d[(size_t) %d * points + point];",
          i, sources.get(i).stage(), sources.get(i).index());
    }
    printer.descend(0);
    Nest.Place here = new Nest.Place(0, 0);
    printer.line("theory[from + point] = %s;", printer.read(outline.results().getFirst(), here));
    StringBuilder sums = new StringBuilder();
    for (int s = 0; s < stages; s++) {
      sums.append("    global const real *restrict sums").append(s).append(",\n");
    }
    String head =
        """
        kernel void %s(const int points, const int from, global const int *restrict sets,
            global const real *restrict at, global const real *restrict rows,
        %s    global real *restrict theory) {
          const int point = get_global_id(0);
          if (point >= points) {
            return;
          }
          global const real *restrict row = rows + (size_t) sets[from + point] * %d;
          const real q = at[from + point];
        """
            .formatted(name, sums, printer.row.length());
    return new Printed(name, head + printer.text + "}\n", printer.row);
  }

  /** Values with a place of their own that another place, or the sum, reads. */
  private void findTables() {
    for (Outline.Group group : outline.groups()) {
      for (Value v : group.values()) {
        for (Value operand : v.op() == Op.INTEGRAL ? Integrals.captured(v) : operands(v)) {
          Nest.Place place = places.get(operand);
          if (place != null && !place.equals(group.place())) {
            tabled.add(operand);
          }
        }
      }
    }
    for (Outline.Addend addend : outline.addends()) {
      tabled.addAll(List.of(addend.number(), addend.first(), addend.second()));
    }
  }

  /** What the statement of a value reads: products that have none of their own are written out. */
  private List<Value> operands(Value v) {
    return v.operands().stream()
        .flatMap(o -> writtenOut(o) ? o.operands().stream() : Stream.of(o))
        .toList();
  }

  private boolean writtenOut(Value v) {
    return Graph.scaled(v) && !places.containsKey(v) && !outline.slots().containsKey(v);
  }

  private void body() {
    for (int k = 0; k < outline.outputs(); k++) {
      line("real sum%d = 0, lost%d = 0;", k, k);
    }
    if (outline.nest().nodeLoops() > 0) {
      line("const int n0 = rules[%d * (from + point) + 1];", RULES);
      line(
          "global const real *restrict turns = nodes + (size_t) rules[%d * (from + point)] * %d;",
          RULES, NODE);
    }
    if (outline.integrates()) {
      line("const int nodes_within = rules[%d * (from + point) + 3];", RULES);
      line("const int within_from = rules[%d * (from + point) + 2];", RULES);
      line("global const real *restrict within = nodes + (size_t) within_from * %d;", NODE);
    }
    descend(0);
    for (int k = 0; k < outline.outputs(); k++) {
      line("sums[((size_t) %d * slices + slice) * points + point] = sum%d + lost%d;", k, k, k);
    }
  }

  private void descend(int depth) {
    for (Outline.Group group : outline.groups()) {
      if (group.place().depth() == depth) {
        group(group);
      }
    }
    if (depth == outline.nest().loops()) {
      add();
      return;
    }
    String count = turns(depth);
    line(
        depth == 0
            ? "for (int i0 = (int) ((long) %1$s * slice / slices); i0 < (int) ((long) %1$s * (slice + 1) / slices); i0++) {"
            : "for (int i%2$d = 0; i%2$d < %1$s; i%2$d++) {",
        count,
        depth);
    indent++;
    line(
        "const real w%d = %s%s;",
        depth, depth == 0 ? "" : "w" + (depth - 1) + " * ", weight(depth));
    descend(depth + 1);
    indent--;
    line("}");
  }

  private String turns(int loop) {
    return loop < outline.nest().nodeLoops() ? "n0" : "(int) row[" + row.countAt(loop) + "]";
  }

  /** The weight of a loop's turn; names its node on the way. */
  private String weight(int loop) {
    if (loop >= outline.nest().nodeLoops()) {
      return "row[" + row.weightsAt(loop) + " + i" + loop + "]";
    }
    String name = loop == 0 ? "node" : "turn";
    line("global const real *restrict %s = turns + %d * i%d;", name, NODE, loop);
    return loop == 0 ? "node[2]" : "1 / (real) n0";
  }

  private void group(Outline.Group group) {
    int[] extra = Nest.loops(group.place().extra());
    for (Value v : group.values()) {
      if (extra.length > 0 && tabled.contains(v)) {
        int size =
            IntStream.of(extra)
                .map(loop -> outline.nest().extents()[loop])
                .reduce(1, (a, b) -> a * b);
        line("real t%d[%d];", v.id(), size);
      }
    }
    for (int loop : extra) {
      line("for (int i%1$d = 0; i%1$d < %2$s; i%1$d++) {", loop, turns(loop));
      indent++;
    }
    statements(group.values(), group.place(), 0);
    for (int i = 0; i < extra.length; i++) {
      indent--;
      line("}");
    }
  }

  /**
   * @param loops the loops over nodes of integrals around them
   */
  private void statements(List<Value> values, Nest.Place here, int loops) {
    for (List<Value> run : outline.integrals().runs(values)) {
      if (run.getFirst().op() == Op.INTEGRAL) {
        integrals(run, here, loops);
      } else {
        statement(run.getFirst(), here);
      }
    }
  }

  /** A loop over nodes that adds up some integrals. */
  private void integrals(List<Value> run, Nest.Place here, int outer) {
    int level = (int) run.getFirst().number();
    int own = Integrals.bit(level);
    run.forEach(v -> line("real v%d = 0;", v.id()));
    line("for (int k%1$d = 0; k%1$d < nodes_within; k%1$d++) {", level);
    indent++;
    line("const real u%1$d = within[%2$d * k%1$d];", level, NODE);
    List<Value> roots = run.stream().map(Value::first).toList();
    List<Value> inner = outline.integrals().within(roots, outer | own, own);
    inner.forEach(v -> names.put(v, "v" + v.id()));
    statements(inner, here, outer | own);
    for (Value v : run) {
      line(
          "v%1$d = fma(within[%2$d * k%3$d + 2], %4$s, v%1$d);",
          v.id(), NODE, level, read(v.first(), here));
    }
    indent--;
    line("}");
    run.forEach(v -> table(v, here));
  }

  /** Keeps a value for other places, where one asks for it. */
  private void table(Value v, Nest.Place here) {
    if (here.extra() != 0 && tabled.contains(v)) {
      line("t%d[%s] = v%d;", v.id(), index(here.extra()), v.id());
    }
  }

  private void statement(Value v, Nest.Place here) {
    List<String> operands = new ArrayList<>();
    v.operands().forEach(o -> operands.add(read(o, here)));
    while (operands.size() < 3) {
      operands.add("");
    }
    String expression =
        OpenClFunctions.expression(v.op(), operands.get(0), operands.get(1), operands.get(2));
    line("const real v%d = %s;", v.id(), expression);
    table(v, here);
  }

  private void add() {
    Nest.Place innermost = new Nest.Place(outline.nest().loops(), 0);
    for (Outline.Addend addend : outline.addends()) {
      String number = read(addend.number(), innermost);
      String first = read(addend.first(), innermost);
      String value = addend.product() ? first + " * " + read(addend.second(), innermost) : first;
      String weight = outline.nest().loops() == 0 ? "1" : "w" + (outline.nest().loops() - 1);
      if (addend.weighting() != 0) {
        throw new IllegalArgumentException("derivatives are not printed");
      }
      line("{");
      indent++;
      line("const real value = %s;", value);
      line("const real number = %s;", number);
      if (addend.squared()) {
        line(
            "ADD(sum%1$d, lost%1$d, %2$s * (number * number), value * value);",
            addend.output(), weight);
      } else {
        line("ADD(sum%1$d, lost%1$d, %2$s * number, value);", addend.output(), weight);
      }
      indent--;
      line("}");
    }
  }

  /** How a value is read at a place. */
  private String read(Value v, Nest.Place here) {
    String name = names.get(v);
    if (name != null) {
      return name;
    }
    if (v.op() == Op.INPUT && Integrals.nodes(v) != 0) {
      return Integrals.nodes(v) == Integrals.bit(0) ? "u0" : "u1";
    }
    if (v.constant()) {
      return OpenClFunctions.literal(v.number());
    }
    if (writtenOut(v)) {
      return "(" + read(v.first(), here) + " * " + read(v.second(), here) + ")";
    }
    Nest.Place place = places.get(v);
    if (place == null || place.depth() == Nest.BEFORE) {
      Slot slot = outline.slots().get(v);
      if (slot == null) {
        throw new IllegalStateException("a value without a place: " + v.op());
      }
      return "row[" + row.numberAt(slot) + strided(slot.strides()) + "]";
    }
    return place.extra() == 0 || place.equals(here)
        ? "v" + v.id()
        : "t" + v.id() + "[" + index(place.extra()) + "]";
  }

  private static String strided(int[] strides) {
    StringBuilder index = new StringBuilder();
    for (int loop = 0; loop < strides.length; loop++) {
      if (strides[loop] > 0) {
        index
            .append(" + ")
            .append(strides[loop] == 1 ? "" : strides[loop] + " * ")
            .append('i')
            .append(loop);
      }
    }
    return index.toString();
  }

  private String index(int extra) {
    int[] loops = Nest.loops(extra);
    String index = "i" + loops[0];
    for (int k = 1; k < loops.length; k++) {
      index = "(" + index + ") * " + outline.nest().extents()[loops[k]] + " + i" + loops[k];
    }
    return index;
  }

  private void line(String format, Object... values) {
    text.append("  ".repeat(indent))
        .append(values.length == 0 ? format : format.formatted(values))
        .append('\n');
  }
}
