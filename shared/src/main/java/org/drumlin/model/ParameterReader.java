package org.drumlin.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.drumlin.kernel.Builtin;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Position;
import org.drumlin.kernel.Suggestion;

/** Reads one entry of {@code parameters}. */
final class ParameterReader {
  private static final List<String> KEYS =
      List.of("name", "unit", "default", "limits", "kind", "polydisperse", "description");
  private static final Set<String> RESERVED =
      Set.of("q", "qa", "qb", "qc", "qab", "mode", "scale", "background");

  private ParameterReader() {}

  static ParameterInfo read(Header item) throws ModelException {
    if (!(item instanceof Header.Mapping entry)) {
      throw new ModelException(item.at(), "expected a parameter: name, unit, default, …");
    }
    entry.checkKeys(KEYS);
    String name = name(entry);
    ParameterInfo.Kind kind = kind(entry);
    double value = number(entry.at(), "default", entry.text("default"));
    double lower = Double.NEGATIVE_INFINITY;
    double upper = Double.POSITIVE_INFINITY;
    List<Header> limits = entry.list("limits");
    if (!limits.isEmpty()) {
      Header.Sequence place = (Header.Sequence) limitsOf(entry);
      if (limits.size() != 2) {
        throw new ModelException(place.at(), "expected two limits: [lower, upper]");
      }
      lower = number(place.at(), "limits", Header.Mapping.scalar("limits", limits.get(0)));
      upper = number(place.at(), "limits", Header.Mapping.scalar("limits", limits.get(1)));
      if (!(lower < upper)) {
        throw new ModelException(place.at(), "the lower limit is not below the upper");
      }
    }
    if (!(value >= lower && value <= upper) || Double.isInfinite(value)) {
      throw new ModelException(entry.at(), "the default of '" + name + "' is outside its limits");
    }
    return new ParameterInfo(
        name,
        entry.text("unit", ""),
        value,
        lower,
        upper,
        kind,
        polydisperse(entry, kind),
        entry.text("description", ""));
  }

  private static Header limitsOf(Header.Mapping entry) {
    Header limits = entry.find("limits");
    return limits == null ? entry : limits;
  }

  private static String name(Header.Mapping entry) throws ModelException {
    String name = entry.text("name");
    Position at = entry.keys().getOrDefault("name", entry.at());
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
        entry.keys().getOrDefault("kind", entry.at()),
        "unknown kind '%s'%s; expected one of %s"
            .formatted(text, Suggestion.phrase(text, known), String.join(", ", known)));
  }

  private static boolean polydisperse(Header.Mapping entry, ParameterInfo.Kind kind)
      throws ModelException {
    boolean usual = kind == ParameterInfo.Kind.VOLUME || kind == ParameterInfo.Kind.ORIENTATION;
    return switch (entry.text("polydisperse", usual ? "true" : "false")) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ModelException(
              entry.keys().getOrDefault("polydisperse", entry.at()), "expected true or false");
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
