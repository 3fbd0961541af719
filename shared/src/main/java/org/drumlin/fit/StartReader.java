package org.drumlin.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.drumlin.kernel.Suggestion;

/** The key {@code start}. */
final class StartReader {
  private static final List<String> USES =
      Arrays.stream(Start.Use.values()).map(Start.Use::wire).toList();

  private StartReader() {}

  static Start read(Place place) throws DocumentException {
    place.object("file", "use");
    Place named = place.need("file", "a file of an earlier fit, such as \"earlier/result.json\"");
    String file = DatasetReader.file(named);
    Optional<Place> said = place.child("use");
    Start.Use use = said.isPresent() ? use(said.get()) : Start.usual(file);
    if (!Start.serves(file, use)) {
      throw named.error(
          "\""
              + Place.shortened(file)
              + "\" does not give "
              + use.wire()
              + "; name a "
              + Start.ENDINGS.get(use));
    }
    return new Start(file, use);
  }

  private static Start.Use use(Place place) throws DocumentException {
    String word = place.text();
    if (!USES.contains(word)) {
      throw place.error(
          "should be one of "
              + String.join(", ", USES)
              + ", not \""
              + Place.shortened(word)
              + "\""
              + Suggestion.phrase(word, USES));
    }
    return Start.Use.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
