package org.drumlin.fitter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Engine;
import org.drumlin.fit.FitDocuments;

/**
 * One of NIST's Statistical Reference Datasets for nonlinear regression
 * (https://www.itl.nist.gov/div898/strd), as its file has it: two starts, the certified values with
 * their standard deviations, and the points.
 *
 * @param rows of y and x; Nelson's of y, x1 and x2
 */
record Nist(
    String name,
    double[][] starts,
    double[] certified,
    double[] deviations,
    double squares,
    List<double[]> rows) {
  /** The files live outside of the repository, beside it. */
  static final Path FOLDER = Path.of("../../shared/oracles/nist");

  static final Map<String, String> FORMULAS = formulas();

  private static final Pattern PARAMETER = Pattern.compile("\\s*b\\d+\\s*=(.*)");
  private static final Pattern SQUARES = Pattern.compile("Residual Sum of Squares:\\s*(\\S+)");

  private static Map<String, String> formulas() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Misra1a", "b1*(1 - exp(-b2*x))");
    all.put("Chwirut2", "exp(-b1*x)/(b2 + b3*x)");
    all.put("Chwirut1", "exp(-b1*x)/(b2 + b3*x)");
    all.put("Lanczos3", "b1*exp(-b2*x) + b3*exp(-b4*x) + b5*exp(-b6*x)");
    String peaks = "b1*exp(-b2*x) + b3*exp(-(x - b4)^2/b5^2) + b6*exp(-(x - b7)^2/b8^2)";
    all.put("Gauss1", peaks);
    all.put("Gauss2", peaks);
    all.put("DanWood", "b1*x^b2");
    all.put("Misra1b", "b1*(1 - (1 + b2*x/2)^(-2))");
    all.put("Kirby2", "(b1 + b2*x + b3*x^2)/(1 + b4*x + b5*x^2)");
    String cubics = "(b1 + b2*x + b3*x^2 + b4*x^3)/(1 + b5*x + b6*x^2 + b7*x^3)";
    all.put("Hahn1", cubics);
    // log(y) is fitted; x is x1, and each temperature x2 is a data set of its own.
    all.put("Nelson", "b1 - b2*x*exp(-b3*t)");
    all.put("MGH17", "b1 + b2*exp(-x*b4) + b3*exp(-x*b5)");
    all.put("Lanczos1", all.get("Lanczos3"));
    all.put("Lanczos2", all.get("Lanczos3"));
    all.put("Gauss3", peaks);
    all.put("Misra1c", "b1*(1 - (1 + 2*b2*x)^(-0.5))");
    all.put("Misra1d", "b1*b2*x/(1 + b2*x)");
    all.put("Roszman1", "b1 - b2*x - atan(b3/(x - b4))/pi");
    all.put(
        "ENSO",
        "b1 + b2*cos(2*pi*x/12) + b3*sin(2*pi*x/12) + b5*cos(2*pi*x/b4) + b6*sin(2*pi*x/b4)"
            + " + b8*cos(2*pi*x/b7) + b9*sin(2*pi*x/b7)");
    all.put("MGH09", "b1*(x^2 + x*b2)/(x^2 + x*b3 + b4)");
    all.put("Thurber", cubics);
    all.put("BoxBOD", "b1*(1 - exp(-b2*x))");
    all.put("Rat42", "b1/(1 + exp(b2 - b3*x))");
    all.put("MGH10", "b1*exp(b2/(x + b3))");
    all.put("Eckerle4", "b1/b2*exp(-0.5*((x - b3)/b2)^2)");
    all.put("Rat43", "b1/(1 + exp(b2 - b3*x))^(1/b4)");
    all.put("Bennett5", "b1*(b2 + x)^(-1/b3)");
    return all;
  }

  static Nist read(String name) throws IOException {
    List<double[]> parameters = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    double squares = Double.NaN;
    boolean data = false;
    for (String line : Files.readAllLines(FOLDER.resolve(name + ".dat"))) {
      Matcher parameter = PARAMETER.matcher(line);
      Matcher sum = SQUARES.matcher(line);
      if (data && numbers(line).length > 1) {
        rows.add(numbers(line));
      } else if (parameter.matches() && numbers(parameter.group(1)).length == 4) {
        parameters.add(numbers(parameter.group(1)));
      } else if (sum.find()) {
        squares = Double.parseDouble(sum.group(1));
      }
      data |= line.startsWith("Data:") && line.contains("x");
    }
    double[][] starts = {column(parameters, 0), column(parameters, 1)};
    return new Nist(
        name, starts, column(parameters, 2), column(parameters, 3), squares, List.copyOf(rows));
  }

  private static double[] numbers(String line) {
    String[] words = line.strip().split("\\s+");
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      try {
        numbers[i] = Double.parseDouble(words[i]);
      } catch (NumberFormatException e) {
        return new double[0];
      }
    }
    return numbers;
  }

  private static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  /**
   * The problem from one of its starts, without bounds.
   *
   * @param method as a document has it
   */
  FitProblem problem(int start, String method, Engine engine) throws Exception {
    return problem(start, method, engine, false);
  }

  /**
   * @param bounded within ten times the larger of both starts, for methods that need a range
   */
  FitProblem problem(int start, String method, Engine engine, boolean bounded) throws Exception {
    Map<String, Dataset> data = data();
    StringBuilder sets = new StringBuilder();
    StringBuilder models = new StringBuilder();
    String first = data.keySet().iterator().next();
    for (String id : data.keySet()) {
      String comma = id.equals(first) ? "" : ", ";
      sets.append(comma)
          .append("{\"id\": \"%s\", \"file\": \"%s.dat\", \"errors\": \"none\"}".formatted(id, id));
      models
          .append(comma)
          .append(
              "{\"id\": \"%s\", \"dataset\": \"%s\", \"model\": \"y = %s\", \"parameters\": {%s}}"
                  .formatted(
                      id,
                      id,
                      FORMULAS.get(name),
                      id.equals(first) ? fitted(id, start, bounded) : tied(id, first)));
    }
    String json =
        "{\"drumlin\": 1, \"datasets\": [%s], \"models\": [%s], \"method\": %s}"
            .formatted(sets, models, method);
    return FitProblem.of(FitDocuments.parse(json), data, engine);
  }

  private String fitted(String id, int start, boolean bounded) {
    List<String> all = new ArrayList<>();
    for (int j = 0; j < certified.length; j++) {
      double size = 10 * Math.max(Math.abs(starts[0][j]), Math.abs(starts[1][j]));
      String end = bounded ? Double.toString(size) : "null";
      all.add(
          String.format(
              Locale.ROOT,
              "\"b%d\": {\"value\": %s, \"fit\": [%s, %s]}",
              j + 1,
              starts[start][j],
              bounded ? "-" + end : end,
              end));
    }
    if (name.equals("Nelson")) {
      all.add("\"t\": " + id.substring(1));
    }
    return String.join(", ", all);
  }

  private String tied(String id, String first) {
    List<String> all = new ArrayList<>();
    for (int j = 1; j <= certified.length; j++) {
      all.add("\"b%d\": {\"tie\": \"%s.b%d\"}".formatted(j, first, j));
    }
    all.add("\"t\": " + id.substring(1));
    return String.join(", ", all);
  }

  private Map<String, Dataset> data() {
    if (!name.equals("Nelson")) {
      return Map.of("data", dataset(column(rows, 1), column(rows, 0)));
    }
    Map<Integer, List<double[]>> byTemperature = new TreeMap<>();
    for (double[] row : rows) {
      byTemperature.computeIfAbsent((int) row[2], t -> new ArrayList<>()).add(row);
    }
    Map<String, Dataset> data = new LinkedHashMap<>();
    byTemperature.forEach((t, part) ->
        data.put(
            "t" + t,
            dataset(column(part, 1), part.stream().mapToDouble(r -> Math.log(r[0])).toArray())));
    return data;
  }

  private static Dataset dataset(double[] x, double[] y) {
    return new Dataset(
        "NIST",
        x,
        y,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "1/A",
        "1/cm",
        List.of());
  }
}
