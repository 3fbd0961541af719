package org.drumlin.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drumlin.kernel.Suggestion;

/** The method and its options, checked against the table of {@link MethodOptions}. */
final class MethodReader {
  /** Largest whole number that JSON readers everywhere keep exact. */
  private static final long LARGEST_SEED = (1L << 53) - 1;

  private static final Set<String> LATER_METHODS = Set.of("scipy.leastsq", "mp");

  private static final Set<String> LATER_OPTIONS = Set.of("checkpoint", "resume");

  private MethodReader() {}

  static Method read(Place place) throws DocumentException {
    Map<String, Place> entries = place.entries();
    Place named = place.need("name", listed(MethodOptions.methods()));
    String name = named.nonEmpty();
    List<String> methods = MethodOptions.methods();
    if (!methods.contains(name)) {
      throw named.error(unknownMethod(name, methods));
    }
    Map<String, Object> options = new LinkedHashMap<>();
    for (Map.Entry<String, Place> entry : entries.entrySet()) {
      String key = entry.getKey();
      if (!key.equals("name") && !key.equals("seed")) {
        options.put(key, option(name, key, entry.getValue()));
      }
    }
    Optional<Place> seed = place.child("seed");
    return new Method(
        name,
        options,
        seed.isPresent() ? Optional.of(seed.get().whole(0, LARGEST_SEED)) : Optional.empty());
  }

  private static String unknownMethod(String name, List<String> methods) {
    String use = "; use " + listed(methods);
    return LATER_METHODS.contains(name)
        ? "'" + name + "' is not computed yet" + use
        : "there is no method '"
            + Place.shortened(name)
            + "'"
            + Suggestion.phrase(name, methods)
            + use;
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private static Object option(String method, String name, Place place) throws DocumentException {
    Optional<MethodOption> known = MethodOptions.find(method, name);
    if (known.isEmpty()) {
      throw place.error(unknownOption(method, name));
    }
    MethodOption option = known.get();
    return switch (option.kind()) {
      case WHOLE -> whole(option, place);
      case REAL -> real(option, place);
      case CHOICE -> choice(option, place);
      case TEXT -> rule(place);
      case SWITCH -> {
        if (!place.node().isBoolean()) {
          throw place.error("should be true or false, not " + place.kind());
        }
        yield place.node().booleanValue();
      }
    };
  }

  /** The one option that is a sentence: until. */
  private static String rule(Place place) throws DocumentException {
    String text = place.nonEmpty();
    try {
      StoppingRule.parse(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw place.error(String.valueOf(e.getMessage()));
    }
  }

  private static String unknownOption(String method, String name) {
    List<String> names = new ArrayList<>();
    MethodOptions.of(method).forEach(o -> names.add(o.name()));
    for (String other : MethodOptions.methods()) {
      if (MethodOptions.find(other, name).isPresent()) {
        return "is an option of " + other + ", not of " + method + known(names);
      }
    }
    if (LATER_OPTIONS.contains(name)) {
      return method + "'s " + name + " is not computed yet; leave it out" + known(names);
    }
    names.add("seed");
    return method + " has no such option" + Suggestion.phrase(name, names) + known(names);
  }

  private static String known(List<String> names) {
    return " (known: " + String.join(", ", names) + ")";
  }

  private static Double whole(MethodOption option, Place place) throws DocumentException {
    double value = real(option, place);
    if (value != Math.rint(value)) {
      throw place.error(Place.show(value) + " should be a whole number");
    }
    return value;
  }

  private static Double real(MethodOption option, Place place) throws DocumentException {
    double value = place.number();
    if (value < option.low() || value > option.high()) {
      throw place.error(
          Place.show(value)
              + " is outside "
              + Place.show(option.low())
              + " to "
              + Place.show(option.high()));
    }
    return value;
  }

  private static String choice(MethodOption option, Place place) throws DocumentException {
    String choice = place.text();
    if (!option.choices().contains(choice)) {
      throw place.error(
          "should be one of "
              + String.join(", ", option.choices())
              + ", not \""
              + Place.shortened(choice)
              + "\"");
    }
    return choice;
  }
}
