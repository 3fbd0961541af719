package org.drumlin.http;

import java.io.IOException;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;

/** Computes a curve for the live plot. */
@FunctionalInterface
public interface CurveSource {
  /**
   * The curve, or what is wrong with the request.
   *
   * @throws IOException when it failed and asking again may help; the message is for a person
   */
  EvalReply evaluate(EvalRequest request) throws IOException, InterruptedException;
}
