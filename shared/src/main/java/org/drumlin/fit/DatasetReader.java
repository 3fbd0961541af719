package org.drumlin.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One data set of a document. */
final class DatasetReader {
  private DatasetReader() {}

  static DatasetEntry read(Place place, String id) throws DocumentException {
    place.object(
        "id", "file", "sha256", "entry", "range", "mask", "weight", "errors", "resolution");
    Optional<Place> sha256 = place.child("sha256");
    Optional<Place> entry = place.child("entry");
    Optional<Place> range = place.child("range");
    Optional<Place> mask = place.child("mask");
    Optional<Place> weight = place.child("weight");
    Optional<Place> errors = place.child("errors");
    Optional<Place> resolution = place.child("resolution");
    return new DatasetEntry(
        id,
        file(place.need("file", "which data file, beside the document")),
        sha256.isPresent() ? Optional.of(digest(sha256.get())) : Optional.empty(),
        entry.isPresent() ? Optional.of(entryOfFile(entry.get())) : Optional.empty(),
        range.isPresent() ? Optional.of(range(range.get())) : Optional.empty(),
        mask.isPresent() ? mask(mask.get()) : List.of(),
        weight.isPresent() ? weight.get().positive() : 1,
        errors.isPresent() ? errors(errors.get()) : new ErrorModel.FromFile(),
        resolution.isPresent() ? resolution(resolution.get()) : new ResolutionChoice.FromFile());
  }

  /** The path of a file beside the document. */
  static String file(Place place) throws DocumentException {
    String file = place.nonEmpty();
    if (file.chars().anyMatch(Character::isISOControl)) {
      throw place.error("holds a control character");
    }
    if (file.contains("\\")) {
      throw place.error("should name folders with /, not \\");
    }
    if (file.startsWith("/") || file.startsWith("~") || file.matches("[A-Za-z]:.*")) {
      throw place.error(
          "\""
              + Place.shortened(file)
              + "\" is an absolute path; put the file beside the document and name it alone");
    }
    for (String part : file.split("/", -1)) {
      if (part.equals("..")) {
        throw place.error(
            "\""
                + Place.shortened(file)
                + "\" leaves the document's folder (..); put the file beside the document");
      }
      if (part.isEmpty() || part.equals(".")) {
        throw place.error("\"" + Place.shortened(file) + "\" is not the name of a file");
      }
    }
    return file;
  }

  private static String digest(Place place) throws DocumentException {
    String digest = place.text().strip().toLowerCase(Locale.ROOT);
    if (!digest.matches("[0-9a-f]{64}")) {
      throw place.error(
          "should be a SHA-256 digest, 64 hexadecimal digits, not \""
              + Place.shortened(place.text())
              + "\"");
    }
    return digest;
  }

  private static String entryOfFile(Place place) throws DocumentException {
    return place.isNumber() ? Long.toString(place.whole(1, 1_000_000)) : place.nonEmpty();
  }

  /** {@code [low, high]}; null is an open end. */
  static Range range(Place place) throws DocumentException {
    List<Place> ends = place.items();
    if (ends.size() != 2) {
      throw place.error(
          "should be two numbers, [low, high], not "
              + ends.size()
              + (ends.size() == 1 ? " value" : " values"));
    }
    double low = ends.get(0).isNull() ? Double.NEGATIVE_INFINITY : ends.get(0).number();
    double high = ends.get(1).isNull() ? Double.POSITIVE_INFINITY : ends.get(1).number();
    if (low > high) {
      throw place.error("low " + Place.show(low) + " is above high " + Place.show(high));
    }
    if (low == high) {
      throw place.error("low and high are both " + Place.show(low));
    }
    return new Range(low, high);
  }

  private static List<Integer> mask(Place place) throws DocumentException {
    List<Integer> mask = new ArrayList<>();
    for (Place item : place.items()) {
      mask.add((int) item.whole(0, Integer.MAX_VALUE));
    }
    return mask;
  }

  private static ErrorModel errors(Place place) throws DocumentException {
    if (place.isObject()) {
      place.object("relative");
      return new ErrorModel.Relative(place.need("relative", "dI/I, such as 0.05").positive());
    }
    String choice = place.isText() ? place.text() : "";
    return switch (choice) {
      case "file" -> new ErrorModel.FromFile();
      case "none" -> new ErrorModel.None();
      case "sqrt" -> new ErrorModel.Sqrt();
      case "poisson" -> new ErrorModel.Poisson();
      default ->
          throw place.error(
              "should be \"file\", \"none\", \"sqrt\", \"poisson\" or {\"relative\": 0.05}, not "
                  + place.kind());
    };
  }

  private static ResolutionChoice resolution(Place place) throws DocumentException {
    if (place.isObject()) {
      place.object("dq_over_q", "slit");
      if (place.node().size() != 1) {
        throw place.error("should have one key, dq_over_q or slit");
      }
      Optional<Place> pinhole = place.child("dq_over_q");
      return pinhole.isPresent()
          ? new ResolutionChoice.Pinhole(pinhole.get().positive())
          : slit(place.need("slit", "[length, width]"));
    }
    String choice = place.isText() ? place.text() : "";
    return switch (choice) {
      case "file" -> new ResolutionChoice.FromFile();
      case "none" -> new ResolutionChoice.None();
      default ->
          throw place.error(
              "should be \"file\", \"none\", {\"dq_over_q\": 0.05} or {\"slit\": [length, width]},"
                  + " not "
                  + place.kind());
    };
  }

  private static ResolutionChoice slit(Place place) throws DocumentException {
    List<Place> sizes = place.items();
    if (sizes.size() != 2) {
      throw place.error("should be two numbers, [length, width], in 1/Ang");
    }
    double length = sizes.get(0).number();
    double width = sizes.get(1).number();
    if (length < 0 || width < 0 || length + width == 0) {
      throw place.error("length and width should not be negative, nor both 0");
    }
    return new ResolutionChoice.Slit(length, width);
  }
}
