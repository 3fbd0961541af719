package org.drumlin.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One SASentry: its title and each of its SASdata. The reader stands on its start tag. */
final class CansasEntry {
  /** A table and the name its SASdata has. */
  private record Named(String name, PointTable table) {}

  private final DataSource source;
  private final XMLStreamReader xml;
  private final int number;
  private final List<Named> tables = new ArrayList<>();
  private String title = "";

  CansasEntry(DataSource source, XMLStreamReader xml, int number) {
    this.source = source;
    this.xml = xml;
    this.number = number;
  }

  List<Dataset> read() throws XMLStreamException, DataException {
    String entryName = attribute("name").orElse("");
    while (nextChild("SASentry")) {
      switch (xml.getLocalName()) {
        case "Title" -> title = xml.getElementText().strip();
        case "SASdata" ->
            tables.add(new Named(attribute("name").orElse("" + (tables.size() + 1)), points()));
        default -> skip();
      }
    }
    String name = title.isEmpty() ? entryName : title;
    if (name.isEmpty()) {
      name = number == 1 ? source.name() : source.name() + " " + number;
    }
    List<Dataset> datasets = new ArrayList<>();
    for (Named table : tables) {
      datasets.add(
          table.table().finish(source, tables.size() == 1 ? name : name + ", " + table.name()));
    }
    return datasets;
  }

  private PointTable points() throws XMLStreamException, DataException {
    PointTable table = new PointTable();
    while (nextChild("SASdata")) {
      if (xml.getLocalName().equals("Idata")) {
        point(table);
      } else {
        skip();
      }
    }
    return table;
  }

  private void point(PointTable table) throws XMLStreamException, DataException {
    int line = line();
    double[] row = table.addRow();
    boolean hasQ = false;
    boolean hasI = false;
    while (nextChild("Idata")) {
      switch (xml.getLocalName()) {
        case "Q" -> {
          table.set(row, PointTable.Column.Q, inverseAngstrom("Q"));
          hasQ = true;
        }
        case "I" -> {
          table.set(row, PointTable.Column.I, intensity(table, "I"));
          hasI = true;
        }
        case "Idev" -> table.set(row, PointTable.Column.IDEV, intensity(table, "Idev"));
        case "Qdev" -> table.set(row, PointTable.Column.QDEV, inverseAngstrom("Qdev"));
        case "dQl" -> table.set(row, PointTable.Column.SLIT_LENGTH, inverseAngstrom("dQl"));
        case "dQw" -> table.set(row, PointTable.Column.SLIT_WIDTH, inverseAngstrom("dQw"));
        default -> skip();
      }
    }
    if (!hasQ || !hasI) {
      throw source.error(line, "a point (Idata) has no <" + (hasQ ? "I" : "Q") + ">");
    }
  }

  private double inverseAngstrom(String element) throws XMLStreamException, DataException {
    int line = line();
    String unit =
        attribute("unit")
            .orElseThrow(() ->
                source.error(
                    line, "<" + element + "> has no unit; write unit=\"1/A\" or \"1/nm\""));
    double factor =
        Units.toInverseAngstrom(unit)
            .orElseThrow(() ->
                source.error(
                    line,
                    "<"
                        + element
                        + "> has the unit \""
                        + unit
                        + "\", which is not known; write 1/A, 1/nm or 1/m"));
    return number(element) * factor;
  }

  /** Intensities in arbitrary units stay as they are, with a warning. */
  private double intensity(PointTable table, String element)
      throws XMLStreamException, DataException {
    Optional<String> unit = attribute("unit");
    OptionalDouble factor =
        unit.isPresent() ? Units.toInverseCentimetre(unit.get()) : OptionalDouble.empty();
    if (factor.isEmpty()) {
      table.warn(
          unit.map(u -> element + " is in \"" + u + "\", not 1/cm: taken as it is")
              .orElse(element + " has no unit: taken as 1/cm"));
    }
    return number(element) * factor.orElse(1);
  }

  private double number(String element) throws XMLStreamException, DataException {
    int line = line();
    String text = xml.getElementText().strip();
    return NumberText.parse(text)
        .orElseThrow(() ->
            source.error(
                line,
                "<"
                    + element
                    + "> is "
                    + (text.isEmpty() ? "empty" : "\"" + text + "\", not a number")));
  }

  private Optional<String> attribute(String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name)).map(String::strip);
  }

  /** Moves to the next element inside; false at the end of the parent. */
  private boolean nextChild(String parent) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(parent)) {
        return false;
      }
    }
    return false;
  }

  private void skip() throws XMLStreamException {
    int depth = 1;
    while (depth > 0 && xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  private int line() {
    return xml.getLocation().getLineNumber();
  }
}
