package org.drumlin.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.drumlin.kernel.LanguageParser.BinaryContext;
import org.drumlin.kernel.LanguageParser.CallContext;
import org.drumlin.kernel.LanguageParser.ConditionalContext;
import org.drumlin.kernel.LanguageParser.ElementContext;
import org.drumlin.kernel.LanguageParser.ExprContext;
import org.drumlin.kernel.LanguageParser.GroupContext;
import org.drumlin.kernel.LanguageParser.NameContext;
import org.drumlin.kernel.LanguageParser.NumberContext;
import org.drumlin.kernel.LanguageParser.PowerContext;
import org.drumlin.kernel.LanguageParser.PrefixContext;

/** Builds and checks expressions. */
final class ExprBuilder {
  private final Names names;
  private long operations;

  ExprBuilder(Names names) {
    this.names = names;
  }

  /** How many nodes were built so far: what they cost to evaluate, roughly. */
  long operations() {
    return operations;
  }

  /** A number, not a truth. */
  Value number(ExprContext context) {
    return number(build(context), "a value");
  }

  /** A truth, not a number. */
  Value truth(ExprContext context) {
    Value value = build(context);
    if (!value.isTruth()) {
      throw new Refusal(
          Syntax.position(context.start), "expected a comparison such as x > 0, found a value");
    }
    return value;
  }

  Value build(ExprContext context) {
    operations++;
    return switch (context) {
      case GroupContext group -> build(group.expr());
      case NumberContext number -> literal(number.NUMBER().getSymbol());
      case NameContext name -> name(name);
      case ElementContext element ->
          names.element(
              element.NAME().getText(), number(element.expr()), Syntax.position(element.start));
      case CallContext call -> call(call);
      case PowerContext power -> power(power);
      case PrefixContext prefix -> prefix(prefix);
      case BinaryContext binary -> chain(binary);
      case ConditionalContext conditional -> conditional(conditional);
      default -> throw new IllegalStateException(context.getClass().getName());
    };
  }

  private static Value number(Value value, String expected) {
    if (value.isTruth()) {
      throw new Refusal(
          value.expr().at(), "expected " + expected + ", found a comparison; choose with ? and :");
    }
    return value;
  }

  private Value literal(Token token) {
    Position at = Syntax.position(token);
    double value = Double.parseDouble(token.getText());
    if (Double.isInfinite(value)) {
      throw new Refusal(at, "this number is too large for a double");
    }
    Expr expr = new Expr.Number(value, at);
    boolean whole = names.strict() && token.getText().chars().allMatch(Character::isDigit);
    return whole && value < 1e9
        ? Value.whole(expr, (long) value, (long) value)
        : Value.number(expr);
  }

  private Value name(NameContext context) {
    String name =
        context.NAME().stream().map(TerminalNode::getText).collect(Collectors.joining("."));
    return names.name(name, Syntax.position(context.start));
  }

  private Value call(CallContext context) {
    Position at = Syntax.position(context.start);
    String text = context.NAME().getText();
    if (text.equals(Globals.INTEGRAL)) {
      return integral(context.expr(), at);
    }
    Builtin function = Builtin.named(text).orElse(null);
    List<Value> arguments = new ArrayList<>();
    for (ExprContext argument : context.expr()) {
      arguments.add(function == null ? handedOn(argument) : number(argument));
    }
    if (function == null) {
      return names.invoke(text, arguments, at);
    }
    names.allow(function, at);
    arity(text, function.arity(), arguments.size(), at);
    if (function == Builtin.JN && !arguments.getFirst().isWhole()) {
      throw new Refusal(at, "the order of sas_JN is a whole number: an int");
    }
    return Value.number(
        new Expr.Call(function, exprs(arguments), at), arguments.toArray(Value[]::new));
  }

  /** {@code integral(t, from, to, value)}. */
  private Value integral(List<ExprContext> given, Position at) {
    if (given.size() != 4) {
      throw new Refusal(
          at,
          "an integral is written integral(t, from, to, value): its variable, its two ends, and"
              + " what is integrated");
    }
    if (!(given.getFirst() instanceof NameContext name) || name.NAME().size() > 1) {
      throw new Refusal(
          Syntax.position(given.getFirst().start),
          "expected a name for the integral's variable, such as t");
    }
    Value from = number(given.get(1));
    Value to = number(given.get(2));
    long before = operations;
    Value integral =
        names.integral(
            name.getText(),
            Syntax.position(name.start),
            variable -> {
              Value value = number(given.get(3));
              Expr expr = new Expr.Integral(variable, from.expr(), to.expr(), value.expr(), at);
              return Value.number(expr, from, to, value);
            });
    operations += (Globals.INTEGRAL_TURNS - 1) * (operations - before);
    return integral;
  }

  /** A number, or a vector by its bare name. */
  private Value handedOn(ExprContext context) {
    if (context instanceof NameContext name) {
      Value vector = names.vector(name.getText(), Syntax.position(name.start));
      if (vector != null) {
        return vector;
      }
    }
    return number(context);
  }

  static List<Expr> exprs(List<Value> values) {
    return values.stream().map(Value::expr).toList();
  }

  static void arity(String function, int takes, int given, Position at) {
    if (takes != given) {
      throw new Refusal(
          at,
          "%s takes %d argument%s, %d given"
              .formatted(function, takes, takes == 1 ? "" : "s", given));
    }
  }

