package org.drumlin.sasview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Range;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Distribution;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;

/** The model of a page, under the catalogue's names. */
final class PageModel {
  private static final double SLD_UNIT = 1e6;
  private static final String HOLLOW = "HollowCylinderModel";

  private final SavedPage page;
  private final ModelInfo info;
  private final String text;
  private final boolean old;
  private final Map<String, String> names;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, String> distributions = new LinkedHashMap<>();
  private final List<String> warnings;

  private PageModel(
      SavedPage page, ModelInfo info, String text, boolean old, Map<String, String> names) {
    this.page = page;
    this.info = info;
    this.text = text;
    this.old = old;
    this.names = names;
    this.warnings = new ArrayList<>(page.warnings());
  }

  /**
   * Finds the model.
   *
   * @throws SavedFitException names a model that is not in the catalogue
   */
  static PageModel of(SavedPage page, Catalogue catalogue, OldNames oldNames)
      throws SavedFitException {
    Optional<OldNames.Renamed> form = oldNames.model(page.form());
    if (page.form().matches("\\d*")) {
      form =
          oldNames.byParameters(
              page.parameters().stream()
                  .map(SavedParameter::name)
                  .collect(Collectors.toCollection(TreeSet::new)));
      if (form.isEmpty()) {
        throw new SavedFitException(
            "the file is so old that it has a number for the model, and its parameters do not tell"
                + " which it is");
      }
    }
    Optional<OldNames.Renamed> structure = oldNames.model(page.structure());
    Map<String, String> names = new LinkedHashMap<>();
    names.put("effect_radius", "radius_effective");
    String text = form.map(OldNames.Renamed::model).orElse(page.form());
    names.putAll(oldNames.later(text));
    structure.ifPresent(s -> names.putAll(s.parameters()));
    form.ifPresent(f -> names.putAll(f.parameters()));
    if (!page.structure().isEmpty()) {
      text += "@" + structure.map(OldNames.Renamed::model).orElse(page.structure());
    }
    try {
      ModelInfo info = catalogue.resolve(text).info();
      return new PageModel(page, info, text, form.isPresent(), names);
    } catch (ModelException e) {
      throw new SavedFitException(String.valueOf(e.getMessage()));
    }
  }

  /** What the page's name of a parameter is now. */
  String renamed(String name) {
    return names.getOrDefault(name, name);
  }

  boolean has(String parameter) {
    return info.parameter(parameter).isPresent();
  }

  /** What could not be carried over, after {@link #entry}. */
  List<String> warnings() {
    return warnings;
  }

  /**
   * @param ties expressions by parameter, under the present names
   */
  ModelEntry entry(String id, String dataset, Map<String, String> ties) {
    shells();
    List<String> unknown = new ArrayList<>();
    for (SavedParameter saved : page.parameters()) {
      Optional<ParameterInfo> known = info.parameter(renamed(saved.name()));
      if (known.isPresent()) {
        add(saved, known.get(), ties);
      } else if (!magnetic(saved.name())) {
        unknown.add(saved.name() + " = " + saved.value());
      }
    }
    if (!unknown.isEmpty()) {
      warnings.add(text + " has no " + String.join(", ", unknown) + " here: left out");
    }
    page.spreads().forEach(this::spread);
    hollow();
    return new ModelEntry(id, dataset, text, parameters, distributions);
  }

  private static boolean magnetic(String name) {
    return name.matches("(M0|mtheta|mphi|up)[:_].*|.*_(M0|mtheta|mphi)|(M0|M_theta|M_phi|Up)_.*");
  }

  /** How many elements a vector has stands apart from the parameters. */
  private void shells() {
    if (!(page.multiplicity() >= 0)) {
      return;
    }
    info.parameters().stream()
        .flatMap(p -> p.element().stream())
        .flatMap(e -> e.length().stream())
        .findFirst()
        .ifPresent(length -> parameters.put(length, Parameter.fixed(page.multiplicity())));
  }

