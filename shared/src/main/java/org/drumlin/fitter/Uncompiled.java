package org.drumlin.fitter;

import java.util.List;
import org.drumlin.engine.Curve;
import org.drumlin.engine.CurveSpec;
import org.drumlin.engine.EngineInfo;
import org.drumlin.engine.Measured;

/** A curve that nobody will compute: for checking a problem where there is no engine. */
record Uncompiled(CurveSpec spec) implements Curve {
  static final EngineInfo ENGINE = new EngineInfo("none", "", "double", 1, "");

  @Override
  public List<String> parameters() {
    return List.of();
  }

  @Override
  public int points() {
    return spec.q().length;
  }

  @Override
  public void evaluate(int sets, double[] parameters, double[] theory) {
    throw unused();
  }

  @Override
  public void squares(int sets, double[] parameters, Measured measured, double[] squares) {
    throw unused();
  }

  private static IllegalStateException unused() {
    return new IllegalStateException("this problem was made to be checked only");
  }
}
