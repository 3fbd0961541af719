package org.drumlin.sasview;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The points of a project of SasView 5 as a CanSAS file. */
final class CansasData {
  private static final String NAMESPACE = "urn:cansas1d:1.1";

  private final String title;
  private final JsonNode data;

  /**
   * @param data a {@code Data1D}
   */
  CansasData(String title, JsonNode data) {
    this.title = title;
    this.data = data;
  }

  /** Whether the data have a resolution of their own. */
  static boolean resolved(JsonNode data) {
    return column(data, "dx").isPresent()
        || column(data, "dxl").isPresent()
        || column(data, "dxw").isPresent();
  }

  /** The numbers under a key; nothing where there are none, or zeros alone. */
  private static Optional<double[]> column(JsonNode data, String key) {
    JsonNode list = data.path(key).path("data");
    double[] values = new double[list.size()];
    boolean some = false;
    for (int i = 0; i < values.length; i++) {
      values[i] = list.path(i).asDouble(Double.NaN);
      some |= values[i] != 0;
    }
    return some ? Optional.of(values) : Optional.empty();
  }

  byte[] bytes() throws SavedFitException {
    Map<String, double[]> columns = new LinkedHashMap<>();
    List<String> units = new ArrayList<>();
    for (String[] c :
        new String[][] {
          {"x", "Q", "1/A"},
          {"y", "I", "1/cm"},
          {"dy", "Idev", "1/cm"},
          {"dx", "Qdev", "1/A"},
          {"dxw", "dQw", "1/A"},
          {"dxl", "dQl", "1/A"}
        }) {
      Optional<double[]> values = column(data, c[0]);
      if (values.isPresent()) {
        columns.put(c[1], values.get());
        units.add(c[2]);
      }
    }
    double[] q = columns.get("Q");
    if (q == null || !columns.containsKey("I")) {
      throw new SavedFitException(title + ": its points are not in the file");
    }
    for (double[] column : columns.values()) {
      if (column.length != q.length) {
        throw new SavedFitException(title + ": its columns are not of one length");
      }
    }
    try {
      return write(columns, units, q.length);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory takes every text", e);
    }
  }

  private byte[] write(Map<String, double[]> columns, List<String> units, int size)
      throws XMLStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XMLStreamWriter xml =
        XMLOutputFactory.newDefaultFactory()
            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("SASroot");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("version", "1.1");
    xml.writeStartElement("SASentry");
    xml.writeStartElement("Title");
    xml.writeCharacters(title);
    xml.writeEndElement();
    xml.writeStartElement("SASdata");
    for (int i = 0; i < size; i++) {
      xml.writeCharacters("\n");
      xml.writeStartElement("Idata");
      int unit = 0;
      for (Map.Entry<String, double[]> column : columns.entrySet()) {
        xml.writeStartElement(column.getKey());
        xml.writeAttribute("unit", units.get(unit++));
        xml.writeCharacters(Double.toString(column.getValue()[i]));
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    for (int i = 0; i < 3; i++) {
      xml.writeEndElement();
    }
    xml.writeEndDocument();
    xml.close();
    return bytes.toByteArray();
  }
}
