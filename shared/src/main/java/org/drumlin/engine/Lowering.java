package org.drumlin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.drumlin.kernel.BinaryOp;
import org.drumlin.kernel.Builtin;
import org.drumlin.kernel.Expr;
import org.drumlin.kernel.FunctionDef;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Program;
import org.drumlin.kernel.Stmt;
import org.drumlin.kernel.Table;
import org.drumlin.kernel.UnaryOp;

/**
 * Runs the functions of a syntax tree on values instead of numbers: calls are put in line, loops
 * unrolled, branches become selections. What remains is a {@link Graph} without control flow.
 */
final class Lowering {
  private final Program program;
  private final Graph graph;

  /** Within how many integrals the value in hand stands. */
  private int integrals;

  Lowering(Program program, Graph graph) {
    this.program = program;
    this.graph = graph;
  }

  /** What the names of a function mean while it runs; a vector never changes. */
  private record Frame(Map<String, Value> numbers, Map<String, List<Value>> vectors) {
    Frame() {
      this(new HashMap<>(), new HashMap<>());
    }

    /** For one side of a branch: what it assigns is its own. */
    Frame branch() {
      return new Frame(new HashMap<>(numbers), vectors);
    }
  }

  /**
   * The value of a function whose arguments are named among the inputs: a WHOLE parameter is a
   * constant there, and a vector is there element by element, {@code thickness1} and so on to its
   * largest length.
   */
  Value entry(FunctionDef function, Map<String, Value> inputs) throws ModelException {
    Frame frame = new Frame();
    for (FunctionDef.Argument argument : function.arguments()) {
      String name = argument.name();
      if (argument.vector()) {
        List<Value> elements = new ArrayList<>();
        for (int i = 1; i <= argument.length(); i++) {
          elements.add(input(function, name + i, inputs));
        }
        frame.vectors.put(name, List.copyOf(elements));
      } else {
        frame.numbers.put(name, input(function, name, inputs));
      }
    }
    return body(function, frame);
  }

  private static Value input(FunctionDef function, String name, Map<String, Value> inputs)
      throws ModelException {
    Value input = inputs.get(name);
    if (input == null) {
      throw new ModelException(function.at(), "there is no parameter " + name);
    }
    return input;
  }

  private Value body(FunctionDef function, Frame frame) throws ModelException {
    return run(function.body(), frame)
        .orElseThrow(() -> new ModelException(function.at(), function.name() + " returns nothing"));
  }

  /** Runs statements; a value when they end in a return. */
  private Optional<Value> run(List<Stmt> statements, Frame frame) throws ModelException {
    for (Stmt statement : statements) {
      if (graph.size() > Graph.LARGEST) {
        throw new ModelException(
            statement.at(), "the model is too large once its loops are written out");
      }
      Optional<Value> result = run(statement, frame);
      if (result.isPresent()) {
        return result;
      }
    }
    return Optional.empty();
  }

  private Optional<Value> run(Stmt statement, Frame frame) throws ModelException {
    switch (statement) {
      case Stmt.Declare d -> frame.numbers.put(d.name(), value(d.value(), frame));
      case Stmt.Assign a -> frame.numbers.put(a.name(), value(a.value(), frame));
      case Stmt.SinCos s -> {
        Value angle = value(s.angle(), frame);
        frame.numbers.put(s.sin(), graph.one(Op.SIN, angle));
        frame.numbers.put(s.cos(), graph.one(Op.COS, angle));
      }
      case Stmt.If choice -> {
        return choose(choice, frame);
      }
      case Stmt.For loop -> repeat(loop, frame);
      case Stmt.Return r -> {
        return Optional.of(value(r.value(), frame));
      }
    }
    return Optional.empty();
  }

  private void repeat(Stmt.For loop, Frame frame) throws ModelException {
    int from = whole(loop.from(), frame, "a bound of this loop");
    int end = whole(loop.end(), frame, "a bound of this loop");
    int step = loop.step();
    for (int i = from; step > 0 ? i < end : i > end; i += step) {
      frame.numbers.put(loop.counter(), graph.constant(i));
      run(loop.body(), frame);
    }
  }

  private int whole(Expr expression, Frame frame, String what) throws ModelException {
    Value value = value(expression, frame);
    if (!value.constant()) {
      throw new ModelException(expression.at(), what + " is not known");
    }
    return (int) value.number();
  }

  private Optional<Value> choose(Stmt.If choice, Frame frame) throws ModelException {
    Value test = value(choice.test(), frame);
    if (test.constant()) {
      return run(test.number() != 0 ? choice.then() : choice.otherwise(), frame);
    }
    Frame thenFrame = frame.branch();
    Frame otherFrame = frame.branch();
    Optional<Value> then = run(choice.then(), thenFrame);
    Optional<Value> otherwise = run(choice.otherwise(), otherFrame);
    if (then.isPresent() && otherwise.isPresent()) {
      return Optional.of(graph.select(test, then.get(), otherwise.get()));
    }
    Set<String> names = new TreeSet<>(thenFrame.numbers.keySet());
    names.retainAll(otherFrame.numbers.keySet());
    for (String name : names) {
      Value a = thenFrame.numbers.get(name);
      Value b = otherFrame.numbers.get(name);
      if (a != null && b != null) {
        frame.numbers.put(name, graph.select(test, a, b));
      }
    }
    return Optional.empty();
  }

