package org.drumlin.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResult.FittedParameter;
import org.drumlin.fit.FitResult.Interval;

/**
 * Every table of a result as CSV (RFC 4180), a header in each: numbers in full, a missing one as an
 * empty cell.
 */
public final class CsvTables {
  private final FitResult result;
  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  private CsvTables(FitResult result, Path folder) {
    this.result = result;
    this.folder = folder;
  }

  /**
   * Writes {@code parameters}, {@code others} (fixed and tied), {@code derived}, {@code
   * covariance}, {@code correlation}, {@code convergence}, {@code marginals} and {@code
   * curve-MODEL}, as far as the result has them.
   *
   * @param folder made where it is not there; files of these names are replaced
   * @return what was written
   */
  public static List<Path> write(FitResult result, Path folder) throws IOException {
    Files.createDirectories(folder);
    CsvTables tables = new CsvTables(result, folder);
    tables.parameters();
    tables.others();
    tables.derived();
    tables.matrix("covariance.csv", result.covariance());
    tables.matrix("correlation.csv", result.correlation());
    tables.convergence();
    tables.marginals();
    for (FitResult.FittedCurve curve : result.curves()) {
      tables.curve(curve);
    }
    return tables.written;
  }

  /** Lines under a header. */
  private static final class Table {
    private final StringBuilder text = new StringBuilder();

    Table(String... header) {
      row((Object[]) header);
    }

    void row(Object... cells) {
      for (int i = 0; i < cells.length; i++) {
        text.append(i == 0 ? "" : ",").append(cell(cells[i]));
      }
      text.append("\r\n");
    }

    private static String cell(Object value) {
      if (value instanceof Double number) {
        return Double.isNaN(number)
            ? ""
            : Double.isInfinite(number) ? infinite(number) : "" + number;
      }
      String plain = value.toString();
      boolean safe = plain.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      return safe ? plain : "\"" + plain.replace("\"", "\"\"") + "\"";
    }

    private static String infinite(double number) {
      return number > 0 ? "inf" : "-inf";
    }
  }

  private void put(String name, Table table) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, table.text);
    written.add(file);
  }

  private void parameters() throws IOException {
    Table table =
        new Table(
            "name",
            "unit",
            "value",
            "stderr",
            "mean",
            "median",
            "best",
            "p68_low",
            "p68_high",
            "p95_low",
            "p95_high",
            "bound_low",
            "bound_high",
            "at_bound",
            "prior",
            "rhat",
            "ess",
            "ess_tail",
            "mcse");
    for (FittedParameter p : result.parameters()) {
      table.row(
          p.name(),
          p.unit(),
          p.value(),
          p.stderr(),
          p.mean(),
          p.median(),
          p.best(),
          p.p68().low(),
          p.p68().high(),
          p.p95().low(),
          p.p95().high(),
          p.bounds().low(),
          p.bounds().high(),
          p.atBound().map(b -> b.name().toLowerCase(Locale.ROOT)).orElse(""),
          p.prior(),
          p.rhat(),
          p.ess(),
          p.essTail(),
          p.mcse());
    }
    put("parameters.csv", table);
  }

  private void others() throws IOException {
    Table table = new Table("name", "value", "unit", "tied_to");
    result.tied().forEach(t -> table.row(t.name(), t.value(), "", t.expression()));
    result.fixed().forEach(f -> table.row(f.name(), f.value(), f.unit(), ""));
    put("others.csv", table);
  }

  private void derived() throws IOException {
    if (result.derived().isEmpty()) {
      return;
    }
    Table table =
        new Table(
            "name", "expression", "value", "stderr", "p68_low", "p68_high", "p95_low", "p95_high");
    for (FitResult.DerivedQuantity d : result.derived()) {
      Interval p68 = d.p68();
      Interval p95 = d.p95();
      table.row(
          d.name(),
          d.expression(),
          d.value(),
          d.stderr(),
          p68.low(),
          p68.high(),
          p95.low(),
          p95.high());
    }
    put("derived.csv", table);
  }

  /** Rows and columns in the parameters' order, their names in the first of each. */
  private void matrix(String name, double[][] values) throws IOException {
    List<String> names = result.parameters().stream().map(FittedParameter::name).toList();
    if (values.length != names.size()) {
      return;
    }
    List<String> header = new ArrayList<>(List.of("name"));
    header.addAll(names);
    Table table = new Table(header.toArray(String[]::new));
    for (int i = 0; i < values.length; i++) {
      List<Object> row = new ArrayList<>(List.of(names.get(i)));
      for (double value : values[i]) {
        row.add(value);
      }
      table.row(row.toArray());
    }
    put(name, table);
  }

  private void convergence() throws IOException {
    if (result.convergence().isEmpty()) {
      return;
    }
    FitResult.Convergence c = result.convergence().get();
    Table table = new Table("evaluation", "best", "low16", "median", "high84");
    for (int i = 0; i < c.evaluation().length; i++) {
      table.row(c.evaluation()[i], c.best()[i], at(c.low(), i), at(c.median(), i), at(c.high(), i));
    }
    put("convergence.csv", table);
  }

  private void marginals() throws IOException {
    Table table = new Table("name", "from", "to", "draws");
    boolean some = false;
    for (FittedParameter p : result.parameters()) {
      if (p.histogram().isPresent()) {
        FitResult.Histogram h = p.histogram().get();
        some = true;
        for (int b = 0; b < h.counts().length; b++) {
          table.row(p.name(), h.edges()[b], h.edges()[b + 1], h.counts()[b]);
        }
      }
    }
    if (some) {
      put("marginals.csv", table);
    }
  }

  private void curve(FitResult.FittedCurve curve) throws IOException {
    Table table =
        new Table(
            "q",
            "I",
            "dI",
            "dq",
            "dl",
            "dw",
            "theory",
            "residual",
            "low95",
            "low68",
            "high68",
            "high95");
    Optional<FitResult.Bands> bands = curve.bands();
    for (int i = 0; i < curve.q().length; i++) {
      table.row(
          curve.q()[i],
          curve.intensity()[i],
          at(curve.dI(), i),
          at(curve.dq(), i),
          at(curve.dl(), i),
          at(curve.dw(), i),
          curve.theory()[i],
          curve.residuals()[i],
          at(bands.map(FitResult.Bands::low95), i),
          at(bands.map(FitResult.Bands::low68), i),
          at(bands.map(FitResult.Bands::high68), i),
          at(bands.map(FitResult.Bands::high95), i));
    }
    put("curve-" + curve.model() + ".csv", table);
  }

  private static double at(Optional<double[]> column, int i) {
    return column.map(values -> values[i]).orElse(Double.NaN);
  }
}
