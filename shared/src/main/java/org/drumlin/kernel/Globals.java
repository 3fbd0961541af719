package org.drumlin.kernel;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the whole of a body knows, growing from its first line to its last. */
final class Globals {
  /** Most operations a body may ask for at one q, loops run out and calls followed. */
  static final long MOST_OPERATIONS = 200_000;

  /** What an integral is written as. */
  static final String INTEGRAL = "integral";

  /** Integrals within one another. */
  static final int DEEPEST_INTEGRAL = 2;

  /** How often what is integrated is taken to be computed: a guess for {@link #MOST_OPERATIONS}. */
  static final int INTEGRAL_TURNS = 32;

  private final Map<String, Signature.Whole> wholes;
  private final Map<String, Value> constants = new LinkedHashMap<>();
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, FunctionDef> functions = new LinkedHashMap<>();
  private final Map<String, Long> operations = new LinkedHashMap<>();
  private final Map<String, Integer> integrals = new LinkedHashMap<>();

  /**
   * @param wholes the WHOLE parameters, with what they may be
   */
  Globals(Map<String, Signature.Whole> wholes) {
    this.wholes = wholes;
  }

  Map<String, Signature.Whole> wholes() {
    return wholes;
  }

  Map<String, Value> constants() {
    return constants;
  }

  Map<String, Table> tables() {
    return tables;
  }

  Map<String, FunctionDef> functions() {
    return functions;
  }

  /**
   * @param nested how many integrals within one another its calls make
   */
  void add(FunctionDef function, long cost, int nested) {
    functions.put(function.name(), function);
    operations.put(function.name(), cost);
    integrals.put(function.name(), nested);
  }

  /** How many integrals within one another a call makes. */
  int integrals(String function) {
    return integrals.getOrDefault(function, 0);
  }

  long operations(String function) {
    return operations.getOrDefault(function, 0L);
  }

  /** Refuses what a function of the model cannot be handed. */
  void checkArgument(FunctionDef callee, FunctionDef.Argument argument, Value given) {
    String what = "";
    if (given.isVector() != argument.vector()) {
      what = argument.vector() ? "a vector, by its name alone," : "a number";
    } else if (given.isVector() && given.high() < argument.length()) {
      what = "a vector of " + argument.length();
    } else if (argument.type() == Type.INT && !given.isWhole()) {
      what = "a whole number";
    } else if (argument.type() == Type.INT && wholes.containsKey(argument.name())) {
      Signature.Whole range = wholes.getOrDefault(argument.name(), new Signature.Whole(0, 0));
      if (!given.known() || given.low() < range.low() || given.high() > range.high()) {
        what = "a whole number from %d to %d".formatted(range.low(), range.high());
      }
    }
    if (!what.isEmpty()) {
      throw new Refusal(
          given.expr().at(),
          "%s asks for %s as '%s'".formatted(callee.name(), what, argument.name()));
    }
  }

  /** Refuses a name that already means something everywhere. */
  void checkNew(String name, Position at) {
    String what = null;
    if (Builtin.named(name).isPresent() || name.equals(INTEGRAL)) {
      what = "a function of the language";
    } else if (Constants.C.containsKey(name)) {
      what = "a constant of the language";
    } else if (constants.containsKey(name) || tables.containsKey(name)) {
      what = "a constant of this model";
    } else if (functions.containsKey(name)) {
      what = "a function of this model";
    }
    if (what != null) {
      throw new Refusal(at, "the name '" + name + "' is taken: it is " + what);
    }
  }

  /** A constant of the language or the model; null where there is none. */
  Set<String> constantNames() {
    Set<String> names = new HashSet<>(Constants.C.keySet());
    names.addAll(constants.keySet());
    return names;
  }
}
