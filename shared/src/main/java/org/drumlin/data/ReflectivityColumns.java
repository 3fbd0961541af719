package org.drumlin.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reflectivities as refl1d writes and reads them: lines {@code # key: value} with JSON values, then
 * columns Q, R, dR and dQ (one standard deviation) in 1/Angstrom. A polarized measurement has a
 * section for each cross section, parted by blank lines, each a data set.
 */
final class ReflectivityColumns implements DataFormat {
  private static final Pattern KEY =
      Pattern.compile("\\s*#+\\s*\"?([A-Za-z_]\\w*)\"?\\s*:\\s*(\\S.*?)\\s*(\\s#.*)?");
  private static final Pattern KNOWN =
      Pattern.compile(
          "polarization|wavelength|wavelength_resolution|angle|angular_resolution|radiation");
  private static final Pattern FULL_WIDTH = Pattern.compile("(?i)\\s*#.*\\bfwhm\\b.*");

  @Override
  public boolean recognises(DataSource source) {
    return !source.isBinary()
        && TextTable.lines(source).stream()
            .map(KEY::matcher)
            .anyMatch(m -> m.matches() && KNOWN.matcher(m.group(1)).matches());
  }

  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    List<ReflectivitySection> sections = new ArrayList<>();
    ReflectivitySection section = new ReflectivitySection(source);
    sections.add(section);
    List<String> lines = TextTable.lines(source);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher key = KEY.matcher(line);
      if (key.matches()) {
        if (section.hasRows()) {
          section = new ReflectivitySection(source);
          sections.add(section);
        }
        section.header(key.group(1), key.group(2), i + 1);
      }
      if (FULL_WIDTH.matcher(line).matches()) {
        section.fullWidths();
      }
      String numbers = line.replaceFirst("#.*", "");
      if (!numbers.isBlank()) {
        section.row(row(source, i + 1, numbers));
      }
    }
    sections.removeIf(s -> !s.hasRows());
    if (sections.isEmpty()) {
      throw source.error("has a header, and no lines of numbers after it");
    }
    List<Dataset> datasets = new ArrayList<>();
    for (ReflectivitySection each : sections) {
      datasets.add(each.finish(source.name()));
    }
    return datasets;
  }

  private static TextTable.Row row(DataSource source, int line, String text) throws DataException {
    Optional<double[]> numbers = TextTable.numbers(text);
    if (numbers.isEmpty()) {
      throw source.error(line, "is not a line of numbers: \"" + text.strip() + "\"");
    }
    return new TextTable.Row(line, numbers.get());
  }
}
