package org.drumlin.client.builder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Model;
import org.drumlin.model.ModelInfo;

/** The models a fit can choose from. Safe for any thread. */
interface ModelLibrary {
  /** What a name, a composition or a formula turned out to be. */
  sealed interface Answer {
    /**
     * A model.
     *
     * @param pieces the bodies it is made of, from left to right
     */
    record Known(ModelInfo info, List<Piece> pieces) implements Answer {
      public Known {
        pieces = List.copyOf(pieces);
      }

      static Known of(Model model) {
        return new Known(model.info(), Piece.of(model));
      }
    }

    /** What is wrong with it, for a person. */
    record Wrong(String message) implements Answer {}
  }

  /** The catalogue, in its order. */
  List<ModelInfo> models();

  /**
   * Takes a model file into the user's own models; blocks.
   *
   * @return the model's name
   * @throws ModelException for a person, with the line and column of a mistake
   */
  String take(Path file) throws ModelException, IOException;

  /** The model of a name, a composition or a formula. */
  Answer resolve(String text);
}
