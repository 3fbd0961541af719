package org.drumlin.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a text such as {@code sphere@hardsphere+power_law} puts together. */
sealed interface Composition {

  /** One model of the catalogue. */
  record Named(String name) implements Composition {}

  /** P@S. */
  record Interaction(Named form, Named structure) implements Composition {}

  /**
   * A sum or a product; a sum's parts are no sums, a product's no products.
   *
   * @param parts at least two
   */
  record Mixture(boolean product, List<Composition> parts) implements Composition {
    public Mixture {
      parts = List.copyOf(parts);
    }
  }

  /** Whether a text means to be one, rather than a name. */
  static boolean looksLikeOne(String text) {
    return text.chars().anyMatch(c -> "+*@()".indexOf(c) >= 0);
  }

  /** The names in it, in order, as often as they stand there. */
  default Stream<String> names() {
    return switch (this) {
      case Named named -> Stream.of(named.name());
      case Interaction both -> Stream.of(both.form().name(), both.structure().name());
      case Mixture mixture -> mixture.parts().stream().flatMap(Composition::names);
    };
  }

  /** As one writes it: without blanks, brackets only where they are needed. */
  default String text() {
    return switch (this) {
      case Named named -> named.name();
      case Interaction both -> both.form().name() + "@" + both.structure().name();
      case Mixture mixture ->
          mixture.parts().stream()
              .map(part -> sum(part) ? "(" + part.text() + ")" : part.text())
              .collect(Collectors.joining(mixture.product() ? "*" : "+"));
    };
  }

  private static boolean sum(Composition part) {
    return part instanceof Mixture mixture && !mixture.product();
  }
}
