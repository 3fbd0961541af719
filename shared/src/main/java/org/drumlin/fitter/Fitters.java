package org.drumlin.fitter;

import java.util.List;
import java.util.Optional;

/** The methods there are: the one registry. */
public final class Fitters {
  private static final List<Fitter> ALL =
      List.of(
          new LevenbergMarquardt(),
          new Amoeba(),
          new Newton(),
          new DifferentialEvolution(),
          new Dream(),
          new Pt(),
          new ParticleSwarm(),
          new RandomLines());

  private Fitters() {}

  /** Every method. */
  public static List<Fitter> all() {
    return ALL;
  }

  /** The method of that name. */
  public static Optional<Fitter> named(String name) {
    return ALL.stream().filter(f -> f.name().equals(name)).findFirst();
  }
}
