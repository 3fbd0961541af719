package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.DataException;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.engine.Curve;
import org.drumlin.engine.CurveSpec;
import org.drumlin.engine.EngineInfo;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Prior;
import org.drumlin.fit.Range;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;
import org.drumlin.kernel.Suggestion;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Distribution;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;

/** Makes a {@link FitProblem} of a document. */
final class FitProblemBuilder {
  private static final String WIDTH = "_pd";
  private static final String COUNT = "_pd_n";
  private static final String SIGMAS = "_pd_nsigma";

  private final FitDocument document;
  private final Map<String, Dataset> datasets;
  private final EngineInfo engine;
  private final Compiler compiler;
  private final Catalogue catalogue = Catalogue.builtin();
  private final List<Slot> slots = new ArrayList<>();
  private final List<Range> bounds = new ArrayList<>();
  private final List<PriorTerm> priors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, FitData> selected = new HashMap<>();
  private int fitted;

  /** What turns a model into a curve: an engine. */
  @FunctionalInterface
  interface Compiler {
    Curve compile(CurveSpec spec) throws ModelException;
  }

  FitProblemBuilder(
      FitDocument document, Map<String, Dataset> datasets, EngineInfo engine, Compiler compiler) {
    this.document = document;
    this.datasets = datasets;
    this.engine = engine;
    this.compiler = compiler;
  }

