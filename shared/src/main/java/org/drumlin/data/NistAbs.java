package org.drumlin.data;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NIST's .ABS: a header that often ends in a line that names six columns, then Q, I, dI, sigma of
 * Q, mean Q and the shadow of the beam stop, in 1/Angstrom and 1/cm. Where the fourth is negative
 * throughout, the curve is slit-smeared and it is the half-length of the slit.
 */
final class NistAbs implements DataFormat {
  private static final int COLUMNS = 6;
  private static final Pattern NAMES = Pattern.compile("(?i).*\\b6 columns are\\b.*\\|.*q.*");
  private static final Pattern LABEL = Pattern.compile("(?i)\\s*LABEL:\\s*(\\S.*?)\\s*");

  @Override
  public boolean recognises(DataSource source) {
    return !source.isBinary() && (source.named(".abs") || names(TextTable.lines(source)));
  }

  private static boolean names(List<String> lines) {
    return lines.stream().anyMatch(line -> NAMES.matcher(line).matches());
  }

  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    TextTable text = TextTable.of(source);
    if (text.columns() != COLUMNS && names(text.header())) {
      throw source.error(
          text.rows().getFirst().line(),
          "has " + text.columns() + " columns, where the header says 6 (NIST's .ABS)");
    }
    boolean smeared = text.columns() > 3 && text.rows().stream().allMatch(r -> r.numbers()[3] < 0);
    PointTable table = new PointTable();
    for (TextTable.Row row : text.rows()) {
      double[] numbers = row.numbers();
      AsciiColumns.fill(table, smeared ? Arrays.copyOf(numbers, 3) : numbers, 1, 1);
      if (smeared) {
        table.setLast(PointTable.Column.SLIT_LENGTH, -numbers[3]);
      }
    }
    return List.of(table.finish(source, title(text, source)));
  }

  private static String title(TextTable text, DataSource source) {
    return text.header().stream()
        .map(LABEL::matcher)
        .filter(Matcher::matches)
        .map(m -> m.group(1))
        .findFirst()
        .orElse(source.name());
  }
}
