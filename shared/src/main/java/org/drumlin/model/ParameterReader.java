package org.drumlin.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drumlin.kernel.Builtin;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Position;
import org.drumlin.kernel.Suggestion;

/**
 * Reads the entries of {@code parameters}, one after the other: a vector's length is a parameter
 * before it. An entry gives one parameter, or one for each element of a vector.
 */
final class ParameterReader {
  private static final List<String> KEYS =
      List.of("name", "unit", "default", "limits", "kind", "polydisperse", "description");
  private static final Set<String> RESERVED =
      Set.of("q", "qa", "qb", "qc", "qab", "z", "mode", "scale", "background");
  private static final int MOST_ELEMENTS = 200;
  private static final int LARGEST_WHOLE = 1_000_000;

  private final Map<String, ParameterInfo> wholes = new HashMap<>();

  private record Limits(double lower, double upper) {}

  List<ParameterInfo> read(Header item) throws ModelException {
    if (!(item instanceof Header.Mapping entry)) {
      throw new ModelException(item.at(), "expected a parameter: name, unit, default, …");
    }
    entry.checkKeys(KEYS);
    String text = entry.text("name");
    int bracket = text.endsWith("]") ? text.indexOf('[') : -1;
    String name = name(entry, bracket < 0 ? text : text.substring(0, bracket));
    ParameterInfo.Kind kind = kind(entry);
    Limits limits = limits(entry);
    boolean polydisperse = polydisperse(entry, kind);
    if (kind == ParameterInfo.Kind.WHOLE) {
      whole(entry, name, limits, polydisperse, bracket >= 0);
    }
    if (bracket >= 0) {
      String length = text.substring(bracket + 1, text.length() - 1).strip();
      return elements(entry, name, length, kind, limits, polydisperse);
    }
    double value = number(entry.at(), "default", entry.text("default"));
    ParameterInfo parameter =
        info(entry, name, value, kind, limits, polydisperse, Optional.empty());
    if (kind == ParameterInfo.Kind.WHOLE) {
      wholes.put(name, parameter);
    }
    return List.of(parameter);
  }

  private static ParameterInfo info(
      Header.Mapping entry,
      String name,
      double value,
      ParameterInfo.Kind kind,
      Limits limits,
      boolean polydisperse,
      Optional<ParameterInfo.Element> element)
      throws ModelException {
    if (!(value >= limits.lower && value <= limits.upper) || Double.isInfinite(value)) {
      throw new ModelException(entry.at(), "the default of '" + name + "' is outside its limits");
    }
    return new ParameterInfo(
        name,
        entry.text("unit", ""),
        value,
        limits.lower,
        limits.upper,
        kind,
        polydisperse,
        entry.text("description", ""),
        element);
  }

  private List<ParameterInfo> elements(
      Header.Mapping entry,
      String vector,
      String length,
      ParameterInfo.Kind kind,
      Limits limits,
      boolean polydisperse)
      throws ModelException {
    ParameterInfo whole = wholes.get(length);
    int most = whole == null ? fixedLength(entry, length) : (int) whole.upper();
    if (whole != null && (whole.lower() < 0 || most < 1 || most > MOST_ELEMENTS)) {
      throw new ModelException(
          at(entry, "name"),
          "the limits of '%s' should lie between 0 and %d, being the length of '%s'"
              .formatted(length, MOST_ELEMENTS, vector));
    }
    List<Double> defaults = defaults(entry, vector, most);
    List<ParameterInfo> elements = new ArrayList<>();
    for (int i = 1; i <= most; i++) {
      ParameterInfo.Element element =
          new ParameterInfo.Element(vector, i, Optional.ofNullable(whole).map(ParameterInfo::name));
      double value = defaults.get(Math.min(i, defaults.size()) - 1);
      elements.add(
          info(entry, vector + i, value, kind, limits, polydisperse, Optional.of(element)));
    }
    return List.copyOf(elements);
  }

  private static int fixedLength(Header.Mapping entry, String length) throws ModelException {
    if (length.matches("[1-9][0-9]{0,3}") && Integer.parseInt(length) <= MOST_ELEMENTS) {
      return Integer.parseInt(length);
    }
    throw new ModelException(
        at(entry, "name"),
        ModelFile.NAME.matcher(length).matches()
            ? "the length '" + length + "' should be a parameter of kind whole, given before"
            : "the length of a vector is a number from 1 to %d, or a parameter of kind whole"
                .formatted(MOST_ELEMENTS));
  }

