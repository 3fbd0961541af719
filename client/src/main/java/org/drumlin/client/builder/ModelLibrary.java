package org.drumlin.client.builder;

import java.util.List;
import org.drumlin.model.ModelInfo;

/** The models a fit can choose from. Safe for any thread. */
public interface ModelLibrary {
  /** What a name or a formula turned out to be. */
  sealed interface Answer {
    record Known(ModelInfo info) implements Answer {}

    /** What is wrong with it, for a person. */
    record Wrong(String message) implements Answer {}
  }

  /** The catalogue, in its order. */
  List<ModelInfo> models();

  Answer resolve(String nameOrFormula);
}
