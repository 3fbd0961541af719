package org.drumlin.sasview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.fit.ErrorModel;
import org.drumlin.fit.ResolutionChoice;

/**
 * The projects of SasView 5 and later ({@code .json}): a data set each key, with its points and the
 * fit pages on it. A parameter is a list of checked, value, error, low, high and constraint; a
 * width goes on with points, reach and shape.
 */
final class JsonPages {
  private static final Pattern OTHER_TAB = Pattern.compile("\\b(M[0-9]+)\\.");
  private static final int CHECKED = 0;
  private static final int VALUE = 1;
  private static final int LOW = 3;
  private static final int HIGH = 4;
  private static final int CONSTRAINT = 5;
  private static final int POINTS = 5;
  private static final int NSIGMAS = 6;
  private static final int SHAPE = 7;
  private static final String WIDTH = ".width";

  private final String name;
  private final List<SavedPage> pages = new ArrayList<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  private JsonPages(String name) {
    this.name = name;
  }

  /** The pages, and the files of their data, which are to be written. */
  record Project(SavedFile saved, Map<String, byte[]> files) {}

  static Project read(String name, byte[] bytes) throws SavedFitException {
    try {
      JsonNode root = new ObjectMapper().readTree(bytes);
      return new JsonPages(name).read(root);
    } catch (JsonProcessingException e) {
      throw new SavedFitException(name + ": is not valid JSON, or the file ends early");
    } catch (IOException e) {
      throw new SavedFitException(name + ": cannot be read");
    }
  }

