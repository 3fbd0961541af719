package org.drumlin.fitter;

import org.drumlin.data.FitData;
import org.drumlin.engine.Measured;

/** Errors with a normal distribution: {@code ((f - y) / dy)^2 / 2}. */
record GaussianLikelihood(Measured measured) implements Likelihood {

  static GaussianLikelihood of(FitData data, double weight) {
    double[] weights = new double[data.points()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight / data.errors()[i];
    }
    return new GaussianLikelihood(new Measured(data.intensity(), weights));
  }

  @Override
  public String name() {
    return "gaussian";
  }

  @Override
  public double residual(int point, double theory) {
    return (theory - measured.intensity()[point]) * measured.weights()[point];
  }

  @Override
  public double slope(int point, double theory) {
    return measured.weights()[point];
  }

  @Override
  public double information(int point, double theory) {
    return 1;
  }

  @Override
  public double constant() {
    return 0;
  }
}
