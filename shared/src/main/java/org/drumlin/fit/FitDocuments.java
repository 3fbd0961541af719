package org.drumlin.fit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes fit documents as JSON, strictly: an unknown key, a wrong type or a value out of
 * its range is a {@link DocumentException} that begins with its path. What a model knows (parameter
 * names, limits) is checked where the document meets the catalogue, in {@code model.DocumentCheck}.
 */
public final class FitDocuments {
  /** Largest document read, in bytes. */
  static final int LARGEST = 4_000_000;

  private FitDocuments() {}

  /** Reads a document from a file. */
  public static FitDocument read(Path file) throws DocumentException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new DocumentException("", "larger than 4 MB: this is not a fit document");
      }
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new DocumentException("", "cannot be read: " + reason(file));
    }
  }

  /** Reads a document from UTF-8 bytes. */
  public static FitDocument parse(byte[] json) throws DocumentException {
    return DocumentReader.read(JsonText.parse(json));
  }

  /** Reads a document from text. */
  public static FitDocument parse(String json) throws DocumentException {
    return parse(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The document as JSON, indented; {@link #parse} gives an equal document back. */
  public static String write(FitDocument document) {
    return DocumentWriter.write(document);
  }

  private static String reason(Path file) {
    if (!Files.exists(file)) {
      return "there is no such file";
    }
    return Files.isDirectory(file) ? "it is a folder" : "the file is not readable";
  }
}
