package org.drumlin.client.control;

/** Where the window can go. */
public sealed interface Place {
  /** The builder, with the fit it holds. */
  record Fits() implements Place {}

  /** The builder with the fit of a job, starting from what that found. */
  record Again(String jobId) implements Place {}

  /** The builder with the fit of a job, to go on with its run. */
  record Extend(String jobId) implements Place {}

  /**
   * The builder, with a model of the user's own chosen.
   *
   * @param text of its file
   */
  record OwnModel(String name, String text) implements Place {}

  /** The editor of the user's own models. */
  record Models() implements Place {}

  record Jobs() implements Place {}

  /** The fits of one place alone. */
  record JobsAt(String target) implements Place {}

  /** The results screen as it was left. */
  record Results() implements Place {}

  /** The result of one job, live while it runs. */
  record Result(String jobId) implements Place {}

  /** The places where fits can run. */
  record Targets() implements Place {}

  /** The form to sign in at one of them; after that the window goes back to the builder. */
  record SignIn(String target) implements Place {}

  record Settings() implements Place {}
}