  FitProblem build() throws DocumentException, DataException, ModelException {
    Supported.check(document);
    List<Model> models = new ArrayList<>();
    for (int i = 0; i < document.models().size(); i++) {
      models.add(resolve(i));
      layOut(i, models.get(i));
    }
    if (fitted == 0) {
      throw new DocumentException(
          "models", "nothing is fitted: give at least one parameter bounds (\"fit\": [low, high])");
    }
    ParameterTable table = new ParameterTable(document, slots);
    List<ParameterExpression.Bound> constraints = new ArrayList<>();
    for (int i = 0; i < document.constraints().size(); i++) {
      constraints.add(
          table.bind(table.parse("constraints[" + i + "]", document.constraints().get(i), true)));
    }
    for (Map.Entry<String, String> derived : document.derived().entrySet()) {
      table.parse("derived." + derived.getKey(), derived.getValue(), false);
    }
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      terms.add(term(i, models.get(i)));
    }
    FitProblem problem =
        new FitProblem(document, engine, table, bounds, terms, priors, constraints, warnings);
    Supported.check(problem);
    return problem;
  }

  private Model resolve(int index) throws DocumentException {
    try {
      return catalogue.resolve(document.models().get(index).model());
    } catch (ModelException e) {
      throw new DocumentException("models[" + index + "].model", String.valueOf(e.getMessage()));
    }
  }

  /** Gives every parameter of a model its column. */
  private void layOut(int index, Model model) throws DocumentException {
    ModelEntry entry = document.models().get(index);
    List<String> known = new ArrayList<>();
    for (ParameterInfo info : model.info().parameters()) {
      known.add(info.name());
      add(index, entry, info.name(), info.unit(), info.defaultValue(), info.lower(), info.upper());
      if (info.polydisperse()) {
        String width = info.name() + WIDTH;
        known.addAll(List.of(width, info.name() + COUNT, info.name() + SIGMAS));
        if (entry.parameters().containsKey(width)) {
          add(index, entry, width, "", 0, 0, Double.POSITIVE_INFINITY);
        }
      }
    }
    for (String name : entry.parameters().keySet()) {
      if (!known.contains(name)) {
        throw new DocumentException(
            path(index, name),
            model.info().name()
                + " has no such parameter"
                + Suggestion.phrase(name, known)
                + " (known: "
                + shown(model)
                + ")");
      }
    }
  }

  private static String shown(Model model) {
    return String.join(", ", model.info().parameters().stream().map(ParameterInfo::name).toList());
  }

  private static String path(int model, String parameter) {
    return "models[" + model + "].parameters." + parameter;
  }

  private void add(
      int index, ModelEntry entry, String name, String unit, double value, double low, double high)
      throws DocumentException {
    Parameter setting = entry.parameters().getOrDefault(name, Parameter.fixed(value));
    String path = path(index, name);
    double start = setting.tie().isPresent() ? Double.NaN : setting.value().orElse(value);
    int number = -1;
    if (setting.fit().isPresent()) {
      number = fitted++;
      Range range = range(path, setting, new Range(low, high));
      start = start(path, setting, start, range);
      bounds.add(range);
      Optional<Prior> prior = setting.prior().filter(p -> !(p instanceof Prior.Uniform));
      if (prior.isPresent()) {
        priors.add(new PriorTerm(number, prior.get()));
      }
    }
    slots.add(
        new Slot(document.nameOf(entry, name), path, entry, name, unit, setting, start, number));
  }

  /** Bounds of a fitted parameter within the model's limits and what the prior leaves. */
  private static Range range(String path, Parameter setting, Range limits)
      throws DocumentException {
    Range fit = setting.fit().orElse(limits);
    Range within =
        new Range(Math.max(fit.low(), limits.low()), Math.min(fit.high(), limits.high()));
    if (setting.prior().isPresent()) {
      within = PriorTerm.bounds(setting.prior().get(), within);
    }
    if (!(within.low() < within.high())) {
      throw new DocumentException(
          path + ".fit",
          "nothing is left between the bounds, the model's limits ("
              + limits.low()
              + " to "
              + limits.high()
              + ") and the prior");
    }
    return within;
  }

  /** The value given, which must be inside; a model's default outside gives way to the middle. */
  private static double start(String path, Parameter setting, double value, Range range)
      throws DocumentException {
    if (range.contains(value)) {
      return value;
    }
    if (setting.value().isPresent()) {
      throw new DocumentException(
          path + ".value", value + " is outside its bounds " + range.low() + " to " + range.high());
    }
    double middle = 0.5 * (range.low() + range.high());
    return Double.isFinite(middle) ? middle : Bounds.clip(value, range.low(), range.high());
  }

  private Term term(int index, Model model)
      throws DocumentException, DataException, ModelException {
    ModelEntry entry = document.models().get(index);
    DatasetEntry dataset =
        document
            .dataset(entry.dataset())
            .orElseThrow(() ->
                new DocumentException(
                    "models[" + index + "].dataset",
                    "there is no data set '" + entry.dataset() + "'"));
    Dataset measured = datasets.get(dataset.id());
    if (measured == null) {
      throw new DocumentException("datasets", "the data of '" + dataset.id() + "' were not given");
    }
    FitData data = selected.get(dataset.id());
    if (data == null) {
      data = FitData.of(dataset, measured);
      selected.put(dataset.id(), data);
      for (String warning : data.warnings()) {
        warnings.add(document.datasets().size() == 1 ? warning : dataset.id() + ": " + warning);
      }
    }
    Map<String, PolydispersityShape> shapes = shapes(index, model);
    Curve curve = compiler.compile(new CurveSpec(model, data.q(), data.sigma(), shapes));
    int[] columns = curve.parameters().stream().mapToInt(name -> column(entry, name)).toArray();
    return new Term(entry, measured.title(), data, curve, columns, dataset.weight());
  }

  private int column(ModelEntry entry, String parameter) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).model() == entry && slots.get(i).parameter().equals(parameter)) {
        return i;
      }
    }
    throw new IllegalStateException("the engine asks for an unknown parameter " + parameter);
  }

  /** Distributions of the parameters that have a width other than a fixed 0. */
  private Map<String, PolydispersityShape> shapes(int index, Model model) throws DocumentException {
    ModelEntry entry = document.models().get(index);
    Map<String, PolydispersityShape> shapes = new LinkedHashMap<>();
    for (ParameterInfo info : model.info().parameters()) {
      Parameter width = entry.parameters().get(info.name() + WIDTH);
      boolean none =
          width == null
              || (width.value().orElse(0) == 0 && width.fit().isEmpty() && width.tie().isEmpty());
      if (info.polydisperse() && !none) {
        shapes.put(info.name(), shape(index, info.name(), entry));
      }
    }
    return shapes;
  }

  private PolydispersityShape shape(int index, String parameter, ModelEntry entry)
      throws DocumentException {
    String name = entry.distributions().getOrDefault(parameter, "gaussian");
    Distribution.Type type =
        Distribution.Type.named(name)
            .orElseThrow(() ->
                new DocumentException(
                    path(index, parameter + "_pd_type"),
                    "there is no distribution '"
                        + name
                        + "'"
                        + Suggestion.phrase(name, Distribution.Type.names())));
    double count = constant(index, parameter + COUNT, type.points());
    double sigmas = constant(index, parameter + SIGMAS, type.nsigmas());
    if (count != Math.rint(count) || count < 1 || count > Distribution.MOST_POINTS) {
      throw new DocumentException(
          path(index, parameter + COUNT),
          "should be a whole number from 1 to " + Distribution.MOST_POINTS);
    }
    if (!(sigmas > 0) || Double.isInfinite(sigmas)) {
      throw new DocumentException(path(index, parameter + SIGMAS), "should be above 0");
    }
    return new PolydispersityShape(type.text(), (int) count, sigmas);
  }

  private double constant(int index, String name, double otherwise) throws DocumentException {
    Parameter parameter = document.models().get(index).parameters().get(name);
    if (parameter == null) {
      return otherwise;
    }
    if (parameter.fit().isPresent() || parameter.tie().isPresent()) {
      throw new DocumentException(path(index, name), "is a number that cannot be fitted or tied");
    }
    return parameter.value().orElse(otherwise);
  }
}
