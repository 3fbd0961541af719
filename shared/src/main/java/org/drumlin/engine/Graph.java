package org.drumlin.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a tape, each only once; what is known beforehand is computed at once. */
final class Graph {
  /** Beyond it a model is refused rather than unrolled further. */
  static final int LARGEST = 200_000;

  /** Which inputs are the nodes of integrals. */
  private static final int FIRST_NODE = -2;

  private record Key(Op op, int a, int b, int c, long bits) {}

  private final Map<Key, Value> values = new HashMap<>();

  int size() {
    return values.size();
  }

  Value constant(double x) {
    return value(Op.CONSTANT, null, null, null, x, 0, false);
  }

  Value input(int number, int depends, boolean block) {
    return value(Op.INPUT, null, null, null, number, depends, block);
  }

  /** The node of an integral, from 0 to 1. */
  Value node(int level) {
    return input(FIRST_NODE - level, Integrals.bit(level), false);
  }

  /** The average of a value over the nodes of an integral; a block, as what depends on q is. */
  Value integral(int level, Value v) {
    int bit = Integrals.bit(level);
    return (v.depends() & bit) == 0
        ? v
        : value(Op.INTEGRAL, v, null, null, level, v.depends() & ~bit, true);
  }

  Value one(Op op, Value a) {
    if (a.constant()) {
      return constant(ScalarOps.one(op, a.number()));
    }
    return value(op, a, null, null, 0, a.depends(), a.block());
  }

  Value two(Op op, Value a, Value b) {
    if (a.constant() && b.constant()) {
      return constant(ScalarOps.two(op, a.number(), b.number()));
    }
    Value simple = simplified(op, a, b);
    if (simple != null) {
      return simple;
    }
    boolean swap = op.commutes() && a.id() > b.id();
    int depends = a.depends() | b.depends();
    boolean block = a.block() || b.block();
    return value(op, swap ? b : a, swap ? a : b, null, 0, depends, block);
  }

  /** Only what changes no bit of the result, and small whole powers. */
  private @Nullable Value simplified(Op op, Value a, Value b) {
    return switch (op) {
      case MULTIPLY -> b.constant(1) ? a : a.constant(1) ? b : collected(a, b);
      case DIVIDE -> b.constant(1) ? a : null;
      case POW -> b.constant() ? power(a, b.number()) : null;
      default -> null;
    };
  }

  /** Number factors of a block are multiplied together first: that is one pass instead of two. */
  private @Nullable Value collected(Value a, Value b) {
    if (!a.block() && !b.block()) {
      return null;
    }
    Value x = scaled(a) ? a.second() : a;
    Value y = scaled(b) ? b.second() : b;
    if (a.block() && b.block()) {
      if (!scaled(a) && !scaled(b)) {
        return null;
      }
      Value product = two(Op.MULTIPLY, x, y);
      Value number =
          scaled(a) && scaled(b)
              ? two(Op.MULTIPLY, a.first(), b.first())
              : scaled(a) ? a.first() : b.first();
      return two(Op.MULTIPLY, number, product);
    }
    Value block = a.block() ? a : b;
    Value number = a.block() ? b : a;
    if (scaled(block)) {
      return two(Op.MULTIPLY, two(Op.MULTIPLY, number, block.first()), block.second());
    }
    return value(Op.MULTIPLY, number, block, null, 0, number.depends() | block.depends(), true);
  }

  /** Whether a value is a number times a block; the number then comes first. */
  static boolean scaled(Value v) {
    return v.op() == Op.MULTIPLY && !v.first().block() && v.second().block();
  }

  private @Nullable Value power(Value a, double exponent) {
    if (exponent == 1) {
      return a;
    }
    if (exponent == 2) {
      return two(Op.MULTIPLY, a, a);
    }
    if (exponent == 3) {
      return two(Op.MULTIPLY, two(Op.MULTIPLY, a, a), a);
    }
    return exponent == 4 ? power(two(Op.MULTIPLY, a, a), 2) : null;
  }

  Value select(Value test, Value then, Value otherwise) {
    if (test.constant()) {
      return test.number() != 0 ? then : otherwise;
    }
    if (then.equals(otherwise)) {
      return then;
    }
    int depends = test.depends() | then.depends() | otherwise.depends();
    boolean block = test.block() || then.block() || otherwise.block();
    return value(Op.SELECT, test, then, otherwise, 0, depends, block);
  }

  private Value value(
      Op op,
      @Nullable Value a,
      @Nullable Value b,
      @Nullable Value c,
      double number,
      int depends,
      boolean block) {
    Key key = new Key(op, id(a), id(b), id(c), Double.doubleToRawLongBits(number));
    Value known = values.get(key);
    if (known != null) {
      return known;
    }
    Value made = new Value(values.size(), op, a, b, c, number, depends, block);
    values.put(key, made);
    return made;
  }

  private static int id(@Nullable Value v) {
    return v == null ? -1 : v.id();
  }
}
