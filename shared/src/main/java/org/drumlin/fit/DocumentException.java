package org.drumlin.fit;

/** What is wrong with a fit document, and where: the message begins with the path of the place. */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String path;

  /**
   * @param path place in the document, such as {@code models[0].parameters.rg.fit}; empty for the
   *     whole of it
   * @param problem what is wrong and what to do, for a person
   */
  public DocumentException(String path, String problem) {
    super(path.isEmpty() ? problem : path + ": " + problem);
    this.path = path;
  }

  public String path() {
    return path;
  }
}
