package org.drumlin.data;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * CanSAS 1D XML, versions 1.0 and 1.1 (cansas.org): SASroot, SASentry, SASdata, Idata. Every
 * SASdata is a data set. Document types and entities are refused, so no file can make the program
 * read another.
 */
final class CansasXml implements DataFormat {
  private static final List<String> NAMESPACES = List.of("cansas1d/1.0", "urn:cansas1d:1.1");

  @Override
  public boolean recognises(DataSource source) {
    int length = Math.min(400, source.bytes().length);
    DataSource start = new DataSource(source.name(), Arrays.copyOf(source.bytes(), length));
    return start.text().stripLeading().startsWith("<");
  }

  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      // as text: of bytes that are no UTF-8 the parser would complain to the standard error stream
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(source.text()));
      return read(source, xml);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      String problem = "is not well-formed XML: " + words(e);
      throw line > 0 ? source.error(line, problem) : source.error(problem);
    }
  }

  private static List<Dataset> read(DataSource source, XMLStreamReader xml)
      throws XMLStreamException, DataException {
    List<Dataset> datasets = new ArrayList<>();
    boolean started = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw source.error(
            xml.getLocation().getLineNumber(), "has a DOCTYPE, which a data file must not have");
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (!started) {
        root(source, xml);
        started = true;
      } else if (xml.getLocalName().equals("SASentry")) {
        datasets.addAll(new CansasEntry(source, xml, datasets.size() + 1).read());
      }
    }
    if (datasets.isEmpty()) {
      throw source.error("holds no SASentry with SASdata: there are no points");
    }
    return datasets;
  }

  private static void root(DataSource source, XMLStreamReader xml) throws DataException {
    int line = xml.getLocation().getLineNumber();
    if (!xml.getLocalName().equals("SASroot")) {
      throw source.error(
          line,
          "is XML, but not CanSAS: it begins with <" + xml.getLocalName() + ">, not <SASroot>");
    }
    String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    if (!NAMESPACES.contains(namespace)) {
      throw source.error(
          line,
          "the namespace \""
              + namespace
              + "\" is not CanSAS 1D; known are "
              + String.join(" and ", NAMESPACES));
    }
  }

  /** The parser's words, without its location, which we write ourselves. */
  private static String words(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    String text = at < 0 ? message : message.substring(at + 9);
    if (text.contains("must start and end within the same entity")
        || text.contains("Premature end of file")
        || text.contains("Unexpected EOF")) {
      return "the file ends early";
    }
    return text.replaceAll("\\s+", " ").strip();
  }
}
