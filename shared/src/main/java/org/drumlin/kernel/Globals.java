package org.drumlin.kernel;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the whole of a body knows, growing from its first line to its last. */
final class Globals {
  /** Most operations a body may ask for at one q, loops run out and calls followed. */
  static final long MOST_OPERATIONS = 200_000;

  private final Map<String, Value> constants = new LinkedHashMap<>();
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, FunctionDef> functions = new LinkedHashMap<>();
  private final Map<String, Long> operations = new LinkedHashMap<>();

  Map<String, Value> constants() {
    return constants;
  }

  Map<String, Table> tables() {
    return tables;
  }

  Map<String, FunctionDef> functions() {
    return functions;
  }

  void add(FunctionDef function, long cost) {
    functions.put(function.name(), function);
    operations.put(function.name(), cost);
  }

  long operations(String function) {
    return operations.getOrDefault(function, 0L);
  }

  /** Refuses a name that already means something everywhere. */
  void checkNew(String name, Position at) {
    String what = null;
    if (Builtin.named(name).isPresent()) {
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
