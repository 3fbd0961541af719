package org.drumlin.bumps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drumlin.data.FitData;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.ErrorModel;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Notation;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Prior;
import org.drumlin.fitter.FitProblem;
import org.drumlin.model.Model;

/** The text of a model file for bumps. */
final class Script {
  private final String name;
  private final FitDocument document;
  private final FitProblem problem;
  private final Map<String, FitData> data;
  private final Set<String> smeared;
  private final List<ScriptModel> models = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final ScriptPriors priors = new ScriptPriors();
  private final ScriptExpressions expressions;
  private final BumpsOptions options;

  /**
   * @param models by the document's ids, as data
   * @param smeared ids of the models that have a table of the resolution
   */
  Script(
      String name,
      FitDocument document,
      FitProblem problem,
      Map<String, Model> models,
      Map<String, FitData> data,
      Set<String> smeared) {
    this.name = name;
    this.document = document;
    this.problem = problem;
    this.data = data;
    this.smeared = smeared;
    for (ModelEntry entry : document.models()) {
      Model model = models.get(entry.id());
      if (model == null) {
        throw new IllegalArgumentException("no model " + entry.id());
      }
      this.models.add(
          new ScriptModel(
              entry,
              model,
              dataVariable(entry.dataset()),
              smeared.contains(entry.id()),
              counts(document, entry)));
    }
    this.expressions = new ScriptExpressions(document, this.models);
    this.options = BumpsOptions.of(document.method());
    note();
  }

  private static boolean counts(FitDocument document, ModelEntry entry) {
    return document
        .dataset(entry.dataset())
        .filter(d -> d.errors() instanceof ErrorModel.Poisson)
        .isPresent();
  }

  private static String dataVariable(String dataset) {
    return dataset + "_data";
  }

