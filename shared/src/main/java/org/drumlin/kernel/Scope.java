package org.drumlin.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of one function, block within block, and which of them have a value by now. */
final class Scope implements Names {

  /** What may be done to a name. */
  enum Role {
    ARGUMENT("an argument: it keeps its value; declare a variable of your own"),
    COUNTER("the loop's counter: only the loop changes it"),
    CONSTANT("const: it keeps its value"),
    INTEGRATED("the integral's variable: only the integral changes it"),
    VARIABLE("");

    private final String refusal;

    Role(String refusal) {
      this.refusal = refusal;
    }
  }

  private record Local(String unique, Role role, Value value) {}

  private final Globals globals;
  private final Deque<Map<String, Local>> blocks = new ArrayDeque<>();
  private final Set<String> used = new HashSet<>();
  private Set<String> assigned = new HashSet<>();
  private List<Narrowing> narrowings = List.of();
  private long calls;
  private int integrals;
  private int deepestIntegral;
  private @Nullable Position firstIntegral;

  Scope(Globals globals) {
    this.globals = globals;
    blocks.push(new HashMap<>());
  }

  void enter() {
    blocks.push(new HashMap<>());
  }

  void leave() {
    blocks.pop();
  }

  /** Which variables have a value; by their unique names. */
  Set<String> assigned() {
    return new HashSet<>(assigned);
  }

  void assigned(Set<String> names) {
    assigned = new HashSet<>(names);
  }

  /** The operations behind the calls seen so far. */
  long calls() {
    return calls;
  }

  /** How many integrals within one another were seen. */
  int integrals() {
    return deepestIntegral;
  }

  /** Where the first of them stands. */
  Optional<Position> firstIntegral() {
    return Optional.ofNullable(firstIntegral);
  }

  /** A double, named anew where a block beside this one has used the name. */
  String declare(String name, Role role, Position at) {
    String unique = unique(name, at);
    Expr expr = new Expr.Name(unique, at);
    put(name, new Local(unique, role, Value.number(expr)));
    return unique;
  }

  /** An int whose value is not known here: an argument. */
  void declareWhole(String name, Position at) {
    String unique = unique(name, at);
    put(name, new Local(unique, Role.ARGUMENT, Value.whole(new Expr.Name(unique, at))));
    assigned.add(unique);
  }

  /** A vector of doubles: an argument. */
  void declareVector(String name, int length, Position at) {
    String unique = unique(name, at);
    put(name, new Local(unique, Role.ARGUMENT, Value.vector(new Expr.Name(unique, at), length)));
  }

  /** An int with a known range: a counter, a constant, a WHOLE parameter. */
  String declareWhole(String name, Role role, long low, long high, Position at) {
    String unique = unique(name, at);
    put(name, new Local(unique, role, Value.whole(new Expr.Name(unique, at), low, high)));
    assigned.add(unique);
    return unique;
  }

  private void put(String name, Local local) {
    blocks.element().put(name, local);
  }