  private Project read(JsonNode root) throws SavedFitException {
    for (Map.Entry<String, JsonNode> data : root.properties()) {
      JsonNode points = data.getValue().path("fit_data").path(0);
      for (JsonNode page : data.getValue().path("fit_params")) {
        if (page.has("fitpage_model")) {
          page(data.getKey(), points, page);
        }
      }
    }
    if (pages.isEmpty()) {
      throw new SavedFitException(
          name
              + ": holds no fit of SasView that can be opened"
              + (warnings.isEmpty() ? " (no fit_params)" : ": " + String.join("; ", warnings)));
    }
    pages.sort(
        Comparator.comparing(
            SavedPage::tab,
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())));
    return new Project(new SavedFile(pages, together(), warnings), files);
  }

  private void page(String id, JsonNode data, JsonNode page) {
    String tab = first(page, "tab_name");
    if (!data.path("__type__").asText().equals("Data1D")) {
      warnings.add("page " + tab + ": only curves are fitted; it is left out");
      return;
    }
    List<String> passed = new ArrayList<>();
    if (first(page, "magnetic_params").equals("True")) {
      passed.add("magnetic scattering is not computed: its parameters are left out");
    }
    if (first(page, "chainfit_params").equals("True")) {
      passed.add("fits in a chain are not known here");
    }
    String title = data.path("name").asText(id);
    String file = files.size() + 1 + "-" + title.replaceAll("[^A-Za-z0-9._-]+", "-") + ".xml";
    byte[] points;
    try {
      points = new CansasData(title, data).bytes();
    } catch (SavedFitException e) {
      warnings.add("page " + tab + " is left out: " + e.getMessage());
      return;
    }
    boolean resolved = CansasData.resolved(data);
    Map<String, String> ties = new HashMap<>();
    List<SavedParameter> parameters = new ArrayList<>();
    List<SavedSpread> spreads = new ArrayList<>();
    for (Map.Entry<String, JsonNode> setting : page.properties()) {
      parameter(setting.getKey(), setting.getValue(), parameters, spreads, ties);
    }
    boolean disperse = first(page, "polydisperse_params").equals("True");
    files.put(file, points);
    pages.add(
        new SavedPage(
            tab,
            id,
            title,
            file,
            1,
            first(page, "fitpage_model"),
            first(page, "fitpage_structure").replaceAll("^None$", ""),
            SavedNumber.of(first(page, "multiplicity")),
            SavedNumber.end(first(page, "q_range_min"), Double.NEGATIVE_INFINITY),
            SavedNumber.end(first(page, "q_range_max"), Double.POSITIVE_INFINITY),
            errors(first(page, "weighting")),
            resolution(page, resolved, passed),
            parameters,
            disperse ? spreads : List.of(),
            ties,
            passed));
  }

  private static void parameter(
      String key,
      JsonNode list,
      List<SavedParameter> parameters,
      List<SavedSpread> spreads,
      Map<String, String> ties) {
    if (!list.isArray() || list.size() < HIGH + 1) {
      return;
    }
    String plain = key.endsWith(WIDTH) ? key.substring(0, key.length() - WIDTH.length()) : key;
    SavedParameter parameter =
        new SavedParameter(
            plain,
            SavedNumber.of(list.path(VALUE).asText()),
            list.path(CHECKED).asText().equals("True"),
            SavedNumber.end(list.path(LOW).asText(), Double.NEGATIVE_INFINITY),
            SavedNumber.end(list.path(HIGH).asText(), Double.POSITIVE_INFINITY));
    if (key.endsWith(WIDTH)) {
      spreads.add(
          new SavedSpread(
              parameter,
              SavedNumber.of(list.path(POINTS).asText()),
              SavedNumber.of(list.path(NSIGMAS).asText()),
              list.path(SHAPE).asText()));
      return;
    }
    parameters.add(parameter);
    // A constraint is a list of value, parameter, expression, validity and function.
    JsonNode constraint = list.path(CONSTRAINT);
    if (constraint.isArray() && constraint.size() > 0) {
      ties.put(plain, constraint.path(constraint.size() - 1).asText());
    }
  }

  private static ErrorModel errors(String weighting) {
    return switch (weighting) {
      case "0" -> new ErrorModel.None();
      case "2" -> new ErrorModel.Sqrt();
      case "3" -> new ErrorModel.Relative(1);
      default -> new ErrorModel.FromFile();
    };
  }

  /** The choices are none, the data's own where they have one, a pinhole, and a slit. */
  private static ResolutionChoice resolution(JsonNode page, boolean resolved, List<String> passed) {
    double index = SavedNumber.end(first(page, "smearing"), 0);
    double low = SavedNumber.end(first(page, "smearing_min"), 0);
    double high = SavedNumber.end(first(page, "smearing_max"), 0);
    int choice = (int) index + (resolved || index == 0 ? 0 : 1);
    return switch (choice) {
      case 1 -> new ResolutionChoice.FromFile();
      case 2 -> high > 0 ? new ResolutionChoice.Pinhole(high / 100) : new ResolutionChoice.None();
      case 3 ->
          high > 0 || low > 0 ? new ResolutionChoice.Slit(high, low) : new ResolutionChoice.None();
      default -> {
        if (choice > 3) {
          passed.add("its resolution is of a kind not known here: the theory is not smeared");
        }
        yield new ResolutionChoice.None();
      }
    };
  }

  /** Pages that name each other in constraints are fitted at once. */
  private List<Set<String>> together() {
    List<Set<String>> groups = new ArrayList<>();
    for (SavedPage page : pages) {
      Set<String> linked = new LinkedHashSet<>();
      linked.add(page.tab());
      page.ties()
          .values()
          .forEach(text -> {
            Matcher other = OTHER_TAB.matcher(text);
            while (other.find()) {
              linked.add(other.group(1));
            }
          });
      for (Set<String> group : List.copyOf(groups)) {
        if (group.stream().anyMatch(linked::contains)) {
          linked.addAll(group);
          groups.remove(group);
        }
      }
      groups.add(linked);
    }
    groups.removeIf(group -> group.size() < 2);
    return groups;
  }

  private static String first(JsonNode page, String key) {
    return page.path(key).path(0).asText("");
  }
}
