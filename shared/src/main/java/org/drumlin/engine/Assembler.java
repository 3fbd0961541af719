package org.drumlin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts the values of a graph in order and in place: each into the segment of the loops it depends
 * on, each with a slot. Loop-invariant code motion is nothing but this choice of segment.
 */
final class Assembler {
  /** Where the number 1 is: the factor of arguments that have none. */
  private static final Slot UNSCALED = Slot.at(0);

  private final Kernels kernels;
  private final Nest nest;
  private final Value one;
  private final Map<Value, Slot> slots = new HashMap<>();
  private final Map<Value, Integer> lastUse = new HashMap<>();
  private final BitSet shared = new BitSet();
  private final Map<Nest.Place, List<Value>> places = new HashMap<>();
  private final List<Integer> free = new ArrayList<>();
  private double[] numbers = new double[64];
  private final Set<Value> folded = new HashSet<>();
  private final Map<Integer, Slot> nodeSlots = new HashMap<>();
  private Integrals integrals = new Integrals(List.of());
  private int rule = Tape.NO_RULE;
  private int numberCount = 1;
  private int blockCount = Block.SCRATCH_BLOCKS;

  /**
   * @param extents the most turns of each loop; of those over orientations not used
   * @param one the constant 1 of the values' graph
   */
  Assembler(Kernels kernels, int[] extents, int nodeLoops, Value one) {
    this.kernels = kernels;
    this.one = one;
    this.nest = new Nest(extents, nodeLoops);
    numbers[UNSCALED.base()] = 1;
  }

