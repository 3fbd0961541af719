package org.drumlin.client.models;

import java.nio.file.Path;
import org.drumlin.kernel.ModelException;

/** The user's own models, as their editor needs them. For any thread. */
public interface ModelShelf {
  /** Where their files are; it need not be there yet. */
  Path folder();

  /**
   * Reads a model as the program will.
   *
   * @throws ModelException at its first mistake, with line and column
   */
  void check(String name, String text) throws ModelException;

  /** Looks into the folder again, so that what was saved can be chosen. */
  void refresh();
}
