package org.drumlin.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model's header promises its body.
 *
 * @param parameters names that any entry may ask for, whole numbers and vectors among them
 * @param volumes those of them that shape the particle: with the whole numbers the only ones that
 *     form_volume, shell_volume and radius_effective may ask for
 * @param idle those of them that no entry needs to ask for: orientation angles
 * @param wholes those that are whole numbers, with what they may be
 * @param vectors those that are vectors
 */
public record Signature(
    Symmetry symmetry,
    Set<String> parameters,
    Set<String> volumes,
    Set<String> idle,
    Map<String, Whole> wholes,
    Map<String, Vector> vectors) {
  static final String MODE = "mode";
  static final String DEPTH = "z";

  /** What a whole number may be, both ends included. */
  public record Whole(int low, int high) {}

  /**
   * A vector.
   *
   * @param length as the header writes it: a number, or the whole parameter that says how many
   *     elements count
   * @param most how many elements there are, whether they count or not
   */
  public record Vector(String length, int most) {}

  public Signature {
    parameters = Set.copyOf(parameters);
    volumes = Set.copyOf(volumes);
    idle = Set.copyOf(idle);
    wholes = Map.copyOf(wholes);
    vectors = Map.copyOf(vectors);
  }

  /** Of a model with plain numbers alone. */
  public Signature(
      Symmetry symmetry, Set<String> parameters, Set<String> volumes, Set<String> idle) {
    this(symmetry, parameters, volumes, idle, Map.of(), Map.of());
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
        shape(names);
      }
      case Program.FORM_VOLUME, Program.SHELL_VOLUME -> shape(names);
      case Program.PROFILE, Program.PROFILE_IMAGINARY -> {
        names.add(DEPTH);
        names.addAll(parameters);
      }
      case Program.SIZE, Program.INTEGRAL_SPAN, Program.PROFILE_START, Program.PROFILE_END ->
          names.addAll(parameters);
      default -> throw new IllegalArgumentException(entry);
    }
    return names;
  }

  private void shape(List<String> names) {
    names.addAll(volumes);
    names.addAll(wholes.keySet());
  }
}
