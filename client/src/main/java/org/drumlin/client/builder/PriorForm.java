package org.drumlin.client.builder;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.Prior;
import org.drumlin.fit.Range;

/** The forms of a prior, each with its numbers in the order of the document. */
enum PriorForm {
  UNIFORM,
  NORMAL("mean", "sigma"),
  TRUNCATED_NORMAL("mean", "sigma", "low", "high"),
  SOFT_RANGE("low", "high", "sigma"),
  LOGNORMAL("mean", "sigma");

  private final List<String> numbers;

  PriorForm(String... numbers) {
    this.numbers = List.of(numbers);
  }

  /** What its numbers are. */
  List<String> numbers() {
    return numbers;
  }

  static PriorForm of(Optional<Prior> prior) {
    return switch (prior.orElseGet(Prior.Uniform::new)) {
      case Prior.Uniform u -> UNIFORM;
      case Prior.Normal n -> NORMAL;
      case Prior.TruncatedNormal t -> TRUNCATED_NORMAL;
      case Prior.SoftRange s -> SOFT_RANGE;
      case Prior.LogNormal l -> LOGNORMAL;
    };
  }

  /** The numbers of a prior, in the order of {@link #numbers}. */
  static double[] values(Prior prior) {
    return switch (prior) {
      case Prior.Uniform u -> new double[0];
      case Prior.Normal n -> new double[] {n.mean(), n.sigma()};
      case Prior.TruncatedNormal t -> new double[] {t.mean(), t.sigma(), t.low(), t.high()};
      case Prior.SoftRange s -> new double[] {s.low(), s.high(), s.sigma()};
      case Prior.LogNormal l -> new double[] {l.mean(), l.sigma()};
    };
  }

  /** The prior of this form with those numbers. */
  Prior with(double... n) {
    return switch (this) {
      case UNIFORM -> new Prior.Uniform();
      case NORMAL -> new Prior.Normal(n[0], n[1]);
      case TRUNCATED_NORMAL -> new Prior.TruncatedNormal(n[0], n[1], n[2], n[3]);
      case SOFT_RANGE -> new Prior.SoftRange(n[0], n[1], n[2]);
      case LOGNORMAL -> new Prior.LogNormal(n[0], n[1]);
    };
  }

  /**
   * A prior of this form to begin with.
   *
   * @param before whose numbers stay where they mean the same
   * @param value of the parameter now
   */
  Prior first(Prior before, double value, Range bounds) {
    double size = value == 0 ? 1 : Math.abs(value);
    double mean = value;
    double sigma = size / 10;
    switch (before) {
      case Prior.Normal n -> {
        mean = n.mean();
        sigma = n.sigma();
      }
      case Prior.TruncatedNormal t -> {
        mean = t.mean();
        sigma = t.sigma();
      }
      case Prior.LogNormal l -> {
        mean = l.mean();
        sigma = l.sigma();
      }
      case Prior.SoftRange s -> sigma = s.sigma();
      case Prior.Uniform u -> {}
    }
    double low = Math.max(bounds.low(), mean - 3 * sigma);
    double high = Math.min(bounds.high(), mean + 3 * sigma);
    if (!(low < high)) {
      low = mean - 3 * sigma;
      high = mean + 3 * sigma;
    }
    return switch (this) {
      case UNIFORM -> new Prior.Uniform();
      case NORMAL -> new Prior.Normal(mean, sigma);
      case TRUNCATED_NORMAL -> new Prior.TruncatedNormal(mean, sigma, low, high);
      case SOFT_RANGE -> new Prior.SoftRange(low, high, sigma);
      case LOGNORMAL -> new Prior.LogNormal(mean > 0 ? mean : size, sigma);
    };
  }

  /** What is wrong with those numbers and what to do; empty when nothing is. */
  Optional<String> problem(double... n) {
    for (int i = 0; i < n.length; i++) {
      boolean positive =
          numbers.get(i).equals("sigma") || (this == LOGNORMAL && numbers.get(i).equals("mean"));
      if (positive && !(n[i] > 0)) {
        return Optional.of(
            Texts.text("prior.positive", Texts.text("prior." + numbers.get(i)), shown(n[i])));
      }
      if (!Double.isFinite(n[i])) {
        return Optional.of(Texts.text("prior.finite", Texts.text("prior." + numbers.get(i))));
      }
    }
    int low = numbers.indexOf("low");
    if (low >= 0 && !(n[low] < n[low + 1])) {
      return Optional.of(Texts.text("row.order", shown(n[low]), shown(n[low + 1])));
    }
    return Optional.empty();
  }

  /** A prior in a few words. */
  static String words(Prior prior) {
    double[] n = values(prior);
    String[] shown = new String[n.length];
    for (int i = 0; i < n.length; i++) {
      shown[i] = Numbers.brief(n[i]);
    }
    return Texts.text("prior.words." + key(of(Optional.of(prior))), shown);
  }

  private static String key(PriorForm form) {
    return form.name().toLowerCase(Locale.ROOT);
  }

  private static String shown(double x) {
    return Numbers.exact(x);
  }
}
