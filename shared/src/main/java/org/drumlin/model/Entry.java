package org.drumlin.model;

import org.drumlin.kernel.ModelException;
import org.jspecify.annotations.Nullable;

/** A model of a catalogue, whose header and body are each read when they are first asked for. */
final class Entry {

  /** Where a model comes from. */
  enum Origin {
    PROGRAM,
    DOCUMENT,
    FOLDER
  }

  /** Reads the text. */
  @FunctionalInterface
  interface Source {
    String read() throws ModelException;
  }

  private final String place;
  private final Origin origin;
  private final Source source;
  private final String name;
  private @Nullable String text;
  private @Nullable ModelFile file;
  private Model.@Nullable Body body;

  /**
   * @param name which the text has to give too
   * @param place of the text, said before its mistakes; empty where that is known
   */
  Entry(String name, String place, Origin origin, Source source) {
    this.name = name;
    this.place = place;
    this.origin = origin;
    this.source = source;
  }

  Origin origin() {
    return origin;
  }

  String place() {
    return place;
  }

  /** The model file, once read the same for good. */
  synchronized String text() throws ModelException {
    String known = text;
    if (known == null) {
      known = source.read();
      text = known;
    }
    return known;
  }

  /**
   * What the header says.
   *
   * @throws ModelException at the first mistake of the header
   */
  synchronized ModelInfo info() throws ModelException {
    return file().info();
  }

  /**
   * The whole model.
   *
   * @throws ModelException at the first mistake of header or body
   */
  synchronized Model.Body body() throws ModelException {
    Model.Body known = body;
    if (known == null) {
      ModelFile read = file();
      try {
        known = read.model();
      } catch (ModelException e) {
        throw placed(e);
      }
      body = known;
    }
    return known;
  }

  private ModelFile file() throws ModelException {
    ModelFile known = file;
    if (known != null) {
      return known;
    }
    try {
      known = ModelFile.parse(text());
      if (!known.info().name().equals(name)) {
        throw new ModelException(
            "its header says 'name: %s', expected '%s'".formatted(known.info().name(), name));
      }
    } catch (ModelException e) {
      throw placed(e);
    }
    file = known;
    return known;
  }

  private ModelException placed(ModelException e) {
    return place.isEmpty() ? e : e.in(place);
  }
}
