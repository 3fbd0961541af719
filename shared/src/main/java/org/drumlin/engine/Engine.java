package org.drumlin.engine;

import org.drumlin.kernel.ModelException;

/** What evaluates models on some device. Safe for any number of callers. */
public sealed interface Engine extends AutoCloseable permits JvmEngine, OpenClEngine {

  /** What a result records of this engine. */
  EngineInfo info();

  /**
   * Prepares a model for the points of a data set: once per fit, not per evaluation.
   *
   * @throws ModelException when the model is too large for this engine, in words for a person
   * @throws IllegalArgumentException when the specification does not fit the model
   */
  Curve compile(CurveSpec spec) throws ModelException;

  /** Ends the engine's threads; curves compiled by it then fail. */
  @Override
  void close();
}
