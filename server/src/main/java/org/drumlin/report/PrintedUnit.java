package org.drumlin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units as print has them, from sasmodels' spelling: {@code 1e-6/Ang^2} is 10⁻⁶ Å⁻². */
final class PrintedUnit {
  private static final Pattern POWER_OF_TEN = Pattern.compile("1e([+-]?\\d+)");
  private static final Pattern FACTOR = Pattern.compile("([A-Za-zÅ°µ%]+)\\^?(\\d*)");
  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private PrintedUnit() {}

  /** Empty for what has no unit; a spelling that is not understood stays as it is. */
  static String of(String unit) {
    if (unit.isEmpty() || unit.equals("None")) {
      return "";
    }
    String[] parts = unit.split("/", -1);
    List<String> factors = new ArrayList<>();
    Matcher power = POWER_OF_TEN.matcher(parts[0].strip());
    if (power.matches()) {
      factors.add("10" + raised(Integer.parseInt(power.group(1))));
    } else if (!parts[0].strip().equals("1")) {
      factors.add(factor(parts[0], 1));
    }
    for (int i = 1; i < parts.length; i++) {
      factors.add(factor(parts[i], -1));
    }
    return factors.contains("") ? unit : String.join(" ", factors);
  }

  private static String factor(String part, int sign) {
    Matcher match = FACTOR.matcher(part.strip());
    if (!match.matches()) {
      return "";
    }
    int power = sign * (match.group(2).isEmpty() ? 1 : Integer.parseInt(match.group(2)));
    String name =
        switch (match.group(1).toLowerCase(Locale.ROOT)) {
          case "ang", "angstrom" -> "Å";
          case "degrees", "degree" -> "°";
          default -> match.group(1);
        };
    return power == 1 ? name : name + raised(power);
  }

  private static String raised(int power) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(power).toCharArray()) {
      text.append(c == '-' ? '⁻' : DIGITS.charAt(c - '0'));
    }
    return text.toString();
  }
}