  /** One value for all elements, or a list; what it leaves out is like its last. */
  private static List<Double> defaults(Header.Mapping entry, String vector, int most)
      throws ModelException {
    if (!(entry.find("default") instanceof Header.Sequence)) {
      return List.of(number(entry.at(), "default", entry.text("default")));
    }
    List<Double> values = new ArrayList<>();
    for (Header item : entry.list("default")) {
      values.add(number(item.at(), "default", Header.Mapping.scalar("default", item)));
    }
    if (values.isEmpty() || values.size() > most) {
      throw new ModelException(
          at(entry, "default"),
          "'%s' takes 1 to %d defaults, %d given".formatted(vector, most, values.size()));
    }
    return values;
  }

  private static void whole(
      Header.Mapping entry, String name, Limits limits, boolean polydisperse, boolean vector)
      throws ModelException {
    if (vector) {
      throw new ModelException(at(entry, "name"), "a parameter of kind whole is no vector");
    }
    if (polydisperse) {
      throw new ModelException(
          at(entry, "polydisperse"), "a parameter of kind whole has no distribution");
    }
    double value = number(entry.at(), "default", entry.text("default"));
    if (!whole(limits.lower) || !whole(limits.upper) || !whole(value)) {
      throw new ModelException(
          entry.at(),
          "'%s' is of kind whole: its default and its two limits are whole numbers up to %,d"
              .formatted(name, LARGEST_WHOLE));
    }
  }

  private static boolean whole(double x) {
    return x == Math.rint(x) && Math.abs(x) <= LARGEST_WHOLE;
  }

  private static Limits limits(Header.Mapping entry) throws ModelException {
    List<Header> limits = entry.list("limits");
    if (limits.isEmpty()) {
      return new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    Position place = limitsOf(entry).at();
    if (limits.size() != 2) {
      throw new ModelException(place, "expected two limits: [lower, upper]");
    }
    double lower = number(place, "limits", Header.Mapping.scalar("limits", limits.get(0)));
    double upper = number(place, "limits", Header.Mapping.scalar("limits", limits.get(1)));
    if (!(lower < upper)) {
      throw new ModelException(place, "the lower limit is not below the upper");
    }
    return new Limits(lower, upper);
  }

  private static Header limitsOf(Header.Mapping entry) {
    Header limits = entry.find("limits");
    return limits == null ? entry : limits;
  }

  private static String name(Header.Mapping entry, String name) throws ModelException {
    Position at = at(entry, "name");
    if (!ModelFile.NAME.matcher(name).matches()) {
      throw new ModelException(
          at, "a parameter's name is made of letters, digits and _: '" + name + "'");
    }
    boolean width = name.matches(".*_pd(_n|_nsigma|_type)?");
    if (RESERVED.contains(name) || width || Builtin.named(name).isPresent()) {
      throw new ModelException(at, "the name '" + name + "' is taken; choose another");
    }
    return name;
  }

  private static Position at(Header.Mapping entry, String key) {
    return entry.keys().getOrDefault(key, entry.at());
  }

  private static ParameterInfo.Kind kind(Header.Mapping entry) throws ModelException {
    String text = entry.text("kind", "plain");
    List<String> known = new ArrayList<>();
    for (ParameterInfo.Kind kind : ParameterInfo.Kind.values()) {
      String word = kind.name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return kind;
      }
      known.add(word);
    }
    throw new ModelException(
        at(entry, "kind"),
        "unknown kind '%s'%s; expected one of %s"
            .formatted(text, Suggestion.phrase(text, known), String.join(", ", known)));
  }

  private static boolean polydisperse(Header.Mapping entry, ParameterInfo.Kind kind)
      throws ModelException {
    boolean usual = kind == ParameterInfo.Kind.VOLUME || kind == ParameterInfo.Kind.ORIENTATION;
    return switch (entry.text("polydisperse", usual ? "true" : "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ModelException(at(entry, "polydisperse"), "expected true or false");
    };
  }

  private static double number(Position at, String key, String text) throws ModelException {
    return switch (text) {
      case "inf", "+inf", ".inf" -> Double.POSITIVE_INFINITY;
      case "-inf", "-.inf" -> Double.NEGATIVE_INFINITY;
      default -> {
        try {
          double value = Double.parseDouble(text);
          if (Double.isNaN(value)) {
            throw new ModelException(at, "expected a number for '" + key + "', found NaN");
          }
          yield value;
        } catch (NumberFormatException e) {
          throw new ModelException(
              at, "expected a number for '%s', found '%s'".formatted(key, text));
        }
      }
    };
  }
}
