package org.drumlin.client.control;

import java.util.Map;

/** Units as a person writes them, from sasmodels' and the data files' spellings. */
public final class UnitText {
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("Ang", "\u00c5"),
          Map.entry("1/Ang", "\u00c5\u207b\u00b9"),
          Map.entry("Ang^-1", "\u00c5\u207b\u00b9"),
          Map.entry("1/Angstrom", "\u00c5\u207b\u00b9"),
          Map.entry("1/A", "\u00c5\u207b\u00b9"),
          Map.entry("1/nm", "nm\u207b\u00b9"),
          Map.entry("1e-6/Ang^2", "10\u207b\u2076/\u00c5\u00b2"),
          Map.entry("1e-6*Ang^-2", "10\u207b\u2076/\u00c5\u00b2"),
          Map.entry("1/cm", "cm\u207b\u00b9"),
          Map.entry("cm^-1", "cm\u207b\u00b9"),
          Map.entry("degrees", "\u00b0"),
          Map.entry("degree", "\u00b0"),
          Map.entry("None", ""));

  private UnitText() {}

  public static String pretty(String unit) {
    return KNOWN.getOrDefault(unit.strip(), unit.strip());
  }

  /** A name with its unit for an axis: {@code q (1/Angstrom)} in the field's letters. */
  public static String axis(String name, String unit) {
    String pretty = pretty(unit);
    return pretty.isEmpty() ? name : name + " (" + pretty + ")";
  }
}
