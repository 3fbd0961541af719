package org.drumlin.sasview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What SasView called models and parameters before it took sasmodels' names: a line each, the old
 * model, the new one, and the parameters that changed. A model of SasView 3 has its scattering
 * lengths in 1/Angstrom^2, not in a millionth of that.
 */
final class OldNames {
  private static final String TABLE = "old-names.txt";

  /** Renamed parameters of a model that kept its name. */
  private static final String SAME = "=";

  private final Map<String, Renamed> models = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> kept = new LinkedHashMap<>();

  /**
   * A model under its present name.
   *
   * @param parameters present names by old ones
   */
  record Renamed(String model, Map<String, String> parameters) {}

  OldNames() {
    for (String line : table().lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> words = List.of(line.strip().split("\\s+"));
      Map<String, String> parameters = new LinkedHashMap<>();
      for (String pair : words.subList(2, words.size())) {
        int equal = pair.indexOf('=');
        parameters.put(pair.substring(0, equal), pair.substring(equal + 1));
      }
      if (words.getFirst().equals(SAME)) {
        kept.put(words.get(1), parameters);
      } else {
        models.put(words.getFirst(), new Renamed(words.get(1), parameters));
      }
    }
  }

  private static String table() {
    try (InputStream stream = OldNames.class.getResourceAsStream(TABLE)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the program: " + TABLE);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model of SasView 3; nothing for a name of sasmodels. */
  Optional<Renamed> model(String old) {
    return Optional.ofNullable(models.get(old));
  }

  /** Parameters that were renamed later, in a model that kept its name. */
  Map<String, String> later(String model) {
    return kept.getOrDefault(model, Map.of());
  }

  /**
   * The oldest files have a number for the model: where it stood in a menu that is gone. The one
   * model whose parameters those are, scale and background apart.
   */
  Optional<Renamed> byParameters(Set<String> parameters) {
    Set<String> wanted = new TreeSet<>(parameters);
    wanted.removeAll(Set.of("scale", "background"));
    List<Renamed> fitting =
        models.values().stream()
            .filter(m -> !m.parameters().isEmpty() && wanted.equals(m.parameters().keySet()))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }
}
