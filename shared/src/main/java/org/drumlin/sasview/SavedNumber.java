package org.drumlin.sasview;

/** Numbers as SasView writes them: {@code inf}, {@code nan}, {@code None}, {@code 1.01e+004}. */
final class SavedNumber {
  private SavedNumber() {}

  /** The number; NaN for anything that is none. */
  static double of(String text) {
    return switch (text.strip()) {
      case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        try {
          yield Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
          yield Double.NaN;
        }
      }
    };
  }

  /** The end of an interval; what is no number is an open end. */
  static double end(String text, double open) {
    double number = of(text);
    return Double.isNaN(number) ? open : number;
  }
}
