package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.DistributionPoint;
import org.drumlin.model.Distribution;
import org.drumlin.model.ParameterInfo;

/**
 * The points of a distribution as a person types or pastes them: a line each, a value and its
 * weight. A value alone has the weight 1; words above the first numbers are passed over.
 */
final class ArrayText {
  private static final Pattern BETWEEN = Pattern.compile("[\\s;]+");

  /**
   * What a text comes to.
   *
   * @param problem in words, with its line; empty when there is none
   */
  record Reading(List<DistributionPoint> points, String problem) {}

  private final ParameterInfo parameter;
  private final List<DistributionPoint> points = new ArrayList<>();

  private ArrayText(ParameterInfo parameter) {
    this.parameter = parameter;
  }

  static String write(List<DistributionPoint> points) {
    return points.stream()
        .map(p -> Numbers.exact(p.value()) + "\t" + Numbers.exact(p.weight()))
        .collect(Collectors.joining("\n"));
  }

  static Reading read(String text, ParameterInfo parameter) {
    var reader = new ArrayText(parameter);
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String problem = reader.line(lines.get(i).strip(), i + 1);
      if (!problem.isEmpty()) {
        return new Reading(List.of(), problem);
      }
    }
    return new Reading(List.copyOf(reader.points), reader.whole());
  }

  private String line(String line, int number) {
    if (line.isEmpty() || line.startsWith("#")) {
      return "";
    }
    var parts = List.of(BETWEEN.split(separated(line)));
    if (points.isEmpty() && parts.stream().allMatch(p -> Numbers.parse(p).isEmpty())) {
      return "";
    }
    if (parts.size() > 2) {
      return Texts.text("pd.array.columns", String.valueOf(number));
    }
    for (String part : parts) {
      if (Numbers.parse(part).isEmpty()) {
        return Texts.text("pd.array.number", String.valueOf(number), part);
      }
    }
    double value = number(parts.getFirst());
    double weight = parts.size() == 1 ? 1 : number(parts.get(1));
    if (!(value >= parameter.lower() && value <= parameter.upper()) || Double.isInfinite(value)) {
      return Texts.text(
          "pd.array.limits", String.valueOf(number), parts.getFirst(), parameter.name());
    }
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      return Texts.text("pd.array.weight", String.valueOf(number), parts.get(1));
    }
    points.add(new DistributionPoint(value, weight));
    return "";
  }

  private static double number(String text) {
    OptionalDouble number = Numbers.parse(text);
    return number.orElse(Double.NaN);
  }

  /**
   * A comma between two columns is a blank; one within a number, where blanks part the columns,
   * stays.
   */
  private static String separated(String line) {
    boolean parted = BETWEEN.split(line).length > 1 && !line.contains(", ");
    return parted ? line : line.replace(',', ' ');
  }

  private String whole() {
    if (points.size() > Distribution.MOST_POINTS) {
      return Texts.text(
          "pd.array.many", String.valueOf(points.size()), String.valueOf(Distribution.MOST_POINTS));
    }
    boolean weighs = points.stream().anyMatch(p -> p.weight() > 0);
    return weighs ? "" : Texts.text("pd.array.none");
  }
}
