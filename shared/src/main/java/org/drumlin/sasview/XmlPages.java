package org.drumlin.sasview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.drumlin.fit.ErrorModel;
import org.drumlin.fit.ResolutionChoice;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * {@code .fitv} and {@code .svs}: CanSAS with an element {@code fitting_plug_in} in each entry, as
 * SasView wrote them from 2010 to version 4. Each setting is an element with an attribute of the
 * same name.
 */
final class XmlPages {
  private final String name;
  private final List<SavedPage> pages = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, String> tabs = new HashMap<>();
  private final Map<String, Map<String, String>> ties = new HashMap<>();
  private final Set<String> together = new LinkedHashSet<>();

  private XmlPages(String name) {
    this.name = name;
  }

  static SavedFile read(String name, byte[] bytes) throws SavedFitException {
    return new XmlPages(name).read(parse(name, bytes));
  }

  private static Element parse(String name, byte[] bytes) throws SavedFitException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new SavedFitException(name + ": is not well-formed XML, or the file ends early");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every JDK has this parser", e);
    }
  }

  private SavedFile read(Element root) throws SavedFitException {
    int entry = 0;
    for (Element sas : children(root, "SASentry")) {
      List<Element> data = children(sas, "SASdata");
      List<Element> fits = children(sas, "fitting_plug_in");
      if (!fits.isEmpty()) {
        page(sas, fits.getFirst(), entry + 1, data.isEmpty());
      }
      entry += data.size();
      if (!children(sas, "pr_inversion").isEmpty() || !children(sas, "invariant").isEmpty()) {
        String what = children(sas, "invariant").isEmpty() ? "P(r) inversion" : "invariant";
        warnings.add("an analysis that is no fit (" + what + ") is left out");
      }
    }
    if (pages.isEmpty()) {
      throw new SavedFitException(name + ": holds no fit of SasView (no fitting_plug_in)");
    }
    List<SavedPage> linked = new ArrayList<>();
    for (SavedPage page : pages) {
      String tab = tabs.getOrDefault(page.data(), "");
      linked.add(page.linked(tab, ties.getOrDefault(tab, Map.of())));
    }
    return new SavedFile(
        linked, together.size() > 1 ? List.of(Set.copyOf(together)) : List.of(), warnings);
  }

  private void page(Element entry, Element fit, int number, boolean dataless) {
    List<Element> all = children(fit, "Attributes");
    children(fit, "simultaneous_fit").forEach(this::simultaneous);
    if (all.isEmpty()) {
      return;
    }
    Element attributes = all.getFirst();
    String title = text(entry, "Title");
    if (dataless || value(attributes, "is_data").equals("False")) {
      warnings.add("a page without data (" + title + ") is left out");
      return;
    }
    List<String> passed = new ArrayList<>();
    if (on(attributes, "magnetic_on")) {
      passed.add("magnetic scattering is not computed: its parameters are left out");
    }
    if (on(attributes, "enable2D")) {
      passed.add("two-dimensional data are not fitted: the page is taken for a curve");
    }
    pages.add(
        new SavedPage(
            "",
            value(attributes, "data_id"),
            title,
            text(fit, "filename").replaceAll("\\s*\\[[^\\]]*\\]\\s*$", ""),
            number,
            value(attributes, "formfactorcombobox"),
            none(value(attributes, "structurecombobox")),
            SavedNumber.of(value(attributes, "multi_factor")),
            SavedNumber.end(value(attributes, "qmin"), Double.NEGATIVE_INFINITY),
            SavedNumber.end(value(attributes, "qmax"), Double.POSITIVE_INFINITY),
            errors(attributes),
            resolution(attributes, passed),
            parameters(attributes),
            on(attributes, "enable_disp") ? spreads(attributes) : List.of(),
            Map.of(),
            passed));
  }

  /** The oldest files have no structure factor as a number, or in words. */
  private static String none(String structure) {
    return structure.equals("None") || structure.matches("\\d+") ? "" : structure;
  }

  private static ErrorModel errors(Element attributes) {
    if (on(attributes, "dI_noweight")) {
      return new ErrorModel.None();
    }
    if (on(attributes, "dI_sqrdata")) {
      return new ErrorModel.Sqrt();
    }
    return on(attributes, "dI_idata") ? new ErrorModel.Relative(1) : new ErrorModel.FromFile();
  }

  private static ResolutionChoice resolution(Element attributes, List<String> passed) {
    if (on(attributes, "pinhole_smearer")) {
      double percent = SavedNumber.of(value(attributes, "dx_percent"));
      if (percent > 0) {
        return new ResolutionChoice.Pinhole(percent / 100);
      }
      passed.add(
          "a resolution between two widths (dx_min, dx_max) is not known here: the theory is not"
              + " smeared; set resolution to {\"dq_over_q\": 0.05}, or what it was");
      return new ResolutionChoice.None();
    }
    if (on(attributes, "slit_smearer")) {
      double length = SavedNumber.end(value(attributes, "dxl"), 0);
      double width = SavedNumber.end(value(attributes, "dxw"), 0);
      return length > 0 || width > 0
          ? new ResolutionChoice.Slit(length, width)
          : new ResolutionChoice.None();
    }
    return on(attributes, "enable_smearer")
        ? new ResolutionChoice.FromFile()
        : new ResolutionChoice.None();
  }

  private static List<SavedParameter> parameters(Element attributes) {
    List<SavedParameter> read = new ArrayList<>();
    for (String group : List.of("parameters", "str_parameters")) {
      for (Element list : children(attributes, group)) {
        children(list, "parameter").forEach(p -> read.add(parameter(p)));
      }
    }
    return read;
  }

  private static SavedParameter parameter(Element p) {
    return new SavedParameter(
        p.getAttribute("name"),
        SavedNumber.of(p.getAttribute("value")),
        p.getAttribute("selected_to_fit").equals("True"),
        SavedNumber.end(p.getAttribute("minimum_value"), Double.NEGATIVE_INFINITY),
        SavedNumber.end(p.getAttribute("maximum_value"), Double.POSITIVE_INFINITY));
  }

  /** Widths are fittable parameters, their points and reach fixed ones, their shapes a table. */
  private static List<SavedSpread> spreads(Element attributes) {
    Map<String, Double> fixed = new HashMap<>();
    for (Element list : children(attributes, "fixed_param")) {
      for (Element p : children(list, "parameter")) {
        fixed.put(p.getAttribute("name"), SavedNumber.of(p.getAttribute("value")));
      }
    }
    Map<String, String> shapes = new HashMap<>();
    for (Element list : children(attributes, "disp_obj_dict")) {
      for (Element shape : children(list, "*")) {
        shapes.put(shape.getAttribute("name"), shape(shape.getAttribute("value")));
      }
    }
    List<SavedSpread> spreads = new ArrayList<>();
    for (Element list : children(attributes, "fittable_param")) {
      for (Element p : children(list, "parameter")) {
        SavedParameter width = parameter(p);
        if (width.name().endsWith(".width")) {
          String of = width.name().substring(0, width.name().length() - ".width".length());
          spreads.add(
              new SavedSpread(
                  width.renamed(of),
                  fixed.getOrDefault(of + ".npts", Double.NaN),
                  fixed.getOrDefault(of + ".nsigmas", Double.NaN),
                  shapes.getOrDefault(width.name(), "")));
        }
      }
    }
    return spreads;
  }

  /** {@code gaussian}, or {@code <sas.models.dispersion_models.GaussianDispersion object …>}. */
  private static String shape(String text) {
    return text.replaceAll("^<.*?([A-Za-z]+)Dispersion\\b.*$", "$1").toLowerCase(Locale.ROOT);
  }

  /** Every entry carries the same copy of the fit of several pages. */
  private void simultaneous(Element fit) {
    for (Element list : children(fit, "model_list")) {
      for (Element item : children(list, "model_list_item")) {
        tabs.put(item.getAttribute("name"), item.getAttribute("fit_page_source"));
        if (item.getAttribute("checked").equals("True")) {
          together.add(item.getAttribute("fit_page_source"));
        }
      }
    }
    for (Element list : children(fit, "constraints")) {
      for (Element c : children(list, "constraint")) {
        ties.computeIfAbsent(c.getAttribute("model_cbox"), k -> new HashMap<>())
            .put(c.getAttribute("param_cbox"), c.getAttribute("constraint"));
      }
    }
  }

  private static boolean on(Element attributes, String key) {
    return value(attributes, key).equals("True");
  }

  /** Of {@code <qmin qmin="0.01"/>}: 0.01. Empty where it is not there. */
  private static String value(Element attributes, String key) {
    List<Element> found = children(attributes, key);
    return found.isEmpty() ? "" : found.getFirst().getAttribute(key).strip();
  }

  private static String text(Element parent, String tag) {
    List<Element> found = children(parent, tag);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }

  /** The children of that name, whatever their namespace. */
  private static List<Element> children(Element parent, String tag) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element) {
        String local = element.getTagName().replaceFirst("^[^:]*:", "");
        if (tag.equals("*") || local.equals(tag)) {
          found.add(element);
        }
      }
    }
    return found;
  }
}
