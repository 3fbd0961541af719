package org.drumlin.fitter;

import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;

/** What a document may ask for and is not computed yet: refused by name, never ignored. */
final class Supported {
  private Supported() {}

  /**
   * What the document alone tells. (Methods and options that are not there are refused where the
   * document is read.)
   */
  static void check(FitDocument document) throws DocumentException {
    if (!document.constraints().isEmpty() && document.method().name().equals("lm")) {
      throw new DocumentException(
          "constraints",
          "lm does not respect constraints yet; use dream, or bounds (\"fit\": [low, high])");
    }
  }

  /** What shows once the data are there. */
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
    if (problem.errorsUnknown()
        && !problem.priors().isEmpty()
        && problem.document().method().name().equals("lm")) {
      throw new DocumentException(
          "models",
          "lm cannot weigh a prior against data without errors; use dream, or set errors to sqrt"
              + " or {\"relative\": 0.05}");
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