  /** What is different in bumps. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private void note() {
    boolean normal = false;
    for (ModelEntry entry : document.models()) {
      for (Parameter setting : entry.parameters().values()) {
        Prior prior = setting.prior().orElse(new Prior.Uniform());
        normal |= prior instanceof Prior.Normal || prior instanceof Prior.TruncatedNormal;
      }
    }
    if (normal) {
      notes.add(
          "Drumlin counts each normal prior as a point in the degrees of freedom, bumps 0.9 does"
              + " not: the sum of squares is the same, chisq is that over other degrees of freedom.");
    }
    if (problem.errorsUnknown()) {
      notes.add(
          "The data have no errors, so all are 1: chisq is the variance of the residuals, and what"
              + " bumps says of uncertainties is to be multiplied by its root.");
    }
    if (document.datasets().stream().anyMatch(d -> d.errors() instanceof ErrorModel.Poisson)) {
      notes.add(
          "bumps has no chisq of counts: what it shows is twice the negative log-likelihood over the"
              + " degrees of freedom; the likelihood is the same.");
    }
    if (!document.derived().isEmpty()) {
      notes.add(
          "bumps computes no derived quantities: "
              + document.derived().entrySet().stream()
                  .map(d -> d.getKey() + " = " + d.getValue())
                  .collect(Collectors.joining("; "))
              + ".");
    }
    if (!options.without().isEmpty()) {
      notes.add("bumps has no option " + String.join(", ", options.without()) + ".");
    }
    if (!smeared.isEmpty()) {
      notes.add(
          "The resolution is Drumlin's, as nodes and weights laid out for the starting values;"
              + " far from them, write the document again.");
    }
  }

  String text() {
    List<String> body = body();
    List<String> lines = new ArrayList<>();
    head(lines);
    imports(lines);
    definitions(lines);
    lines.addAll(body);
    return String.join("\n", lines) + "\n";
  }

  private void head(List<String> lines) {
    lines.add(Python.comment(document.title().isEmpty() ? name : document.title()));
    lines.add("#");
    lines.add(
        "# A bumps model file, written by Drumlin. Needs bumps and sasmodels, and the .txt files");
    lines.add(
        "# beside it. The fit as the document has it (also in run.sh), and chisq as it starts:");
    lines.add("#   " + command() + " --store=" + store() + " --batch " + name + ".py");
    lines.add("#   python3 -m bumps.cli --chisq " + name + ".py");
    double[] nllf = new double[1];
    problem.nllf(1, problem.start(), nllf);
    lines.add(
        "# At these values Drumlin has chisq "
            + Notation.number(problem.chisq(nllf[0]))
            + ", priors included.");
    notes.forEach(note -> lines.add(Python.comment(note)));
    lines.add("");
  }

  private String store() {
    return name + "-bumps";
  }

  private String command() {
    return "python3 -m bumps.cli " + String.join(" ", options.words());
  }

  String runner() {
    return """
    #!/bin/sh
    # The fit in bumps; options given here come after those of the document and win.
    cd "$(dirname "$0")" || exit 1
    MPLBACKEND=Agg exec %s --store=%s --batch "$@" %s.py
    """
        .formatted(command(), store(), name);
  }

  private boolean any(ScriptModel.Kind kind) {
    return models.stream().anyMatch(m -> m.kind() == kind);
  }

  private void imports(List<String> lines) {
    boolean sasmodels = any(ScriptModel.Kind.SASMODELS);
    lines.add("from functools import wraps");
    lines.add("import numpy as np");
    lines.add("import scipy.special as sp");
    lines.add("from scipy.sparse import csr_matrix");
    lines.add("# bumps 0.9.0's lm asks numpy for names that it has no longer.");
    lines.add("for old, kind in ((\"float\", float), (\"int\", int)):");
    lines.add("    if old not in vars(np):");
    lines.add("        setattr(np, old, kind)");
    lines.add("from bumps import pmath");
    lines.add("from bumps.bounds import init_bounds");
    lines.add("from bumps.names import Curve, FitProblem, inf");
    lines.add("from bumps.parameter import Function");
    if (sasmodels) {
      lines.add("from sasmodels.bumps_model import Experiment, Model");
      lines.add("from sasmodels.core import load_model");
      lines.add("from sasmodels.weights import DISTRIBUTIONS, Dispersion");
    }
    lines.add("from sasmodels.data import Data1D");
    lines.add("");
  }

  private void definitions(List<String> lines) {
    lines.add("def load_data(path):");
    lines.add("    q, intensity, error = np.loadtxt(path, ndmin=2).T");
    lines.add("    data = Data1D(q, intensity, dx=None, dy=error)");
    lines.add("    data.filename = path");
    lines.add("    return data");
    lines.add("");
    lines.add("def name_parameters(model, before, **others):");
    lines.add("    \"\"\"Names that bumps shows and writes, as Drumlin has them.\"\"\"");
    lines.add("    for short, parameter in model.parameters().items():");
    lines.add("        parameter.name = before + others.get(short, short)");
    lines.add("");
    if (!smeared.isEmpty()) {
      lines.addAll(nodes());
    }
    if (models.stream().anyMatch(ScriptModel::counts)) {
      lines.addAll(counted());
    }
    if (any(ScriptModel.Kind.REFLECTIVITY)) {
      lines.addAll(parratt());
    }
    if (priors.needsDefinition()) {
      lines.addAll(ScriptPriors.definition());
    }
    Set<String> special = new LinkedHashSet<>();
    models.forEach(m -> special.add(String.join("\n", m.special())));
    special.stream().filter(s -> !s.isEmpty()).forEach(lines::add);
  }

  private static List<String> nodes() {
    return List.of(
        """
        class Nodes:
            \"""A resolution: the theory at nodes, times weights that add up to 1 for each point.\"""
            def __init__(self, path, q):
                point, node, weight = np.loadtxt(path, ndmin=2).T
                self.q = q
                self.q_calc, column = np.unique(node, return_inverse=True)
                self.weights = csr_matrix((weight, (point.astype(int), column)),
                                          shape=(len(q), len(self.q_calc)))
            def apply(self, theory):
                return self.weights @ theory

        def smeared(curve, nodes):
            @wraps(curve)
            def through(x, **parameters):
                theory = curve(nodes.q_calc, **parameters)
                return nodes.apply(np.broadcast_to(theory, nodes.q_calc.shape))
            return through
        """
            .split("\n"));
  }

  private static List<String> counted() {
    return List.of(
        """
        def counted(kind):
            \"""The same for counts: f - y ln f + ln y! of each point, the root of it for residuals.\"""
            class Counted(kind):
                def counts(self):
                    return self.Iq if hasattr(self, "Iq") else self.y
                def nllf(self):
                    f, y = self.theory(), self.counts()
                    return np.sum(f - sp.xlogy(y, f) + sp.gammaln(y + 1)) if np.all(f > 0) else inf
                def residuals(self):
                    f, y = self.theory(), self.counts()
                    deviance = 2*(f - y + sp.xlogy(y, y/f))
                    return np.sign(f - y)*np.sqrt(np.maximum(deviance, 0))
            return Counted
        """
            .split("\n"));
  }

  private static List<String> parratt() {
    return List.of(
        """
        def parratt(q, sld, isld, thickness, roughness):
            \"""Reflectivity of layers: L. G. Parratt, Phys. Rev. 95 (1954) 359, with the roughness of
            L. Nevot and P. Croce, Rev. Phys. Appl. 15 (1980) 761. sld in 1e-6/Ang^2, front first.\"""
            unit = 4e-6*np.pi
            k = [np.sqrt(0.25*q**2 - unit*(re - sld[0]) + 1j*unit*abs(im))
                 for re, im in zip(sld, isld)]
            r = 0
            for i in range(len(k) - 2, -1, -1):
                fresnel = (k[i] - k[i+1])/(k[i] + k[i+1])*np.exp(-2*k[i]*k[i+1]*roughness[i]**2)
                r = (fresnel + r)/(1 + fresnel*r)
                if i > 0:
                    r = r*np.exp(2j*k[i]*thickness[i-1])
            return abs(r)**2
        """
            .split("\n"));
  }

  private List<String> body() {
    List<String> lines = new ArrayList<>();
    for (DatasetEntry entry : document.datasets()) {
      lines.add(
          dataVariable(entry.id())
              + " = load_data("
              + Python.text(DataTables.points(entry.id()))
              + ")");
    }
    lines.add("");
    for (int i = 0; i < models.size(); i++) {
      model(document.models().get(i), models.get(i), lines);
    }
    List<String> ties = expressions.ties();
    if (!ties.isEmpty()) {
      lines.addAll(ties);
      lines.add("");
    }
    lines.addAll(expressions.constraints());
    problem(lines);
    return lines;
  }

  private void model(ModelEntry entry, ScriptModel model, List<String> lines) {
    if (smeared.contains(entry.id())) {
      lines.add(
          "%s_nodes = Nodes(%s, %s.x)"
              .formatted(
                  model.variable(),
                  Python.text(DataTables.resolution(entry.id())),
                  dataVariable(entry.dataset())));
    }
    lines.addAll(model.write());
    lines.add(
        "name_parameters("
            + model.variable()
            + ", "
            + Python.text(document.models().size() == 1 ? "" : entry.id() + ".")
            + model.renamed()
            + ")");
    Map<String, Integer> index = new LinkedHashMap<>();
    for (int j = 0; j < problem.names().size(); j++) {
      index.put(problem.names().get(j), j);
    }
    for (Map.Entry<String, Parameter> setting : entry.parameters().entrySet()) {
      Integer j = index.get(document.nameOf(entry, setting.getKey()));
      if (j != null) {
        lines.add(
            priors.write(
                model.place(setting.getKey()),
                setting.getValue(),
                problem.lower()[j],
                problem.upper()[j]));
      }
    }
    lines.add("");
  }

  private void problem(List<String> lines) {
    List<String> parts = models.stream().map(ScriptModel::fitness).toList();
    List<String> weights = new ArrayList<>();
    for (ModelEntry entry : document.models()) {
      weights.add(
          Python.number(document.dataset(entry.dataset()).map(DatasetEntry::weight).orElse(1.0)));
    }
    boolean weighted = weights.stream().anyMatch(w -> !w.equals("1"));
    StringBuilder line = new StringBuilder("problem = FitProblem(");
    line.append(
        parts.size() == 1 && !weighted ? parts.getFirst() : "[" + String.join(", ", parts) + "]");
    if (weighted) {
      line.append(", weights=[").append(String.join(", ", weights)).append("]");
    }
    if (!document.constraints().isEmpty()) {
      line.append(", constraints=constraints");
    }
    lines.add(line.append(")").toString());
  }
}
