package org.drumlin.fit;

/** What is wrong with a fit document, and where: the message begins with the path of the place. */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String path;
  private final String problem;
  private final String text;

  /**
   * @param path place in the document, such as {@code models[0].parameters.rg.fit}; empty for the
   *     whole of it
   * @param problem what is wrong and what to do, for a person
   */
  public DocumentException(String path, String problem) {
    super(problem);
    this.path = path;
    this.problem = problem;
    this.text = path.isEmpty() ? problem : path + ": " + problem;
  }

  @Override
  public String getMessage() {
    return text;
  }

  public String path() {
    return path;
  }

  /** What is wrong, without the place: for who shows it at the place. */
  public String problem() {
    return problem;
  }
}
