package org.drumlin.fitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
import org.drumlin.model.Catalogue;
import org.drumlin.model.DocumentCheck;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;

/** Makes a {@link FitProblem} of a document. */
final class FitProblemBuilder {
  private final FitDocument document;
  private final Map<String, Dataset> datasets;
  private final EngineInfo engine;
  private final Compiler compiler;
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
    List<Model> models = List.copyOf(DocumentCheck.check(document, Catalogue.builtin()).values());
    for (int i = 0; i < models.size(); i++) {
      layOut(i, models.get(i));
    }
    ParameterTable table = new ParameterTable(slots);
    Constraints constraints = constraints(table);
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      terms.add(term(i, models.get(i)));
    }
    FitProblem problem =
        new FitProblem(document, engine, table, bounds, terms, priors, constraints, warnings);
    Supported.check(problem);
    return problem;
  }

  private Constraints constraints(ParameterTable table) throws DocumentException {
    List<String> texts = document.constraints();
    for (int i = 0; i < texts.size(); i++) {
      if (table.isEquality(texts.get(i))) {
        throw new DocumentException(
            "constraints[" + i + "]",
            "\""
                + texts.get(i)
                + "\" holds only where both sides are equal, which leaves no room to fit in; give"
                + " one of the parameters a tie instead");
      }
    }
    Constraints constraints = new Constraints(table, texts);
    double[] row = table.row();
    double[] start = Arrays.stream(table.fitted()).mapToDouble(c -> row[c]).toArray();
    table.fill(start, 0, row);
    int broken = constraints.broken(row);
    if (broken >= 0) {
      throw new DocumentException(
          "constraints[" + broken + "]",
          "\""
              + texts.get(broken)
              + "\" does not hold at the starting values; change them, or the constraint");
    }
    return constraints;
  }

  /** Gives every parameter of a model its column, and every width of a distribution. */
  private void layOut(int index, Model model) throws DocumentException {
    for (ParameterInfo info : model.info().parameters()) {
      add(index, info.name(), info.unit(), info.defaultValue(), limits(info));
      if (info.polydisperse()) {
        add(index, info.name() + Chosen.WIDTH, "", 0, new Range(0, Double.POSITIVE_INFINITY));
      }
    }
  }

  private static Range limits(ParameterInfo info) {
    return new Range(info.lower(), info.upper());
  }

  private static String path(int model, String parameter) {
    return "models[" + model + "].parameters." + parameter;
  }

  private void add(int index, String name, String unit, double value, Range limits)
      throws DocumentException {
    ModelEntry entry = document.models().get(index);
    Parameter setting = entry.parameters().getOrDefault(name, Parameter.fixed(value));
    String path = path(index, name);
    double start = setting.tie().isPresent() ? Double.NaN : setting.value().orElse(value);
    int number = -1;
    if (setting.fit().isPresent()) {
      number = fitted++;
      Range range = range(path, setting, limits);
      if (!range.contains(start)) {
        throw new DocumentException(
            path,
            "the start "
                + start
                + " is outside what bounds and prior leave, "
                + range.low()
                + " to "
                + range.high());
      }
      bounds.add(range);
      Optional<Prior> prior = setting.prior().filter(p -> !(p instanceof Prior.Uniform));
      if (prior.isPresent()) {
        priors.add(new PriorTerm(number, prior.get()));
      }
    }
    slots.add(new Slot(document.nameOf(entry, name), entry, name, unit, setting, start, number));
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
    Chosen chosen = Chosen.of(entry, model.info());
    Curve curve =
        compiler.compile(
            new CurveSpec(model, data.q(), data.resolution(), chosen.shapes(), chosen.whole()));
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
}
