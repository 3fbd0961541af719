package org.drumlin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Puts the values of a graph in order and in place: each into the segment of the loops it depends
 * on, each with a slot. Loop-invariant code motion is nothing but this choice of segment.
 */
final class Assembler {
  /** Tables larger than this (in doubles) are not made; their values are computed in place. */
  private static final int LARGEST_TABLE = 1 << 16;

  private final Kernels kernels;
  private final int[] extents;
  private final int nodeLoops;
  private final Map<Value, Slot> slots = new HashMap<>();
  private final Map<Value, Integer> lastUse = new HashMap<>();
  private final BitSet shared = new BitSet();
  private final Map<Place, List<Value>> places = new HashMap<>();
  private final List<Integer> free = new ArrayList<>();
  private double[] numbers = new double[64];
  private int numberCount = 1;
  private int blockCount = Block.SCRATCH_BLOCKS;

  /**
   * @param extents the most turns of each loop; of those over orientations not used
   */
  Assembler(Kernels kernels, int[] extents, int nodeLoops) {
    this.kernels = kernels;
    this.extents = extents.clone();
    this.nodeLoops = nodeLoops;
  }

  /**
   * @param inputs numbers that come from outside
   * @param q the points' block
   * @param one the constant
   */
  Tape assemble(
      List<Value> inputs,
      Value q,
      Value intensity,
      boolean amplitude,
      Value volume,
      Value size,
      Value one) {
    List<Slot> inputSlots = new ArrayList<>();
    for (Value input : inputs) {
      Slot slot = numberSlot(input.depends() & -(1 << nodeLoops));
      slots.put(input, slot);
      inputSlots.add(slot);
    }
    slots.put(q, blockSlot(0));
    boolean scaled = Graph.scaled(intensity);
    Value number = scaled ? intensity.first() : one;
    Value body = scaled ? intensity.second() : intensity;
    boolean product = body.op() == Op.MULTIPLY && body.first().block() && body.second().block();
    Value first = product ? body.first() : body;
    Value second = product ? body.second() : body;
    List<Value> roots = List.of(number, first, second, volume, size);
    place(reachable(roots), roots);
    List<Segment> before = new ArrayList<>();
    List<List<Segment>> atDepth = new ArrayList<>();
    for (int d = 0; d <= extents.length; d++) {
      atDepth.add(new ArrayList<>());
    }
    Comparator<Place> smallFirst =
        Comparator.comparingInt((Place p) -> Integer.bitCount(p.extra()))
            .thenComparingInt(Place::extra);
    Map<Place, List<Value>> ordered =
        new TreeMap<>(Comparator.comparingInt(Place::depth).thenComparing(smallFirst));
    ordered.putAll(places);
    for (Map.Entry<Place, List<Value>> entry : ordered.entrySet()) {
      Place place = entry.getKey();
      Segment segment = new Segment(loops(place.extra()), steps(place, entry.getValue()));
      (place.before() ? before : atDepth.get(place.depth())).add(segment);
    }
    Slot firstSlot = root(first, atDepth.getLast());
    Tape.Result result =
        new Tape.Result(
            accumulate(product, amplitude),
            slot(number),
            amplitude,
            firstSlot,
            product ? slot(second) : firstSlot,
            blockSlot(0));
    int body1 = inputs.size() - 2 * nodeLoops;
    Outline outline =
        new Outline(
            extents,
            nodeLoops,
            inputs.subList(body1, inputs.size()),
            List.of(q),
            ordered.entrySet().stream()
                .map(e -> new Outline.Group(e.getKey(), e.getValue()))
                .toList(),
            List.of(new Outline.Addend(number, first, second, amplitude, 0)),
            List.of(),
            Map.copyOf(slots));
    return new Tape(
        extents.length,
        nodeLoops,
        before,
        atDepth,
        Arrays.copyOf(numbers, numberCount),
        blockCount * Block.WIDTH,
        inputSlots,
        slot(q),
        result,
        slot(volume),
        slot(size),
        outline);
  }

  private static BlockOp accumulate(boolean product, boolean amplitude) {
    if (product) {
      return amplitude ? BlockOp.ACCUMULATE_SQUARE_OF_PRODUCT : BlockOp.ACCUMULATE_PRODUCT;
    }
    return amplitude ? BlockOp.ACCUMULATE_SQUARE : BlockOp.ACCUMULATE;
  }

  private Slot root(Value intensity, List<Segment> innermost) {
    if (intensity.block()) {
      return slot(intensity);
    }
    Slot filled = blockSlot(0);
    innermost.add(
        new Segment(new int[0], List.of(block(BlockOp.FILL, filled, slot(intensity), filled))));
    return filled;
  }