  private Value value(Expr expression, Frame frame) throws ModelException {
    return switch (expression) {
      case Expr.Number n -> graph.constant(n.value());
      case Expr.Name n -> named(n, frame);
      case Expr.Element e -> element(e, frame);
      case Expr.Unary u ->
          graph.one(u.op() == UnaryOp.NEGATE ? Op.NEGATE : Op.NOT, value(u.operand(), frame));
      case Expr.Binary b -> binary(b.op(), value(b.left(), frame), value(b.right(), frame));
      case Expr.Conditional c -> {
        Value test = value(c.test(), frame);
        if (test.constant()) {
          yield value(test.number() != 0 ? c.then() : c.otherwise(), frame);
        }
        yield graph.select(test, value(c.then(), frame), value(c.otherwise(), frame));
      }
      case Expr.Call c -> call(c, frame);
      case Expr.Integral i -> integral(i, frame);
      case Expr.Invoke i -> invoke(i, frame);
    };
  }

  /** The length of the way times the average over its nodes. */
  private Value integral(Expr.Integral integral, Frame frame) throws ModelException {
    Value from = value(integral.from(), frame);
    Value length = graph.two(Op.SUBTRACT, value(integral.to(), frame), from);
    Value way = graph.two(Op.MULTIPLY, length, graph.node(integrals));
    frame.numbers.put(integral.variable(), graph.two(Op.ADD, from, way));
    integrals++;
    Value value = value(integral.value(), frame);
    integrals--;
    return graph.two(Op.MULTIPLY, length, graph.integral(integrals, value));
  }

  private static Value named(Expr.Name name, Frame frame) throws ModelException {
    Value value = frame.numbers.get(name.name());
    if (value == null) {
      throw new ModelException(name.at(), name.name() + " has no value here");
    }
    return value;
  }

  private Value element(Expr.Element element, Frame frame) throws ModelException {
    int i = whole(element.index(), frame, "the index of " + element.table());
    List<Value> vector = frame.vectors.get(element.table());
    List<Double> table = program.table(element.table()).map(Table::values).orElse(List.of());
    if (i < 0 || i >= (vector == null ? table.size() : vector.size())) {
      throw new ModelException(element.at(), element.table() + " has no element " + i);
    }
    return vector == null ? graph.constant(table.get(i)) : vector.get(i);
  }

  private Value binary(BinaryOp op, Value a, Value b) {
    return switch (op) {
      case ADD -> graph.two(Op.ADD, a, b);
      case SUBTRACT -> graph.two(Op.SUBTRACT, a, b);
      case MULTIPLY -> graph.two(Op.MULTIPLY, a, b);
      case DIVIDE -> graph.two(Op.DIVIDE, a, b);
      case LESS -> graph.two(Op.LESS, a, b);
      case LESS_EQUAL -> graph.two(Op.LESS_EQUAL, a, b);
      case GREATER -> graph.two(Op.LESS, b, a);
      case GREATER_EQUAL -> graph.two(Op.LESS_EQUAL, b, a);
      case EQUAL -> graph.two(Op.EQUAL, a, b);
      case NOT_EQUAL -> graph.two(Op.NOT_EQUAL, a, b);
      case AND -> joined(Op.AND, a, b);
      case OR -> joined(Op.OR, a, b);
    };
  }

  /** Decided by either side where that is known: the other way may not even be possible then. */
  private Value joined(Op op, Value a, Value b) {
    boolean decisive = op == Op.OR;
    Value known = a.constant() ? a : b;
    if (!known.constant()) {
      return graph.two(op, a, b);
    }
    Value other = a.constant() ? b : a;
    return (known.number() != 0) == decisive ? graph.constant(decisive ? 1 : 0) : other;
  }

  private Value invoke(Expr.Invoke call, Frame frame) throws ModelException {
    FunctionDef function =
        program
            .function(call.function())
            .orElseThrow(
                () -> new ModelException(call.at(), "there is no function " + call.function()));
    Frame inner = new Frame();
    List<FunctionDef.Argument> arguments = function.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i).name();
      Expr given = call.arguments().get(i);
      if (arguments.get(i).vector()) {
        inner.vectors.put(name, vector(given, frame));
      } else {
        inner.numbers.put(name, value(given, frame));
      }
    }
    return body(function, inner);
  }

  private static List<Value> vector(Expr given, Frame frame) throws ModelException {
    List<Value> vector = given instanceof Expr.Name n ? frame.vectors.get(n.name()) : null;
    if (vector == null) {
      throw new ModelException(given.at(), "expected a vector by its name");
    }
    return vector;
  }

  private Value call(Expr.Call call, Frame frame) throws ModelException {
    Value a = value(call.arguments().getFirst(), frame);
    if (call.function() == Builtin.SQUARE) {
      return graph.two(Op.MULTIPLY, a, a);
    }
    if (call.function() == Builtin.CUBE) {
      return graph.two(Op.MULTIPLY, graph.two(Op.MULTIPLY, a, a), a);
    }
    Op op = Functions.op(call.function());
    return op.arity() == 1
        ? graph.one(op, a)
        : graph.two(op, a, value(call.arguments().get(1), frame));
  }
}
