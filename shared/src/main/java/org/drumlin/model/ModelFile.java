package org.drumlin.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.drumlin.kernel.Builtin;
import org.drumlin.kernel.ModelBody;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Position;
import org.drumlin.kernel.Program;
import org.drumlin.kernel.Signature;
import org.drumlin.kernel.Suggestion;
import org.drumlin.kernel.Symmetry;

/**
 * A model as a text: a YAML header, a line {@code ---}, and a body in the model language
 * (docs/models.md). The header is read at once, the body when the model is asked for.
 */
public final class ModelFile {
  /** Largest text that is read, in characters. */
  public static final int LARGEST = 200_000;

  private static final String DIVIDER = "---";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final List<String> KEYS =
      List.of(
          "name",
          "title",
          "category",
          "description",
          "orientation",
          "parameters",
          "radius_effective",
          "references");

  private final Header.Mapping header;
  private final ModelInfo info;
  private final Symmetry symmetry;
  private final List<String> modes;
  private final String body;
  private final int bodyLine;

  private ModelFile(Header.Mapping header, String body, int bodyLine) throws ModelException {
    this.header = header;
    this.body = body;
    this.bodyLine = bodyLine;
    header.checkKeys(KEYS);
    this.symmetry = readSymmetry();
    this.modes = texts("radius_effective");
    this.info = readInfo();
  }

  /**
   * Reads a model file's header.
   *
   * @throws ModelException at the first mistake of the header, with its line and column
   */
  public static ModelFile parse(String text) throws ModelException {
    if (text.length() > LARGEST) {
      throw new ModelException(
          "this model has %,d characters; at most %,d are read".formatted(text.length(), LARGEST));
    }
    List<String> lines = text.lines().toList();
    int first = 0;
    while (first < lines.size() && blank(lines.get(first))) {
      first++;
    }
    if (first < lines.size() && lines.get(first).strip().equals(DIVIDER)) {
      throw new ModelException(
          new Position(first + 1, 1), "expected the header before this line, with 'name:' first");
    }
    for (int i = first; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(DIVIDER)) {
        String head = String.join("\n", lines.subList(0, i));
        String body = String.join("\n", lines.subList(i + 1, lines.size()));
        return new ModelFile(HeaderReader.read(head), body, i + 2);
      }
    }
    throw new ModelException(
        new Position(Math.max(1, lines.size()), 1),
        "expected a line '---' between the header and the body");
  }

  private static boolean blank(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  /** What the header says of the model. */
  public ModelInfo info() {
    return info;
  }

  /**
   * The whole model.
   *
   * @throws ModelException at the first mistake of the body, with its line and column in the file
   */
  public Model model() throws ModelException {
    Set<String> parameters = new LinkedHashSet<>();
    Set<String> volumes = new LinkedHashSet<>();
    Set<String> idle = new LinkedHashSet<>();
    for (ParameterInfo parameter : info.parameters()) {
      if (Conventions.NAMES.contains(parameter.name())) {
        continue;
      }
      switch (parameter.kind()) {
        case ORIENTATION -> idle.add(parameter.name());
        case VOLUME -> volumes.add(parameter.name());
        default -> {}
      }
      if (parameter.kind() != ParameterInfo.Kind.ORIENTATION) {
        parameters.add(parameter.name());
      }
    }
    Program program =
        ModelBody.parse(body, bodyLine, new Signature(symmetry, parameters, volumes, idle));
    boolean gives = program.function(Program.RADIUS_EFFECTIVE).isPresent();
    if (gives == modes.isEmpty()) {
      throw new ModelException(
          header.keys().getOrDefault("radius_effective", header.at()),
          gives
              ? "expected 'radius_effective:' with a name for each mode of that function"
              : "the header names radii, but the body has no function radius_effective");
    }
    return new Model(info, program, modes, true);
  }

  private Symmetry readSymmetry() throws ModelException {
    String keyword = header.text("orientation", Symmetry.NONE.keyword());
    List<String> known = new ArrayList<>();
    for (Symmetry candidate : Symmetry.values()) {
      if (candidate.keyword().equals(keyword)) {
        return candidate;
      }
      known.add(candidate.keyword());
    }
    throw new ModelException(
        place("orientation"),
        "unknown orientation '%s'; expected one of %s"
            .formatted(keyword, String.join(", ", known)));
  }

  private ModelInfo readInfo() throws ModelException {
    String name = header.text("name");
    if (!NAME.matcher(name).matches()) {
      throw new ModelException(
          place("name"), "a model's name is made of letters, digits and _: '" + name + "'");
    }
    List<ParameterInfo> parameters = new ArrayList<>(Conventions.PARAMETERS);
    Set<String> names = new HashSet<>();
    for (Header item : header.list("parameters")) {
      ParameterInfo parameter = ParameterReader.read(item);
      if (!names.add(parameter.name())) {
        throw new ModelException(
            item.at(), "the parameter '" + parameter.name() + "' is given twice");
      }
      parameters.add(parameter);
    }
    return new ModelInfo(
        name,
        header.text("title"),
        header.text("category", ""),
        header.text("description", ""),
        List.copyOf(parameters),
        texts("references"));
  }

  private Position place(String key) {
    Header value = header.find(key);
    return value == null ? header.at() : value.at();
  }

  private List<String> texts(String key) throws ModelException {
    List<String> texts = new ArrayList<>();
    for (Header item : header.list(key)) {
      texts.add(Header.Mapping.scalar(key, item));
    }
    return List.copyOf(texts);
  }

  /** Reads one entry of {@code parameters}. */
  private static final class ParameterReader {
    private static final List<String> KEYS =
        List.of("name", "unit", "default", "limits", "kind", "polydisperse", "description");
    private static final Set<String> RESERVED =
        Set.of("q", "qa", "qb", "qc", "qab", "mode", "scale", "background");

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
      if (!NAME.matcher(name).matches()) {
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
}
