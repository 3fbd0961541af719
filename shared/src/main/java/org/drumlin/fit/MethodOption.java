package org.drumlin.fit;

import java.util.List;

/**
 * An option of a method, by the field's (bumps') name.
 *
 * @param defaultValue Double, String or Boolean, as {@link Kind} says
 * @param low smallest value allowed, of numbers
 * @param high largest value allowed, of numbers
 * @param choices the words allowed, of a choice
 * @param explanation a sentence for the method panel and the command line's help
 */
public record MethodOption(
    String name,
    Kind kind,
    Object defaultValue,
    double low,
    double high,
    List<String> choices,
    String explanation) {

  /** What a value of an option is. */
  public enum Kind {
    /** A whole number, held as Double. */
    WHOLE,
    /** Any number within the limits, as Double. */
    REAL,
    /** One of some words, as String. */
    CHOICE,
    /** true or false, as Boolean. */
    SWITCH,
    /** A sentence with a grammar of its own, as String; empty for none. */
    TEXT
  }

  static MethodOption whole(
      String name, double defaultValue, double low, double high, String explanation) {
    return new MethodOption(name, Kind.WHOLE, defaultValue, low, high, List.of(), explanation);
  }

  static MethodOption real(
      String name, double defaultValue, double low, double high, String explanation) {
    return new MethodOption(name, Kind.REAL, defaultValue, low, high, List.of(), explanation);
  }

  static MethodOption text(String name, String explanation) {
    return new MethodOption(name, Kind.TEXT, "", 0, 0, List.of(), explanation);
  }

  static MethodOption choice(String name, List<String> choices, String explanation) {
    return new MethodOption(name, Kind.CHOICE, choices.getFirst(), 0, 0, choices, explanation);
  }
}
