package org.drumlin.data;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words in HDF5 files: attributes and small data sets. */
final class HdfText {
  private static final int LONGEST = 10_000;

  private HdfText() {}

  /** The first of these attributes that is there. */
  static Optional<String> attribute(Node node, String... names) {
    return attributes(node, names).stream().findFirst();
  }

  /** The words of the first of these attributes that is there: an array, or parted by commas. */
  static List<String> attributes(Node node, String... names) {
    for (String name : names) {
      Attribute attribute = node.getAttributes().get(name);
      if (attribute != null && !attribute.isEmpty() && attribute.getSize() <= LONGEST) {
        List<String> words = words(attribute.getData());
        if (!words.isEmpty()) {
          return words;
        }
      }
    }
    return List.of();
  }

  /** The text of a data set of one string. */
  static Optional<String> of(Optional<Node> node) {
    if (node.orElse(null) instanceof Dataset text
        && !text.isEmpty()
        && text.getJavaType() == String.class
        && text.getSize() == 1
        && text.getSizeInBytes() <= LONGEST) {
      Object data = text.getDataFlat();
      String first = data instanceof String[] several ? several[0] : String.valueOf(data);
      return Optional.of(first.strip()).filter(t -> !t.isEmpty());
    }
    return Optional.empty();
  }

  private static List<String> words(Object data) {
    List<String> words = new ArrayList<>();
    Object[] texts = data instanceof String[] several ? several : new Object[] {data};
    for (Object text : texts) {
      for (String word : String.valueOf(text).split(",")) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
    }
    return words;
  }
}