  private void add(SavedParameter saved, ParameterInfo known, Map<String, String> ties) {
    boolean whole = known.kind() == ParameterInfo.Kind.WHOLE;
    if (Double.isNaN(saved.value())) {
      warnings.add(saved.name() + " has no value: " + known.defaultValue() + " is taken");
      return;
    }
    SavedParameter here =
        old && known.kind() == ParameterInfo.Kind.SLD ? saved.times(SLD_UNIT) : saved;
    String tie = ties.get(known.name());
    if (tie != null && !whole) {
      parameters.put(known.name(), Parameter.tied(tie));
      return;
    }
    boolean angle = known.kind() == ParameterInfo.Kind.ORIENTATION;
    if (here.fitted() && angle) {
      warnings.add(known.name() + " does not change a curve: it stays as it is");
    }
    if (!here.fitted() || whole || angle) {
      double value = whole ? Math.rint(here.value()) : here.value();
      parameters.put(known.name(), Parameter.fixed(value));
      return;
    }
    parameters.put(known.name(), fitted(known.name(), here, known.lower(), known.upper()));
  }

  private Parameter fitted(String name, SavedParameter saved, double lower, double upper) {
    double value = Math.min(Math.max(saved.value(), lower), upper);
    double low = Math.max(saved.low(), lower);
    double high = Math.min(saved.high(), upper);
    if (value != saved.value()) {
      warnings.add(name + " = " + saved.value() + " is no value of the model: " + value + " it is");
    }
    if (!(low < high)) {
      warnings.add(name + ": its limits leave nothing to fit; it stays as it is");
      return Parameter.fixed(value);
    }
    if (value < low || value > high) {
      warnings.add(name + ": its limits are widened to take its value in");
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return Parameter.fitted(value, new Range(low, high));
  }

  private void spread(SavedSpread spread) {
    SavedParameter width = spread.width();
    String name = renamed(width.name());
    Optional<ParameterInfo> known = info.parameter(name);
    boolean none = !width.fitted() && !(Math.abs(width.value()) > 0);
    if (none || Double.isNaN(width.value())) {
      return;
    }
    if (known.isEmpty() || !known.get().polydisperse()) {
      warnings.add("a distribution of " + width.name() + " is not known here: left out");
      return;
    }
    if (known.get().kind() == ParameterInfo.Kind.ORIENTATION) {
      return;
    }
    String shape = spread.shape().isEmpty() ? "gaussian" : spread.shape();
    Optional<Distribution.Type> type = Distribution.Type.named(shape);
    if (type.isEmpty() || !type.get().computed()) {
      warnings.add(
          "the distribution \""
              + shape
              + "\" of "
              + name
              + " is not carried over: give it as an array, or choose another");
      return;
    }
    parameters.put(
        name + "_pd",
        width.fitted()
            ? fitted(name + "_pd", width, 0, Double.POSITIVE_INFINITY)
            : Parameter.fixed(width.value()));
    distributions.put(name, shape);
    if (spread.points() >= 1) {
      double points = Math.min(Math.rint(spread.points()), Distribution.MOST_POINTS);
      parameters.put(name + "_pd_n", Parameter.fixed(points));
    }
    if (spread.nsigmas() > 0 && Double.isFinite(spread.nsigmas())) {
      parameters.put(name + "_pd_nsigma", Parameter.fixed(spread.nsigmas()));
    }
  }

  /** The hollow cylinder of SasView 3 had its outer radius where it has a thickness now. */
  private void hollow() {
    Parameter thickness = parameters.get("thickness");
    Parameter core = parameters.get("radius");
    if (!page.form().equals(HOLLOW) || thickness == null || core == null) {
      return;
    }
    double outer = thickness.value().orElse(0);
    double wall = outer - core.value().orElse(0);
    parameters.put(
        "thickness",
        thickness.fit().isPresent()
            ? Parameter.fitted(wall, new Range(0, Double.POSITIVE_INFINITY))
            : Parameter.fixed(wall));
    warnings.add(
        "the outer radius " + outer + " has become thickness = " + wall + ", its limits open");
    Parameter width = parameters.get("thickness_pd");
    if (width != null) {
      parameters.put("thickness_pd", Parameter.fixed(width.value().orElse(0) * outer / wall));
      warnings.add("the distribution of the outer radius has become one of thickness");
    }
  }
}
