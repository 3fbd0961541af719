package org.drumlin.client.control;

import java.util.Locale;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How the values of a choice are shown: one way only, for a choice is not typed into. */
public final class ShownAs<T> extends StringConverter<T> {
  private final String none;
  private final Function<T, String> words;

  /**
   * @param none what is shown while nothing is chosen
   */
  public ShownAs(String none, Function<T, String> words) {
    this.none = none;
    this.words = words;
  }

  /** Values whose words stand in the bundle under {@code prefix.name}, in lower case. */
  public static <E extends Enum<E>> ShownAs<E> inBundle(String prefix) {
    return new ShownAs<>(
        "", value -> Texts.text(prefix + "." + value.name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public String toString(@Nullable T value) {
    return value == null ? none : words.apply(value);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("a choice is not typed into");
  }
}