  private Value power(PowerContext context) {
    Position at = Syntax.position(context.op);
    if (names.strict()) {
      throw new Refusal(
          at,
          "a power is written pow(x, y) here, or square(x), cube(x); '%s' is not part of C"
              .formatted(context.op.getText()));
    }
    Value base = number(context.expr(0));
    Value exponent = number(context.expr(1));
    return Value.number(
        new Expr.Call(Builtin.POW, List.of(base.expr(), exponent.expr()), at), base, exponent);
  }

  private Value prefix(PrefixContext context) {
    Position at = Syntax.position(context.op);
    if (context.op.getType() == LanguageLexer.NOT) {
      Value operand = truth(context.expr());
      return Value.truth(new Expr.Unary(UnaryOp.NOT, operand.expr(), at), operand);
    }
    Value operand = number(context.expr());
    if (context.op.getType() == LanguageLexer.PLUS) {
      return operand;
    }
    if (operand.known()) {
      Expr negated = new Expr.Unary(UnaryOp.NEGATE, operand.expr(), at);
      return Value.whole(negated, -operand.high(), -operand.low(), operand);
    }
    if (operand.expr() instanceof Expr.Number literal) {
      return Value.number(new Expr.Number(-literal.value(), at));
    }
    Expr negated = new Expr.Unary(UnaryOp.NEGATE, operand.expr(), at);
    return operand.isWhole() ? Value.whole(negated, operand) : Value.number(negated, operand);
  }

  /** a + b + c + … leans to the left, as long as the text: walked, not recursed into. */
  private Value chain(BinaryContext last) {
    Deque<BinaryContext> links = new ArrayDeque<>();
    ExprContext first = last;
    while (first instanceof BinaryContext link) {
      links.push(link);
      first = link.expr(0);
    }
    Value value = build(first);
    for (BinaryContext link : links) {
      operations++;
      value = binary(link.op, value, build(link.expr(1)));
    }
    return value;
  }

  private Value binary(Token token, Value left, Value right) {
    Position at = Syntax.position(token);
    if (token.getType() == LanguageLexer.PERCENT) {
      throw new Refusal(at, "the remainder is written fmod(a, b)");
    }
    BinaryOp op = operator(token);
    Expr expr = new Expr.Binary(op, left.expr(), right.expr(), at);
    return switch (op.kind()) {
      case LOGIC -> {
        if (!left.isTruth() || !right.isTruth()) {
          throw new Refusal(
              at, "'%s' joins two comparisons, such as x > 0 %1$s x < 1".formatted(op.symbol()));
        }
        yield Value.truth(expr, left, right);
      }
      case COMPARISON -> {
        if (left.isTruth() || right.isTruth()) {
          throw new Refusal(
              at, "a comparison has no value to compare; join two of them: 0 < x && x < 1");
        }
        yield Value.truth(expr, left, right);
      }
      case ARITHMETIC -> {
        number(left, "a value to the left of '" + op.symbol() + "'");
        number(right, "a value to the right of '" + op.symbol() + "'");
        yield left.isWhole() && right.isWhole()
            ? whole(op, expr, left, right)
            : Value.number(expr, left, right);
      }
    };
  }

  private static BinaryOp operator(Token token) {
    for (BinaryOp op : BinaryOp.values()) {
      if (op.symbol().equals(token.getText())) {
        return op;
      }
    }
    throw new IllegalStateException(token.getText());
  }

  private static Value whole(BinaryOp op, Expr expr, Value a, Value b) {
    if (op == BinaryOp.DIVIDE) {
      throw new Refusal(
          expr.at(), "both sides are whole numbers, and C would drop the fraction; write 1.0/2.0");
    }
    if (!a.known() || !b.known()) {
      return Value.whole(expr, a, b);
    }
    long low;
    long high;
    switch (op) {
      case ADD -> {
        low = a.low() + b.low();
        high = a.high() + b.high();
      }
      case SUBTRACT -> {
        low = a.low() - b.high();
        high = a.high() - b.low();
      }
      default -> {
        long p = a.low() * b.low();
        long q = a.low() * b.high();
        long r = a.high() * b.low();
        long s = a.high() * b.high();
        low = Math.min(Math.min(p, q), Math.min(r, s));
        high = Math.max(Math.max(p, q), Math.max(r, s));
      }
    }
    return Value.whole(expr, low, high, a, b);
  }

  private Value conditional(ConditionalContext context) {
    Value test = truth(context.expr(0));
    Value then = names.where(test.expr(), true, () -> number(context.expr(1)));
    Value otherwise = names.where(test.expr(), false, () -> number(context.expr(2)));
    Expr expr =
        new Expr.Conditional(
            test.expr(), then.expr(), otherwise.expr(), Syntax.position(context.start));
    if (!then.isWhole() || !otherwise.isWhole()) {
      return Value.number(expr, test, then, otherwise);
    }
    if (!test.known() || !then.known() || !otherwise.known()) {
      return Value.whole(expr, test, then, otherwise);
    }
    long low = Math.min(then.low(), otherwise.low());
    return Value.whole(expr, low, Math.max(then.high(), otherwise.high()), test, then, otherwise);
  }
}
