package org.drumlin.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a model's header promises its body.
 *
 * @param parameters names that any entry may ask for
 * @param volumes those of them that shape the particle, the only ones form_volume, shell_volume and
 *     radius_effective may ask for
 * @param idle those of them that no entry needs to ask for: orientation angles
 */
public record Signature(
    Symmetry symmetry, Set<String> parameters, Set<String> volumes, Set<String> idle) {
  static final String MODE = "mode";

  public Signature {
    parameters = Set.copyOf(parameters);
    volumes = Set.copyOf(volumes);
    idle = Set.copyOf(idle);
  }

  /** The names an entry may ask for. */
  List<String> offered(String entry) {
    List<String> names = new ArrayList<>();
    switch (entry) {
      case Program.IQ, Program.FQ -> {
        names.addAll(symmetry.variables());
        names.addAll(parameters);
      }
      case Program.RADIUS_EFFECTIVE -> {
        names.add(MODE);
        names.addAll(volumes);
      }
      case Program.FORM_VOLUME, Program.SHELL_VOLUME -> names.addAll(volumes);
      case Program.SIZE -> names.addAll(parameters);
      default -> throw new IllegalArgumentException(entry);
    }
    return names;
  }
}