  /** Lays out the tape; its loops are those the assembler was made for. */
  Tape assemble(Blueprint wanted) {
    List<Slot> inputs = new ArrayList<>();
    for (Value input : wanted.inputs()) {
      Slot slot = numberSlot(nest.spreads(input.depends()));
      slots.put(input, slot);
      inputs.add(slot);
    }
    List<Slot> blockInputs = new ArrayList<>();
    for (Value input : wanted.blockInputs()) {
      Slot slot = blockSlot(0);
      slots.put(input, slot);
      blockInputs.add(slot);
    }
    List<Factors> factors = wanted.addends().stream().map(a -> factors(a.value())).toList();
    List<Value> roots = new ArrayList<>(wanted.results());
    factors.forEach(f -> roots.addAll(f.all().toList()));
    wanted.averages().forEach(a -> roots.add(a.value()));
    List<Value> order = reachable(roots);
    integrals = new Integrals(order);
    nodes(order);
    place(order, roots);
    List<Segment> before = new ArrayList<>();
    List<List<Segment>> atDepth = new ArrayList<>();
    for (int d = 0; d <= nest.loops(); d++) {
      atDepth.add(new ArrayList<>());
    }
    for (Map.Entry<Nest.Place, List<Value>> entry : ordered().entrySet()) {
      Nest.Place place = entry.getKey();
      Segment segment = new Segment(Nest.loops(place.extra()), steps(place, entry.getValue()));
      (place.depth() == Nest.BEFORE ? before : atDepth.get(place.depth())).add(segment);
    }
    List<Tape.Sum> sums = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      sums.add(sum(factors.get(i), wanted.addends().get(i), atDepth.getLast()));
    }
    List<Tape.Mean> means =
        wanted.averages().stream()
            .map(a -> new Tape.Mean(slot(a.value()), a.weighting(), a.largest(), a.output()))
            .toList();
    List<Slot> results = wanted.results().stream().map(r -> filled(r, atDepth.getLast())).toList();
    List<Slot> outputs = Stream.generate(() -> blockSlot(0)).limit(wanted.outputs()).toList();
    return new Tape(
        nest.loops(),
        nest.nodeLoops(),
        before,
        atDepth,
        Arrays.copyOf(numbers, numberCount),
        blockCount * Block.WIDTH,
        inputs,
        blockInputs,
        sums,
        outputs,
        means,
        results,
        rule,
        outline(wanted, factors));
  }

  /** Places for the nodes of integrals, where there are any, and for their rule. */
  private void nodes(List<Value> order) {
    for (Value v : order) {
      if (v.op() == Op.INPUT && Integrals.nodes(v) != 0) {
        Slot slot = numberSlot(0);
        slots.put(v, slot);
        nodeSlots.put(Integrals.nodes(v), slot);
      }
      if (v.op() == Op.INTEGRAL && rule == Tape.NO_RULE) {
        rule = numbers(1 + 2 * Integrals.MOST_NODES);
      }
    }
  }

  private Outline outline(Blueprint wanted, List<Factors> factors) {
    List<Outline.Addend> addends = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      Factors f = factors.get(i);
      Blueprint.Addend a = wanted.addends().get(i);
      addends.add(
          new Outline.Addend(
              f.number(),
              f.first(),
              f.second(),
              f.product(),
              a.squared(),
              a.weighting(),
              a.output()));
    }
    return new Outline(
        nest,
        wanted.inputs().subList(0, 2 * nest.nodeLoops()),
        wanted.blockInputs(),
        ordered().entrySet().stream()
            .map(e -> new Outline.Group(e.getKey(), e.getValue()))
            .toList(),
        addends,
        wanted.results(),
        Map.copyOf(slots),
        integrals);
  }

  private Map<Nest.Place, List<Value>> ordered() {
    Comparator<Nest.Place> smallFirst =
        Comparator.comparingInt((Nest.Place p) -> Integer.bitCount(p.extra()))
            .thenComparingInt(Nest.Place::extra);
    Map<Nest.Place, List<Value>> ordered =
        new TreeMap<>(Comparator.comparingInt(Nest.Place::depth).thenComparing(smallFirst));
    places.forEach(
        (place, values) -> ordered.put(place, values.stream().sorted(integrals.order()).toList()));
    return ordered;
  }

  /** A value as a number times one block or the product of two: fewer passes to add it up. */
  private record Factors(Value number, Value first, Value second, boolean product) {
    Stream<Value> all() {
      return Stream.of(number, first, second);
    }
  }

  private Factors factors(Value value) {
    boolean scaled = Graph.scaled(value);
    Value number = scaled ? value.first() : one;
    Value body = scaled ? value.second() : value;
    boolean product = body.op() == Op.MULTIPLY && body.first().block() && body.second().block();
    return product
        ? new Factors(number, body.first(), body.second(), true)
        : new Factors(number, body, body, false);
  }

  private Tape.Sum sum(Factors factors, Blueprint.Addend addend, List<Segment> innermost) {
    Slot first = filled(factors.first(), innermost);
    Slot second = factors.product() ? slot(factors.second()) : first;
    return new Tape.Sum(
        accumulate(factors.product(), addend.squared()),
        slot(factors.number()),
        addend.squared(),
        first,
        second,
        addend.weighting(),
        addend.output());
  }

  private static BlockOp accumulate(boolean product, boolean squared) {
    if (product) {
      return squared ? BlockOp.ACCUMULATE_SQUARE_OF_PRODUCT : BlockOp.ACCUMULATE_PRODUCT;
    }
    return squared ? BlockOp.ACCUMULATE_SQUARE : BlockOp.ACCUMULATE;
  }

  /** The block of a value, filled where the value is a number. */
  private Slot filled(Value value, List<Segment> innermost) {
    if (value.block()) {
      return slot(value);
    }
    Slot filled = blockSlot(0);
    innermost.add(
        new Segment(new int[0], List.of(block(BlockOp.FILL, filled, slot(value), filled))));
    return filled;
  }

  private static List<Value> reachable(List<Value> roots) {
    Map<Integer, Value> found = new TreeMap<>();
    List<Value> open = new ArrayList<>(roots);
    while (!open.isEmpty()) {
      Value v = open.removeLast();
      if (found.put(v.id(), v) == null) {
        open.addAll(v.operands());
      }
    }
    return List.copyOf(found.values());
  }

  /** Sorts the values into places, and finds which blocks are used by another place. */
  private void place(List<Value> order, List<Value> roots) {
    fold(order, roots);
    for (Value v : order) {
      if (folded.contains(v)) {
        continue;
      }
      if (Integrals.nodes(v) != 0) {
        operands(v).stream()
            .filter(o -> Integrals.nodes(o) != Integrals.nodes(v))
            .forEach(o -> shared.set(o.id()));
      } else if (v.op() == Op.CONSTANT) {
        Slot slot = numberSlot(0);
        numbers[slot.base()] = v.number();
        slots.put(v, slot);
      } else if (v.op() != Op.INPUT) {
        places.computeIfAbsent(nest.place(v), p -> new ArrayList<>()).add(v);
        for (Value operand : operands(v)) {
          if (operand.op() != Op.INPUT
              && operand.op() != Op.CONSTANT
              && Integrals.nodes(operand) == 0
              && !nest.place(operand).equals(nest.place(v))) {
            shared.set(operand.id());
          }
        }
      }
    }
    roots.forEach(r -> shared.set(r.id()));
    order.stream()
        .filter(v -> v.op() == Op.INTEGRAL)
        .flatMap(v -> factors(v.first()).all())
        .forEach(r -> shared.set(r.id()));
  }

  /**
   * Finds the products of a number and a block that only steps use which multiply on their own: no
   * pass is made for them.
   */
  private void fold(List<Value> order, List<Value> roots) {
    order.stream().filter(Graph::scaled).forEach(folded::add);
    roots.forEach(folded::remove);
    for (Value v : order) {
      if (v.op() == Op.INTEGRAL) {
        factors(v.first()).all().forEach(folded::remove);
      }
      boolean sum = v.op() == Op.ADD && v.second().block() && !v.second().equals(v.first());
      for (Value operand : v.operands()) {
        boolean multiplied = v.op().scales() || sum && operand.equals(v.first());
        if (!multiplied || !together(operand, v)) {
          folded.remove(operand);
        }
      }
    }
  }

  /** Whether two values are computed in the same place. */
  private boolean together(Value a, Value b) {
    return Integrals.nodes(a) == Integrals.nodes(b)
        && (Integrals.nodes(a) != 0 || nest.place(a).equals(nest.place(b)));
  }

  /** What the step of a value reads. */
  private List<Value> operands(Value v) {
    return v.operands().stream()
        .flatMap(o -> folded.contains(o) ? o.operands().stream() : Stream.of(o))
        .toList();
  }

  private List<Instruction> steps(Nest.Place place, List<Value> values) {
    List<Instruction> steps = new ArrayList<>();
    steps(values, place, 0, steps);
    return steps;
  }

  /**
   * @param loops the loops over nodes of integrals around them
   */
  private void steps(List<Value> values, Nest.Place place, int loops, List<Instruction> steps) {
    values.forEach(v -> operands(v).forEach(o -> lastUse.put(o, v.id())));
    for (List<Value> run : integrals.runs(values)) {
      if (run.getFirst().op() == Op.INTEGRAL) {
        integrate(run, place, loops, steps);
      } else {
        step(run.getFirst(), place, steps);
      }
    }
  }

  private void step(Value v, Nest.Place place, List<Instruction> steps) {
    if (v.block()) {
      steps.addAll(blockSteps(v, place));
      for (Value operand : operands(v)) {
        release(operand, v);
      }
      return;
    }
    Slot result = numberSlot(place.extra());
    slots.put(v, result);
    List<Value> o = v.operands();
    Slot none = Slot.at(0);
    steps.add(
        new Instruction.OnNumbers(
            v.op(),
            slot(o.get(0)),
            o.size() > 1 ? slot(o.get(1)) : none,
            o.size() > 2 ? slot(o.get(2)) : none,
            result));
  }

  /**
   * Integrals that are added up in one loop over nodes.
   *
   * @param outer the loops over nodes around it
   */
  private void integrate(List<Value> run, Nest.Place place, int outer, List<Instruction> steps) {
    int level = (int) run.getFirst().number();
    int loops = outer | Integrals.bit(level);
    Slot zero = numberSlot(0);
    for (Value v : run) {
      Slot sum = shared.get(v.id()) ? blockSlot(place.extra()) : passing();
      slots.put(v, sum);
      steps.add(block(BlockOp.FILL, sum, zero, sum));
    }
    List<Factors> factors = run.stream().map(v -> factors(v.first())).toList();
    List<Value> roots = factors.stream().flatMap(Factors::all).toList();
    List<Value> inner =
        integrals.within(roots, loops, Integrals.bit(level)).stream()
            .filter(v -> !folded.contains(v))
            .toList();
    List<Instruction> body = new ArrayList<>();
    steps(inner, new Nest.Place(place.depth(), 0), loops, body);
    List<Instruction.OverNodes.Addition> sums = new ArrayList<>();
    for (int i = 0; i < run.size(); i++) {
      sums.add(addition(factors.get(i), slot(run.get(i)), body));
    }
    Slot node = Objects.requireNonNull(nodeSlots.get(Integrals.bit(level)));
    steps.add(new Instruction.OverNodes(rule, node.base(), List.copyOf(body), sums));
  }

  private Instruction.OverNodes.Addition addition(
      Factors factors, Slot sum, List<Instruction> body) {
    Slot first = block(factors.first(), body);
    Slot second = factors.product() ? slot(factors.second()) : first;
    BlockOp op = factors.product() ? BlockOp.ACCUMULATE_PRODUCT : BlockOp.ACCUMULATE;
    Slot number = factors.number().equals(one) ? UNSCALED : slot(factors.number());
    return new Instruction.OverNodes.Addition(kernels.of(op), number, first, second, sum);
  }

  /** The block of a value, filled for each node where the value is a number. */
  private Slot block(Value value, List<Instruction> body) {
    if (value.block()) {
      return slot(value);
    }
    Slot filled = blockSlot(0);
    body.add(block(BlockOp.FILL, filled, slot(value), filled));
    return filled;
  }

  /** A block whose last user this was is free again, unless another place uses it. */
  private void release(Value operand, Value user) {
    if (operand.block()
        && operand.op() != Op.INPUT
        && !shared.get(operand.id())
        && Objects.equals(lastUse.get(operand), user.id())) {
      int block = slot(operand).base() / Block.WIDTH;
      if (!free.contains(block)) {
        free.add(block);
      }
    }
  }

  private List<Instruction> blockSteps(Value v, Nest.Place place) {
    List<Instruction> steps = new ArrayList<>();
    Slot result = shared.get(v.id()) ? blockSlot(place.extra()) : passing();
    slots.put(v, result);
    if (v.op().arity() > 0 && folded.contains(v.first())) {
      steps.add(ofProduct(v, v.first(), result));
      return steps;
    }
    BlockOp withNumber = withNumber(v);
    if (withNumber != null) {
      boolean firstIsNumber = !v.first().block();
      Value block = firstIsNumber ? v.second() : v.first();
      Value number = firstIsNumber ? v.first() : v.second();
      steps.add(block(withNumber, slot(block), slot(number), result));
      return steps;
    }
    List<Integer> filled = new ArrayList<>();
    Slot[] o = new Slot[3];
    Arrays.fill(o, result);
    List<Value> operands = v.operands();
    for (int i = 0; i < operands.size(); i++) {
      Value operand = operands.get(i);
      o[i] = slot(operand);
      if (!operand.block()) {
        Slot fill = passing();
        filled.add(fill.base() / Block.WIDTH);
        steps.add(block(BlockOp.FILL, fill, o[i], fill));
        o[i] = fill;
      }
    }
    BlockKernel[] passes = kernels.of(v.op()).toArray(BlockKernel[]::new);
    steps.add(new Instruction.OnBlocks(passes, o[0], o[1], o[2], UNSCALED, result));
    free.addAll(filled);
    return steps;
  }

  /** The step of a function or a sum whose first operand is a folded product. */
  private Instruction ofProduct(Value v, Value product, Slot result) {
    Slot number = slot(product.first());
    Slot block = slot(product.second());
    if (v.op() == Op.ADD) {
      BlockKernel[] sum = {kernels.of(BlockOp.ADD_SCALED)};
      return new Instruction.OnBlocks(sum, block, slot(v.second()), result, number, result);
    }
    BlockKernel[] passes = kernels.of(v.op()).toArray(BlockKernel[]::new);
    return new Instruction.OnBlocks(passes, block, result, result, number, result);
  }

  private static @org.jspecify.annotations.Nullable BlockOp withNumber(Value v) {
    if (v.op().arity() != 2 || v.first().block() == v.second().block()) {
      return null;
    }
    boolean firstIsNumber = !v.first().block();
    return switch (v.op()) {
      case ADD -> BlockOp.ADD_NUMBER;
      case MULTIPLY, AND -> BlockOp.MULTIPLY_NUMBER;
      case SUBTRACT -> firstIsNumber ? BlockOp.NUMBER_SUBTRACT : BlockOp.SUBTRACT_NUMBER;
      case DIVIDE -> firstIsNumber ? BlockOp.NUMBER_DIVIDE : BlockOp.DIVIDE_NUMBER;
      default -> null;
    };
  }

  private Instruction block(BlockOp op, Slot a, Slot number, Slot result) {
    return new Instruction.OnBlocks(
        new BlockKernel[] {kernels.of(op)}, a, result, result, number, result);
  }

  private Slot slot(Value v) {
    return Objects.requireNonNull(slots.get(v));
  }

  private Slot passing() {
    return free.isEmpty() ? blockSlot(0) : Slot.at(free.removeLast() * Block.WIDTH);
  }

  private Slot blockSlot(int extra) {
    int first = blockCount;
    blockCount += (int) nest.table(extra);
    return new Slot(first * Block.WIDTH, nest.strides(extra, Block.WIDTH));
  }

  private Slot numberSlot(int extra) {
    return new Slot(numbers((int) nest.table(extra)), nest.strides(extra, 1));
  }

  /** Where that many numbers have their place. */
  private int numbers(int count) {
    int first = numberCount;
    numberCount += count;
    if (numberCount > numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numberCount);
    }
    return first;
  }
}
