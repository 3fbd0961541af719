package org.drumlin.fit;

/** A prior on a fitted parameter, beside its bounds (key {@code prior}). */
public sealed interface Prior {
  /** The prior in a few words, for a table; empty where it adds nothing. */
  String words();

  /** Uniform within the bounds: adds nothing. */
  record Uniform() implements Prior {
    @Override
    public String words() {
      return "";
    }
  }

  record Normal(double mean, double sigma) implements Prior {
    @Override
    public String words() {
      return "normal " + show(mean) + " ± " + show(sigma);
    }
  }

  record TruncatedNormal(double mean, double sigma, double low, double high) implements Prior {
    @Override
    public String words() {
      return "normal "
          + show(mean)
          + " ± "
          + show(sigma)
          + " between "
          + show(low)
          + " and "
          + show(high);
    }
  }

  /** Uniform from low to high, falling off outside as a Gaussian of that sigma. */
  record SoftRange(double low, double high, double sigma) implements Prior {
    @Override
    public String words() {
      return show(low) + " to " + show(high) + ", soft by " + show(sigma);
    }
  }

  record LogNormal(double mean, double sigma) implements Prior {
    @Override
    public String words() {
      return "lognormal " + show(mean) + " ± " + show(sigma);
    }
  }

  private static String show(double value) {
    return Notation.number(value);
  }
}
