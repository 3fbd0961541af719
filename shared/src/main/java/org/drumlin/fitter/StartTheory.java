package org.drumlin.fitter;

import java.util.Map;
import org.drumlin.data.Resolution;
import org.drumlin.engine.Curve;
import org.drumlin.engine.CurveSpec;
import org.drumlin.engine.Engine;
import org.drumlin.fit.ModelEntry;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Model;

/** The unsmeared theory of a problem's models at the values the document starts with. */
public final class StartTheory {
  private final FitProblem problem;
  private final Map<String, Model> models;
  private final Engine engine;

  /**
   * @param models by the ids of the document's entries
   */
  public StartTheory(FitProblem problem, Map<String, Model> models, Engine engine) {
    this.problem = problem;
    this.models = models;
    this.engine = engine;
  }

  /**
   * Computes a model's theory anywhere.
   *
   * @param index of the model in the document
   * @param q 1/Angstrom
   * @return in 1/cm, as many as q
   */
  public double[] at(int index, double[] q) throws ModelException {
    ModelEntry entry = problem.document().models().get(index);
    Model model = models.get(entry.id());
    if (model == null) {
      throw new IllegalArgumentException("no model " + entry.id());
    }
    Chosen chosen = Chosen.of(entry, model.info());
    Curve curve =
        engine.compile(
            new CurveSpec(model, q, new Resolution.None(), chosen.shapes(), chosen.whole()));
    double[] row = problem.table().row();
    problem.table().fill(problem.start(), 0, row);
    double[] theory = new double[q.length];
    curve.evaluate(1, problem.terms().get(index).parameters(row), theory);
    return theory;
  }
}
