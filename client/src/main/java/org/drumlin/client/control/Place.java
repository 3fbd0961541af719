package org.drumlin.client.control;

/** Where the window can go. */
public sealed interface Place {
  /** The builder, with the fit it holds. */
  record Fits() implements Place {}

  /** The builder with the fit of a job, starting from what that found. */
  record Again(String jobId) implements Place {}

  /** The builder with the fit of a job, to go on with its run. */
  record Extend(String jobId) implements Place {}

  record Jobs() implements Place {}

  /** The results screen as it was left. */
  record Results() implements Place {}

  /** The result of one job, live while it runs. */
  record Result(String jobId) implements Place {}

  record Settings() implements Place {}
}
