package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points of a file as a person writes them: {@code 17, 18, 30-35}, counted from 0. */
final class PointList {
  private static final Pattern PART = Pattern.compile("(\\d{1,7})(?:\\s*[-\u2013]\\s*(\\d{1,7}))?");

  private PointList() {}

  static String write(List<Integer> points) {
    var parts = new ArrayList<String>();
    var sorted = List.copyOf(new TreeSet<>(points));
    int i = 0;
    while (i < sorted.size()) {
      int last = i;
      while (last + 1 < sorted.size() && sorted.get(last + 1) == sorted.get(last) + 1) {
        last++;
      }
      // Two in a row are shorter, and plainer, as two.
      boolean range = last > i + 1;
      parts.add(range ? sorted.get(i) + "-" + sorted.get(last) : String.valueOf(sorted.get(i)));
      i = range ? last + 1 : i + 1;
    }
    return String.join(", ", parts);
  }

  /** In rising order, each once; empty for what is no such list. */
  static Optional<List<Integer>> read(String text) {
    var points = new TreeSet<Integer>();
    for (String part : text.strip().split("\\s*[,;]\\s*|(?<=\\d)\\s+(?=\\d)")) {
      if (part.isEmpty() && text.isBlank()) {
        return Optional.of(List.of());
      }
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      if (last < first) {
        return Optional.empty();
      }
      for (int i = first; i <= last; i++) {
        points.add(i);
      }
    }
    return Optional.of(List.copyOf(points));
  }
}
