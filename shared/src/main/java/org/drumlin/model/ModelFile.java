package org.drumlin.model;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.drumlin.kernel.FunctionDef;
import org.drumlin.kernel.ModelBody;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.Position;
import org.drumlin.kernel.Program;
import org.drumlin.kernel.Signature;
import org.drumlin.kernel.Symmetry;

/**
 * A model as a text: a YAML header, a line {@code ---}, and a body in the model language
 * (docs/models.md). The header is read at once, the body when the model is asked for.
 */
public final class ModelFile {
  /** Largest text that is read, in characters. */
  public static final int LARGEST = 200_000;

  /** How a model file's name ends. */
  public static final String SUFFIX = ".model";

  private static final String DIVIDER = "---";
  private static final int MOST_PARAMETERS = 2000;
  static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final List<String> KEYS =
      List.of(
          "name",
          "title",
          "category",
          "description",
          "orientation",
          "structure_factor",
          "parameters",
          "radius_effective",
          "profile",
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

  /**
   * Reads a model file's header from a file in UTF-8.
   *
   * @throws ModelException where the file cannot be read, or at the first mistake, naming the file
   */
  public static ModelFile read(Path file) throws ModelException {
    try {
      return parse(text(file));
    } catch (ModelException e) {
      throw e.in(String.valueOf(file.getFileName()));
    }
  }

  /** The text of a file in UTF-8. */
  static String text(Path file) throws ModelException {
    try {
      if (Files.size(file) > 4L * LARGEST) {
        throw new ModelException("this file is too large to be a model");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ModelException("this file is not a text in UTF-8");
    } catch (NoSuchFileException e) {
      throw new ModelException("there is no such file");
    } catch (IOException e) {
      throw new ModelException("the file cannot be read: " + e.getMessage());
    }
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
  public Model.Body model() throws ModelException {
    Program program = ModelBody.parse(body, bodyLine, signature());
    boolean gives = program.function(Program.RADIUS_EFFECTIVE).isPresent();
    if (gives == modes.isEmpty()) {
      throw new ModelException(
          header.keys().getOrDefault("radius_effective", header.at()),
          gives
              ? "expected 'radius_effective:' with a name for each mode of that function"
              : "the header names radii, but the body has no function radius_effective");
    }
    if (info.structureFactor()) {
      checkStructureFactor(program);
    }
    boolean drawn = program.function(Program.PROFILE).isPresent();
    if (drawn != info.profile().isPresent()) {
      throw new ModelException(
          header.keys().getOrDefault("profile", header.at()),
          drawn
              ? "expected 'profile:' with what its z is, such as Distance from the centre"
              : "the header names a profile, but the body has no function profile");
    }
    return new Model.Body(info, program, true);
  }

  private Signature signature() {
    Set<String> parameters = new LinkedHashSet<>();
    Set<String> volumes = new LinkedHashSet<>();
    Set<String> idle = new LinkedHashSet<>();
    Map<String, Signature.Whole> wholes = new HashMap<>();
    Map<String, Signature.Vector> vectors = new HashMap<>();
    for (ParameterInfo parameter : info.parameters()) {
      if (Conventions.NAMES.contains(parameter.name())) {
        continue;
      }
      String name = parameter.element().map(ParameterInfo.Element::vector).orElse(parameter.name());
      switch (parameter.kind()) {
        case ORIENTATION -> idle.add(name);
        case VOLUME -> volumes.add(name);
        case WHOLE ->
            wholes.put(name, new Signature.Whole((int) parameter.lower(), (int) parameter.upper()));
        default -> {}
      }
      if (parameter.kind() != ParameterInfo.Kind.ORIENTATION) {
        parameters.add(name);
      }
      parameter
          .element()
          .ifPresent(e -> {
            String length = e.length().orElse(String.valueOf(e.index()));
            vectors.put(name, new Signature.Vector(length, e.index()));
          });
    }
    return new Signature(symmetry, parameters, volumes, idle, wholes, vectors);
  }

  /** An S(q) is a number at each q: nothing to square, to average over angles or to divide by. */
  private void checkStructureFactor(Program program) throws ModelException {
    for (String excess :
        List.of(
            Program.FQ,
            Program.FORM_VOLUME,
            Program.SHELL_VOLUME,
            Program.RADIUS_EFFECTIVE,
            Program.INTEGRAL_SPAN)) {
      Optional<FunctionDef> function = program.function(excess);
      if (function.isPresent()) {
        throw new ModelException(
            function.get().at(),
            "a structure factor has a function Iq, which gives S(q), and no " + excess);
      }
    }
  }

  private boolean readStructureFactor(Set<String> parameters) throws ModelException {
    switch (header.text("structure_factor", "false")) {
      case "true" -> {}
      case "false" -> {
        return false;
      }
      default -> throw new ModelException(place("structure_factor"), "expected true or false");
    }
    for (String needed : List.of("radius_effective", "volfraction")) {
      if (!parameters.contains(needed)) {
        throw new ModelException(
            place("structure_factor"),
            "a structure factor has a parameter '%s', which P@S shares with P".formatted(needed));
      }
    }
    if (symmetry != Symmetry.NONE) {
      throw new ModelException(place("orientation"), "a structure factor has no orientation");
    }
    return true;
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
    List<ParameterInfo> own = new ArrayList<>();
    Set<String> names = new HashSet<>();
    ParameterReader reader = new ParameterReader();
    for (Header item : header.list("parameters")) {
      List<ParameterInfo> read = reader.read(item);
      read.getFirst().element().ifPresent(e -> names.add(e.vector()));
      for (ParameterInfo parameter : read) {
        if (!names.add(parameter.name())) {
          throw new ModelException(
              item.at(), "the parameter '" + parameter.name() + "' is given twice");
        }
        own.add(parameter);
      }
      if (own.size() > MOST_PARAMETERS) {
        throw new ModelException(
            item.at(),
            "a model has at most %,d parameters, elements of vectors counted"
                .formatted(MOST_PARAMETERS));
      }
    }
    boolean structureFactor = readStructureFactor(names);
    List<ParameterInfo> parameters =
        new ArrayList<>(Conventions.parameters(structureFactor, header.text("category", "")));
    parameters.addAll(own);
    return new ModelInfo(
        name,
        header.text("title"),
        header.text("category", ""),
        header.text("description", ""),
        parameters,
        texts("references"),
        structureFactor,
        modes,
        header.find("profile") == null ? Optional.empty() : Optional.of(header.text("profile")));
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
}
