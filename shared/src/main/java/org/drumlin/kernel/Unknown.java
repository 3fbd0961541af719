package org.drumlin.kernel;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/** Refusals of names that mean nothing where they stand. */
final class Unknown {
  private Unknown() {}

  static Refusal name(String name, Collection<String> known, Position at) {
    String hint =
        Builtin.named(name).isPresent()
            ? "; it is a function: write " + name + "(…)"
            : Suggestion.phrase(name, known);
    return new Refusal(at, "unknown name '" + name + "'" + hint);
  }

  static Refusal function(String name, Collection<String> helpers, Position at) {
    String elsewhere = Constants.ELSEWHERE.get(name);
    String hint =
        elsewhere == null
            ? Suggestion.phrase(
                name,
                Stream.concat(Arrays.stream(Builtin.values()).map(Builtin::text), helpers.stream())
                    .toList())
            : "; did you mean '" + elsewhere + "'?";
    return new Refusal(at, "unknown function '" + name + "'" + hint);
  }
}
