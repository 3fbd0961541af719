package org.drumlin.fitter;

import org.drumlin.fit.DocumentException;

/** What shows only when a document has met its data: whether they can be fitted at all. */
final class Supported {
  private Supported() {}

  static void check(FitProblem problem) throws DocumentException {
    for (int i = 0; i < problem.terms().size(); i++) {
      if (problem.terms().get(i).data().errorsKnown() == problem.errorsUnknown()) {
        throw new DocumentException(
            "models[" + i + "].dataset",
            "some data sets have errors and some have none, so they cannot be weighed against"
                + " each other; set errors of those without to sqrt or {\"relative\": 0.05}, or of"
                + " all to none");
      }
    }
    if (problem.degreesOfFreedom() < 1) {
      throw new DocumentException(
          "models",
          "there are "
              + problem.points()
              + " points for "
              + problem.names().size()
              + " fitted parameters; fit fewer, or widen the range");
    }
  }
}
