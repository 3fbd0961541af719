package org.drumlin.remote;

import java.util.List;

/**
 * The script that a request would become.
 *
 * @param problems what the cluster would refuse
 */
public record ScriptPreview(String script, List<Problem> problems) {
  /**
   * @param field of the request, as its JSON names it; empty for the whole
   * @param message what is wrong and what is allowed
   */
  public record Problem(String field, String message) {}
}
