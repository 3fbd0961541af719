package org.drumlin.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows as a reader finds them, and the rules that every format shares to make a data set. */
final class PointTable {
  /** What a row may hold. */
  enum Column {
    Q("Q"),
    I("I"),
    IDEV("the errors of I"),
    QDEV("dQ"),
    SLIT_LENGTH("dQl"),
    SLIT_WIDTH("dQw");

    private final String text;

    Column(String text) {
      this.text = text;
    }

    /** As a message calls it. */
    String text() {
      return text;
    }
  }

  private final List<double[]> rows = new ArrayList<>();
  private final Set<Column> present = EnumSet.noneOf(Column.class);
  private final List<String> warnings = new ArrayList<>();

  /** A new row, NaN everywhere. */
  double[] addRow() {
    double[] row = new double[Column.values().length];
    Arrays.fill(row, Double.NaN);
    rows.add(row);
    return row;
  }

  void set(double[] row, Column column, double value) {
    row[column.ordinal()] = value;
    present.add(column);
  }

  /** Sets it in the row added last. */
  void setLast(Column column, double value) {
    set(rows.getLast(), column, value);
  }

  void warn(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  int size() {
    return rows.size();
  }

  /** A scattering curve, 1/Angstrom and 1/cm. */
  Dataset finish(DataSource source, String title) throws DataException {
    return finish(source, title, "1/cm");
  }

  Dataset finish(DataSource source, String title, String intensityUnit) throws DataException {
    List<double[]> kept = rows.stream().filter(r -> r[Column.Q.ordinal()] != 0).toList();
    int dropped = rows.size() - kept.size();
    if (dropped > 0) {
      warn(dropped == 1 ? "1 row with Q = 0 left out" : dropped + " rows with Q = 0 left out");
    }
    if (kept.isEmpty()) {
      throw source.error("\"" + title + "\" has no points");
    }
    double[] intensity = column(kept, Column.I);
    if (Arrays.stream(intensity).noneMatch(Double::isFinite)) {
      throw source.error("\"" + title + "\" has no intensity that is a number");
    }
    return new Dataset(
        title,
        column(kept, Column.Q),
        intensity,
        errors(kept),
        filled(kept, Column.QDEV),
        slit(kept),
        "1/Ang",
        intensityUnit,
        warnings);
  }

  private Optional<double[]> errors(List<double[]> kept) {
    if (!present.contains(Column.IDEV)) {
      return Optional.empty();
    }
    double[] errors = column(kept, Column.IDEV);
    if (Arrays.stream(errors).allMatch(e -> e == 0 || Double.isNaN(e))) {
      warn("the errors of I are zero or missing everywhere: the file counts as without errors");
      return Optional.empty();
    }
    return Optional.of(errors);
  }

  /** A column that says nothing when it is 0 or missing everywhere. */
  private Optional<double[]> filled(List<double[]> kept, Column column) {
    if (!present.contains(column)) {
      return Optional.empty();
    }
    double[] values = column(kept, column);
    return Arrays.stream(values).allMatch(v -> v == 0 || Double.isNaN(v))
        ? Optional.empty()
        : Optional.of(values);
  }

  private Optional<Dataset.Slit> slit(List<double[]> kept) {
    Optional<double[]> length = filled(kept, Column.SLIT_LENGTH);
    Optional<double[]> width = filled(kept, Column.SLIT_WIDTH);
    if (length.isEmpty() && width.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Dataset.Slit(
            length.orElseGet(() -> new double[kept.size()]),
            width.orElseGet(() -> new double[kept.size()])));
  }

  private static double[] column(List<double[]> rows, Column column) {
    return rows.stream().mapToDouble(r -> r[column.ordinal()]).toArray();
  }
}