  private String unique(String name, Position at) {
    globals.checkNew(name, at);
    if (find(name) != null) {
      throw new Refusal(at, "the name '" + name + "' is already used in this function");
    }
    String unique = name;
    for (int i = 2; !used.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  /** The unique name of a variable that may be given a value. */
  String assignable(String name, Position at) {
    Local local = find(name);
    if (local == null) {
      if (globals.constantNames().contains(name) || globals.tables().containsKey(name)) {
        throw new Refusal(at, "'" + name + "' is a constant: it keeps its value");
      }
      throw Unknown.name(name, known(), at);
    }
    if (local.role != Role.VARIABLE) {
      throw new Refusal(at, "'" + name + "' is " + local.role.refusal);
    }
    return local.unique;
  }

  void assign(String unique) {
    assigned.add(unique);
  }

  private @Nullable Local find(String name) {
    for (Map<String, Local> block : blocks) {
      Local local = block.get(name);
      if (local != null) {
        return local;
      }
    }
    return null;
  }

  private List<String> known() {
    Set<String> names = new HashSet<>(globals.constantNames());
    blocks.forEach(block -> names.addAll(block.keySet()));
    return names.stream().sorted().toList();
  }

  @Override
  public Value name(String name, Position at) {
    Local local = find(name);
    if (local != null) {
      return value(name, local, at);
    }
    Value constant = globals.constants().get(name);
    if (constant != null) {
      return constant.isConstant()
          ? Value.whole(new Expr.Number(constant.low(), at), constant.low(), constant.low())
          : Value.number(
              constant.expr() instanceof Expr.Number n
                  ? new Expr.Number(n.value(), at)
                  : constant.expr());
    }
    Double ofC = Constants.C.get(name);
    if (ofC != null) {
      return Value.number(new Expr.Number(ofC, at));
    }
    if (globals.tables().containsKey(name)) {
      throw new Refusal(at, "'" + name + "' is a table: write " + name + "[i]");
    }
    if (name.indexOf('.') >= 0) {
      throw new Refusal(at, "names have no dots here: '" + name + "'");
    }
    throw Unknown.name(name, known(), at);
  }

  private Value value(String name, Local local, Position at) {
    if (local.role == Role.VARIABLE && !assigned.contains(local.unique)) {
      throw new Refusal(
          at, "'" + name + "' may not have a value yet; give it one where it is declared");
    }
    Expr expr = new Expr.Name(local.unique, at);
    Value value = local.value;
    if (value.isVector()) {
      throw new Refusal(at, "'%s' is a vector: write %1$s[i]".formatted(name));
    }
    if (value.known()) {
      return narrowed(local.unique, value, expr);
    }
    return value.isWhole() ? Value.whole(expr) : Value.number(expr);
  }

  /** With what the tests around it say; contradictions are left alone: that way is never gone. */
  private Value narrowed(String unique, Value value, Expr expr) {
    long low = value.low();
    long high = value.high();
    for (Narrowing narrowing : narrowings) {
      if (narrowing.name().equals(unique)
          && Math.max(low, narrowing.low()) <= Math.min(high, narrowing.high())) {
        low = Math.max(low, narrowing.low());
        high = Math.min(high, narrowing.high());
      }
    }
    return Value.whole(expr, low, high);
  }

  @Override
  public <T> T where(Expr test, boolean holds, Supplier<T> built) {
    List<Narrowing> outer = narrowings;
    narrowings = Stream.concat(outer.stream(), Narrowing.of(test, holds).stream()).toList();
    T result = built.get();
    narrowings = outer;
    return result;
  }

  @Override
  public @Nullable Value vector(String name, Position at) {
    Local local = find(name);
    return local == null || !local.value.isVector()
        ? null
        : Value.vector(new Expr.Name(local.unique, at), (int) local.value.high());
  }

  @Override
  public Value element(String table, Value index, Position at) {
    Value vector = vector(table, at);
    long size = vector == null ? table(table, at).values().size() : vector.high();
    if (!index.isWhole() || !index.known()) {
      throw new Refusal(
          index.expr().at(),
          "an index is made of whole numbers, loop counters and whole parameters alone");
    }
    if (index.low() < 0 || index.high() >= size) {
      throw new Refusal(
          index.expr().at(),
          "'%s' has %d values, counted from 0; this index goes from %d to %d"
              .formatted(table, size, index.low(), index.high()));
    }
    return Value.number(new Expr.Element(table, index.expr(), at), index);
  }

  private Table table(String name, Position at) {
    Table found = globals.tables().get(name);
    if (found != null) {
      return found;
    }
    if (find(name) != null || globals.constantNames().contains(name)) {
      throw new Refusal(at, "'" + name + "' is a number, not a table");
    }
    throw new Refusal(
        at, "unknown table '" + name + "'" + Suggestion.phrase(name, globals.tables().keySet()));
  }

  @Override
  public Value invoke(String function, List<Value> arguments, Position at) {
    FunctionDef callee = globals.functions().get(function);
    if (callee == null) {
      throw Unknown.function(function, globals.functions().keySet(), at);
    }
    ExprBuilder.arity(function, callee.arguments().size(), arguments.size(), at);
    for (int i = 0; i < arguments.size(); i++) {
      globals.checkArgument(callee, callee.arguments().get(i), arguments.get(i));
    }
    calls += globals.operations(function);
    nested(globals.integrals(function), at);
    return Value.number(
        new Expr.Invoke(function, ExprBuilder.exprs(arguments), at),
        arguments.toArray(Value[]::new));
  }

  @Override
  public Value integral(String variable, Position at, Function<String, Value> built) {
    nested(1, at);
    integrals++;
    enter();
    String unique = declare(variable, Role.INTEGRATED, at);
    long before = calls;
    Value value = built.apply(unique);
    calls += (Globals.INTEGRAL_TURNS - 1) * (calls - before);
    leave();
    integrals--;
    return value;
  }

  private void nested(int more, Position at) {
    if (more > 0 && firstIntegral == null) {
      firstIntegral = at;
    }
    deepestIntegral = Math.max(deepestIntegral, more == 0 ? 0 : integrals + more);
    if (deepestIntegral > Globals.DEEPEST_INTEGRAL) {
      throw new Refusal(
          at, "integrals stand at most " + Globals.DEEPEST_INTEGRAL + " deep in one another");
    }
  }

  @Override
  public boolean strict() {
    return true;
  }
}
