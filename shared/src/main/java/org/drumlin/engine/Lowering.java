package org.drumlin.engine;

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

  Lowering(Program program, Graph graph) {
    this.program = program;
    this.graph = graph;
  }

  /** The value of a function whose arguments are named among the inputs. */
  Value entry(FunctionDef function, Map<String, Value> inputs) throws ModelException {
    Map<String, Value> scope = new HashMap<>();
    for (String name : function.names()) {
      Value input = inputs.get(name);
      if (input == null) {
        throw new ModelException(function.at(), "there is no parameter " + name);
      }
      scope.put(name, input);
    }
    return body(function, scope);
  }

  private Value body(FunctionDef function, Map<String, Value> scope) throws ModelException {
    return run(function.body(), scope)
        .orElseThrow(() -> new ModelException(function.at(), function.name() + " returns nothing"));
  }

  /** Runs statements; a value when they end in a return. */
  private Optional<Value> run(List<Stmt> statements, Map<String, Value> scope)
      throws ModelException {
    for (Stmt statement : statements) {
      if (graph.size() > Graph.LARGEST) {
        throw new ModelException(
            statement.at(), "the model is too large once its loops are written out");
      }
      Optional<Value> result = run(statement, scope);
      if (result.isPresent()) {
        return result;
      }
    }
    return Optional.empty();
  }

  private Optional<Value> run(Stmt statement, Map<String, Value> scope) throws ModelException {
    switch (statement) {
      case Stmt.Declare d -> scope.put(d.name(), value(d.value(), scope));
      case Stmt.Assign a -> scope.put(a.name(), value(a.value(), scope));
      case Stmt.SinCos s -> {
        Value angle = value(s.angle(), scope);
        scope.put(s.sin(), graph.one(Op.SIN, angle));
        scope.put(s.cos(), graph.one(Op.COS, angle));
      }
      case Stmt.If choice -> {
        return choose(choice, scope);
      }
      case Stmt.For loop -> {
        for (int i = loop.from(); i < loop.end(); i += loop.step()) {
          scope.put(loop.counter(), graph.constant(i));
          run(loop.body(), scope);
        }
      }
      case Stmt.Return r -> {
        return Optional.of(value(r.value(), scope));
      }
    }
    return Optional.empty();
  }

  private Optional<Value> choose(Stmt.If choice, Map<String, Value> scope) throws ModelException {
    Value test = value(choice.test(), scope);
    if (test.constant()) {
      return run(test.number() != 0 ? choice.then() : choice.otherwise(), scope);
    }
    Map<String, Value> thenScope = new HashMap<>(scope);
    Map<String, Value> otherScope = new HashMap<>(scope);
    Optional<Value> then = run(choice.then(), thenScope);
    Optional<Value> otherwise = run(choice.otherwise(), otherScope);
    if (then.isPresent() && otherwise.isPresent()) {
      return Optional.of(graph.select(test, then.get(), otherwise.get()));
    }
    Set<String> names = new TreeSet<>(thenScope.keySet());
    names.retainAll(otherScope.keySet());
    for (String name : names) {
      Value a = thenScope.get(name);
      Value b = otherScope.get(name);
      if (a != null && b != null) {
        scope.put(name, graph.select(test, a, b));
      }
    }
    return Optional.empty();
  }

  private Value value(Expr expression, Map<String, Value> scope) throws ModelException {
    return switch (expression) {
      case Expr.Number n -> graph.constant(n.value());
      case Expr.Name n -> named(n, scope);
      case Expr.Element e -> element(e, scope);
      case Expr.Unary u ->
          graph.one(u.op() == UnaryOp.NEGATE ? Op.NEGATE : Op.NOT, value(u.operand(), scope));
      case Expr.Binary b -> binary(b.op(), value(b.left(), scope), value(b.right(), scope));
      case Expr.Conditional c ->
          graph.select(value(c.test(), scope), value(c.then(), scope), value(c.otherwise(), scope));
      case Expr.Call c -> call(c, scope);
      case Expr.Invoke i -> invoke(i, scope);
    };
  }

  private static Value named(Expr.Name name, Map<String, Value> scope) throws ModelException {
    Value value = scope.get(name.name());
    if (value == null) {
      throw new ModelException(name.at(), name.name() + " has no value here");
    }
    return value;
  }

  private Value element(Expr.Element element, Map<String, Value> scope) throws ModelException {
    Value index = value(element.index(), scope);
    Optional<Table> table = program.table(element.table());
    if (!index.constant() || table.isEmpty()) {
      throw new ModelException(element.at(), "the index of " + element.table() + " is not known");
    }
    int i = (int) index.number();
    List<Double> values = table.get().values();
    if (i < 0 || i >= values.size()) {
      throw new ModelException(element.at(), element.table() + " has no element " + i);
    }
    return graph.constant(values.get(i));
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
      case AND -> graph.two(Op.AND, a, b);
      case OR -> graph.two(Op.OR, a, b);
    };
  }

  private Value invoke(Expr.Invoke call, Map<String, Value> scope) throws ModelException {
    FunctionDef function =
        program
            .function(call.function())
            .orElseThrow(
                () -> new ModelException(call.at(), "there is no function " + call.function()));
    Map<String, Value> inner = new HashMap<>();
    List<String> names = function.names();
    for (int i = 0; i < names.size(); i++) {
      inner.put(names.get(i), value(call.arguments().get(i), scope));
    }
    return body(function, inner);
  }

  private Value call(Expr.Call call, Map<String, Value> scope) throws ModelException {
    Value a = value(call.arguments().getFirst(), scope);
    if (call.function() == Builtin.SQUARE) {
      return graph.two(Op.MULTIPLY, a, a);
    }
    if (call.function() == Builtin.CUBE) {
      return graph.two(Op.MULTIPLY, graph.two(Op.MULTIPLY, a, a), a);
    }
    Op op = Functions.op(call.function());
    return op.arity() == 1
        ? graph.one(op, a)
        : graph.two(op, a, value(call.arguments().get(1), scope));
  }
}
