package org.drumlin.data;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** One group of class SASdata. Names of attributes are the standard's, then those seen in files. */
final class NxCansasTable {
  private static final String GAUSSIAN = "gaussian";

  private final DataSource source;
  private final Group group;
  private final String path;
  private final PointTable table = new PointTable();
  private final String signal;
  private final List<String> axes;

  NxCansasTable(DataSource source, Group group) {
    this.source = source;
    this.group = group;
    this.path = NxCansas.path(group);
    this.signal = HdfText.attribute(group, "signal").orElse("I");
    this.axes = HdfText.attributes(group, "I_axes");
  }

  /** Whether I is a picture, or a curve for each of several temperatures. */
  boolean isTwoDimensional() throws DataException {
    return axes.size() > 1
        || find("Qx").isPresent() && find("Q").isEmpty()
        || new HdfColumn(source, need(signal)).rank() > 1;
  }

  PointTable points() throws DataException {
    Dataset intensity = need(signal);
    Dataset q = need(axes.isEmpty() ? "Q" : axes.getFirst());
    double[] qs = inverseAngstrom(q);
    List<double[]> rows = new ArrayList<>();
    for (double value : qs) {
      double[] row = table.addRow();
      table.set(row, PointTable.Column.Q, value);
      rows.add(row);
    }
    fill(rows, PointTable.Column.I, intensity(intensity));
    Optional<Dataset> errors = errors(intensity);
    if (errors.isPresent()) {
      fill(rows, PointTable.Column.IDEV, intensity(errors.get()));
    }
    resolution(q, rows);
    return table;
  }

  private void fill(List<double[]> rows, PointTable.Column column, double[] values)
      throws DataException {
    if (values.length != rows.size()) {
      throw source.error(
          path
              + " has "
              + rows.size()
              + " values of Q and "
              + values.length
              + " of "
              + column.text());
    }
    for (int i = 0; i < values.length; i++) {
      table.set(rows.get(i), column, values[i]);
    }
  }

  private Optional<Dataset> errors(Dataset intensity) {
    List<String> names =
        new ArrayList<>(HdfText.attributes(intensity, "uncertainties", "uncertainty"));
    names.addAll(HdfText.attributes(group, "I_uncertainties", "I_uncertainty"));
    return named(names, "Idev", "the errors of I");
  }

  /** The first of the named data sets, or the one with the usual name. */
  private Optional<Dataset> named(List<String> names, String usual, String what) {
    for (String name : names) {
      Optional<Dataset> found = find(name);
      if (found.isPresent()) {
        return found;
      }
      table.warn(what + " should be in " + name + ", which is not there");
    }
    return find(usual);
  }

  /** One name is dQ of a Gaussian; dQl and dQw are the openings of a slit. */
  private void resolution(Dataset q, List<double[]> rows) throws DataException {
    List<String> names =
        new ArrayList<>(
            HdfText.attributes(q, "resolutions", "resolution", "uncertainties", "uncertainty"));
    if (names.isEmpty()) {
      names.addAll(HdfText.attributes(group, "Q_uncertainties", "Q_uncertainty"));
    }
    boolean slit = names.size() > 1 || names.stream().anyMatch(n -> n.matches("(?i)dQ[lw]"));
    if (slit) {
      opening(names, "dQl", PointTable.Column.SLIT_LENGTH, rows);
      opening(names, "dQw", PointTable.Column.SLIT_WIDTH, rows);
      return;
    }
    Optional<Dataset> sigma = named(names, "Qdev", "the resolution");
    if (sigma.isPresent()) {
      fill(rows, PointTable.Column.QDEV, inverseAngstrom(sigma.get()));
      HdfText.attribute(q, "resolutions_description")
          .filter(d -> !d.toLowerCase(Locale.ROOT).startsWith(GAUSSIAN))
          .ifPresent(d -> table.warn("dQ is of the kind \"" + d + "\": taken as a Gaussian's"));
    }
  }

  private void opening(
      List<String> names, String name, PointTable.Column column, List<double[]> rows)
      throws DataException {
    Optional<String> given = names.stream().filter(n -> n.equalsIgnoreCase(name)).findFirst();
    Optional<Dataset> opening = find(given.orElse(name));
    if (opening.isPresent()) {
      fill(rows, column, inverseAngstrom(opening.get()));
    } else if (given.isPresent()) {
      table.warn("the slit should be in " + given.get() + ", which is not there");
    }
  }

  private double[] inverseAngstrom(Dataset column) throws DataException {
    String name = column.getPath();
    Optional<String> unit = unit(column);
    if (unit.isEmpty()) {
      throw source.error(name + " has no attribute units; write 1/angstrom or 1/nm there");
    }
    OptionalDouble factor = Units.toInverseAngstrom(unit.get());
    if (factor.isEmpty()) {
      throw source.error(
          name
              + " has the unit \""
              + unit.get()
              + "\", which is not known; write 1/angstrom, 1/nm or 1/m");
    }
    return times(new HdfColumn(source, column).numbers(), factor.getAsDouble());
  }

  /** Intensities in arbitrary units stay as they are, with a warning. */
  private double[] intensity(Dataset column) throws DataException {
    Optional<String> unit = unit(column);
    OptionalDouble factor =
        unit.isPresent() ? Units.toInverseCentimetre(unit.get()) : OptionalDouble.empty();
    if (factor.isEmpty()) {
      table.warn(
          unit.map(u -> column.getName() + " is in \"" + u + "\", not 1/cm: taken as it is")
              .orElse(column.getName() + " has no unit: taken as 1/cm"));
    }
    return times(new HdfColumn(source, column).numbers(), factor.orElse(1));
  }

  private static Optional<String> unit(Dataset column) {
    return HdfText.attribute(column, "units", "unit");
  }

  private static double[] times(double[] values, double factor) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] * factor;
    }
    return scaled;
  }

  private Dataset need(String name) throws DataException {
    return find(name)
        .orElseThrow(() -> source.error(path + " names " + name + ", which is no data set in it"));
  }

  private Optional<Dataset> find(String name) {
    Optional<Node> node = NxCansas.child(group, name);
    return node.orElse(null) instanceof Dataset dataset ? Optional.of(dataset) : Optional.empty();
  }
}
