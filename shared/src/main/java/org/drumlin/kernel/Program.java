package org.drumlin.kernel;

import java.util.List;
import java.util.Optional;

/**
 * The checked syntax tree of a model's body. Some of its functions are entries, called by the
 * engine with arguments it supplies <em>by name</em>: names of the model's parameters, and those of
 * {@link Symmetry#variables()}.
 *
 * <ul>
 *   <li>{@code Iq}: the intensity for one orientation, before scale; or
 *   <li>{@code Fq}: the amplitude for one orientation; the intensity is the average of its square
 *       (and the average of the amplitude itself serves the beta approximation);
 *   <li>{@code form_volume}: Angstrom^3; the intensity is divided by its average. 1 where absent;
 *   <li>{@code shell_volume}: of a hollow particle; takes form_volume's place as the divisor;
 *   <li>{@code size}: the particle's largest extent in Angstrom, from which (with q) the engine
 *       chooses the nodes of the orientation average; present where the symmetry is not NONE;
 *   <li>{@code integral_span}: how far apart in Angstrom the places are that an integral of the
 *       body adds up, from which (with q) the engine chooses its nodes; present where there is one;
 *   <li>{@code radius_effective}: Angstrom, for structure factors; its argument {@code mode} is an
 *       int from 1;
 *   <li>{@code profile}: the scattering length density in 1e-6/Angstrom^2 at {@code z} Angstrom, a
 *       depth or a distance from the centre, to be drawn from {@code profile_start} to {@code
 *       profile_end}; all three or none. {@code profile_imaginary} is its imaginary part, where it
 *       has one.
 * </ul>
 *
 * @param functions callees before callers; helpers and entries alike
 * @param integrals how many integrals within one another the scattering makes; 0 for most models
 */
public record Program(
    Symmetry symmetry, List<Table> tables, List<FunctionDef> functions, int integrals) {
  public static final String IQ = "Iq";
  public static final String FQ = "Fq";
  public static final String FORM_VOLUME = "form_volume";
  public static final String SHELL_VOLUME = "shell_volume";
  public static final String SIZE = "size";
  public static final String INTEGRAL_SPAN = "integral_span";
  public static final String RADIUS_EFFECTIVE = "radius_effective";
  public static final String PROFILE = "profile";
  public static final String PROFILE_IMAGINARY = "profile_imaginary";
  public static final String PROFILE_START = "profile_start";
  public static final String PROFILE_END = "profile_end";

  public Program {
    tables = List.copyOf(tables);
    functions = List.copyOf(functions);
  }

  /** The function of that name. */
  public Optional<FunctionDef> function(String name) {
    return functions.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /** The table of that name. */
  public Optional<Table> table(String name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** Whether the body gives the amplitude, to be squared, rather than the intensity. */
  public boolean amplitude() {
    return function(FQ).isPresent();
  }

  /** The function that scatters: Fq or Iq. */
  public FunctionDef scattering() {
    return function(FQ)
        .or(() -> function(IQ))
        .orElseThrow(() -> new IllegalStateException("a program without Iq or Fq was let through"));
  }
}
