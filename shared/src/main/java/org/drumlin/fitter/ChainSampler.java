package org.drumlin.fitter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Chains that draw from a posterior, a generation at a time. */
interface ChainSampler {
  /**
   * Draws and evaluates the start.
   *
   * @throws FitException when the model has no value at the current point
   */
  void start() throws FitException;

  /** One generation: a step of every chain. */
  void step();

  /** Whether all generations that were planned are done. */
  boolean done();

  /** Whether nothing is kept yet. */
  boolean burning();

  /** Generations done, burn-in included. */
  int generation();

  /** Parameter sets evaluated. */
  long evaluations();

  ChainLog log();

  /** The draws kept so far. */
  Draws draws();

  /** The present points as draws: what there is when the fit ended during burn-in. */
  Draws present();

  /** Part of each chain's steps taken after burn-in; NaN before. */
  double[] acceptance();

  List<String> warnings();

  /** Everything that the next step depends on, and all that is reported. */
  void save(DataOutput out) throws IOException;

  /** Takes up what {@link #save} wrote, in place of {@link #start}. */
  void restore(DataInput in) throws IOException;
}
