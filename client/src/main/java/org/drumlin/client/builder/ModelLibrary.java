package org.drumlin.client.builder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.FitDocument;
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

  /**
   * A model of the user's own.
   *
   * @param text of its file
   */
  record OwnModel(String name, String text) {}

  /** The catalogue, in its order, the user's models after the program's. */
  List<ModelInfo> models();

  /** The user's files that are no models, each with what is wrong with it. */
  List<String> broken();

  /** Looks into the user's folder again. */
  void refresh();

  /**
   * Takes a model file into the user's own models; blocks.
   *
   * @throws ModelException for a person, with the line and column of a mistake
   */
  OwnModel take(Path file) throws ModelException, IOException;

  /**
   * The model of a name, a composition or a formula.
   *
   * @param definitions texts of models a document brings with it, by their names; they come before
   *     those of the user's folder
   */
  Answer resolve(String text, Map<String, String> definitions);

  /** The document with the texts of all models it names that do not come with the program. */
  FitDocument define(FitDocument document);
}
