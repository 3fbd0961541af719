package org.drumlin.kernel;

import org.drumlin.kernel.LanguageParser.AdvanceContext;
import org.drumlin.kernel.LanguageParser.ExprContext;
import org.drumlin.kernel.LanguageParser.LoopContext;

/**
 * How a loop counts, checked to end.
 *
 * @param end not reached
 * @param step negative where the loop counts downwards
 * @param least how often it runs at least, whatever the WHOLE parameters are
 * @param most and at most
 */
record Counting(Value from, Value end, int step, long least, long most) {
  private static final int MOST_TURNS = 10_000;

  static Counting of(LoopContext context, ExprBuilder builder) {
    int op = context.op.getType();
    boolean up = op == LanguageLexer.LESS || op == LanguageLexer.LESS_EQUAL;
    boolean reached = op == LanguageLexer.LESS_EQUAL || op == LanguageLexer.GREATER_EQUAL;
    Value from = bound(context.expr(0), builder);
    Value last = bound(context.expr(1), builder);
    Value end = reached ? beyond(last, up) : last;
    int step = step(context, up, builder);
    long least = up ? turns(from.high(), end.low(), step) : turns(end.high(), from.low(), step);
    long most = up ? turns(from.low(), end.high(), step) : turns(end.low(), from.high(), step);
    if (most > MOST_TURNS) {
      throw new Refusal(
          context.start,
          "this loop runs %,d times; at most %,d are allowed".formatted(most, MOST_TURNS));
    }
    return new Counting(from, end, up ? step : -step, least, most);
  }

  /** The least the counter is while the loop runs. */
  long low() {
    if (step > 0) {
      return from.low();
    }
    return from.isConstant()
        ? from.low() + Math.max(0, most - 1) * step
        : Math.min(from.high(), end.low() + 1);
  }

  /** The most the counter is while the loop runs. */
  long high() {
    if (step < 0) {
      return from.high();
    }
    return from.isConstant()
        ? from.low() + Math.max(0, most - 1) * step
        : Math.max(from.low(), end.high() - 1);
  }

  private static long turns(long low, long high, long step) {
    return high <= low ? 0 : (high - low + step - 1) / step;
  }

  private static Value beyond(Value last, boolean up) {
    Expr one = new Expr.Number(1, last.expr().at());
    BinaryOp op = up ? BinaryOp.ADD : BinaryOp.SUBTRACT;
    int away = up ? 1 : -1;
    return Value.whole(
        new Expr.Binary(op, last.expr(), one, last.expr().at()),
        last.low() + away,
        last.high() + away,
        last);
  }

  private static Value bound(ExprContext context, ExprBuilder builder) {
    Value value = builder.number(context);
    if (!value.isWhole() || !value.known()) {
      throw new Refusal(
          context.start,
          "a loop's bounds are whole numbers known beforehand (parameters of kind whole among"
              + " them), so that it ends for certain; to stop at another parameter, run to its"
              + " largest value and put an if inside");
    }
    return value;
  }

  private static int step(LoopContext loop, boolean up, ExprBuilder builder) {
    AdvanceContext context = loop.advance();
    boolean upwards = context.INCREMENT() != null || context.ADD_TO() != null;
    if (up != upwards) {
      throw new Refusal(
          context.start,
          "a loop with '%s' counts %s: write %s%s"
              .formatted(
                  loop.op.getText(),
                  up ? "upwards" : "downwards",
                  loop.NAME(0).getText(),
                  up ? "++" : "--"));
    }
    if (context.expr() == null) {
      return 1;
    }
    Value value = builder.number(context.expr());
    if (!value.isConstant() || value.low() < 1) {
      throw new Refusal(context.start, "a loop's step is a whole number, at least 1");
    }
    return (int) value.low();
  }
}
