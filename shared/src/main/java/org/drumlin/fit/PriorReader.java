package org.drumlin.fit;

import java.util.List;

/** A prior: {@code "uniform"}, {@code {"normal": [mean, sigma]}} and the like. */
final class PriorReader {
  private static final String FORMS =
      "\"uniform\", {\"normal\": [mean, sigma]}, {\"truncated_normal\": [mean, sigma, low, high]},"
          + " {\"soft_range\": [low, high, sigma]} or {\"lognormal\": [mean, sigma]}";

  private PriorReader() {}

  static Prior read(Place place) throws DocumentException {
    if (place.isText() && place.text().equals("uniform")) {
      return new Prior.Uniform();
    }
    if (!place.isObject()) {
      throw place.error("should be " + FORMS + ", not " + place.kind());
    }
    place.object("normal", "truncated_normal", "soft_range", "lognormal");
    if (place.node().size() != 1) {
      throw place.error("should be one of " + FORMS);
    }
    Place numbers = place.entries().values().iterator().next();
    String form = numbers.path().substring(place.path().length() + 1);
    return switch (form) {
      case "normal" -> {
        double[] n = numbers(numbers, "mean, sigma", 2);
        yield new Prior.Normal(n[0], above0(numbers, 1, n[1]));
      }
      case "truncated_normal" -> {
        double[] n = numbers(numbers, "mean, sigma, low, high", 4);
        yield new Prior.TruncatedNormal(
            n[0], above0(numbers, 1, n[1]), n[2], ordered(numbers, n[2], n[3]));
      }
      case "soft_range" -> {
        double[] n = numbers(numbers, "low, high, sigma", 3);
        yield new Prior.SoftRange(n[0], ordered(numbers, n[0], n[1]), above0(numbers, 2, n[2]));
      }
      default -> {
        double[] n = numbers(numbers, "mean, sigma", 2);
        yield new Prior.LogNormal(above0(numbers, 0, n[0]), above0(numbers, 1, n[1]));
      }
    };
  }

  private static double[] numbers(Place place, String names, int count) throws DocumentException {
    List<Place> items = place.items();
    if (items.size() != count) {
      throw place.error("should be [" + names + "], not a list of " + items.size());
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = items.get(i).number();
    }
    return numbers;
  }

  private static double above0(Place place, int index, double value) throws DocumentException {
    if (!(value > 0)) {
      throw new DocumentException(
          place.path() + "[" + index + "]", Place.show(value) + " should be above 0");
    }
    return value;
  }

  private static double ordered(Place place, double low, double high) throws DocumentException {
    if (!(low < high)) {
      throw place.error("low " + Place.show(low) + " is not below high " + Place.show(high));
    }
    return high;
  }
}