  private static List<Value> reachable(List<Value> roots) {
    Map<Integer, Value> found = new TreeMap<>();
    List<Value> open = new ArrayList<>(roots);
    while (!open.isEmpty()) {
      Value v = open.removeLast();
      if (found.put(v.id(), v) == null) {
        open.addAll(operands(v));
      }
    }
    return List.copyOf(found.values());
  }

  static List<Value> operands(Value v) {
    return switch (v.op().arity()) {
      case 1 -> List.of(v.first());
      case 2 -> List.of(v.first(), v.second());
      case 3 -> List.of(v.first(), v.second(), v.third());
      default -> List.of();
    };
  }

  /** Sorts the values into places, and finds which blocks are used by another place. */
  private void place(List<Value> order, List<Value> roots) {
    for (Value v : order) {
      if (v.op() == Op.CONSTANT) {
        Slot slot = numberSlot(0);
        numbers[slot.base()] = v.number();
        slots.put(v, slot);
      } else if (v.op() != Op.INPUT) {
        places.computeIfAbsent(place(v), p -> new ArrayList<>()).add(v);
        for (Value operand : operands(v)) {
          lastUse.put(operand, v.id());
          if (operand.op() != Op.INPUT
              && operand.op() != Op.CONSTANT
              && !place(operand).equals(place(v))) {
            shared.set(operand.id());
          }
        }
      }
    }
    roots.forEach(r -> shared.set(r.id()));
  }

  private Place place(Value v) {
    int depends = v.depends();
    if (!v.block() && (depends & ((1 << nodeLoops) - 1)) == 0) {
      if (table(depends) <= LARGEST_TABLE) {
        return new Place(Place.BEFORE, depends);
      }
    }
    int depth = 0;
    while ((depends >> depth & 1) != 0) {
      depth++;
    }
    int extra = depends >> depth << depth;
    if (table(extra) * (v.block() ? Block.WIDTH : 1) > LARGEST_TABLE) {
      return new Place(Integer.SIZE - Integer.numberOfLeadingZeros(depends), 0);
    }
    return new Place(depth, extra);
  }

  /** How many turns these loops make together; orientations are never tabulated. */
  private long table(int extra) {
    long size = 1;
    for (int loop : loops(extra)) {
      size = loop < nodeLoops ? Integer.MAX_VALUE : Math.min(size * extents[loop], 1 << 30);
    }
    return size;
  }

  static int[] loops(int mask) {
    return java.util.stream.IntStream.range(0, Integer.SIZE - 1)
        .filter(i -> (mask >> i & 1) != 0)
        .toArray();
  }

  private List<Instruction> steps(Place place, List<Value> values) {
    List<Instruction> steps = new ArrayList<>();
    for (Value v : values) {
      if (v.block()) {
        steps.addAll(blockSteps(v, place));
        for (Value operand : operands(v)) {
          release(operand, v);
        }
      } else {
        Slot result = numberSlot(place.extra());
        slots.put(v, result);
        List<Value> o = operands(v);
        Slot none = Slot.at(0);
        steps.add(
            new Instruction.OnNumbers(
                v.op(),
                slot(o.get(0)),
                o.size() > 1 ? slot(o.get(1)) : none,
                o.size() > 2 ? slot(o.get(2)) : none,
                result));
      }
    }
    return steps;
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

  private List<Instruction> blockSteps(Value v, Place place) {
    List<Instruction> steps = new ArrayList<>();
    Slot result = shared.get(v.id()) ? blockSlot(place.extra()) : passing();
    slots.put(v, result);
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
    List<Value> operands = operands(v);
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
    steps.add(new Instruction.OnBlocks(passes, o[0], o[1], o[2], Slot.at(0), result));
    free.addAll(filled);
    return steps;
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
    blockCount += (int) table(extra);
    return new Slot(first * Block.WIDTH, strides(extra, Block.WIDTH));
  }

  private Slot numberSlot(int extra) {
    int first = numberCount;
    numberCount += (int) table(extra);
    if (numberCount > numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numberCount);
    }
    return new Slot(first, strides(extra, 1));
  }

  private int[] strides(int extra, int unit) {
    if (extra == 0) {
      return new int[0];
    }
    int[] strides = new int[extents.length];
    int step = unit;
    int[] loops = loops(extra);
    for (int i = loops.length - 1; i >= 0; i--) {
      strides[loops[i]] = step;
      step *= extents[loops[i]];
    }
    return strides;
  }
}
