package org.drumlin.sasview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.Method;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.fit.Range;
import org.drumlin.kernel.ModelException;
import org.drumlin.kernel.ParameterExpression;
import org.drumlin.model.Catalogue;

/** The pages of a file, put together to documents. */
final class PageGroups {
  /** Names in an expression, those of functions aside. */
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)(?:\\.([A-Za-z_]\\w*))?(?![\\w.]|\\s*\\()");

  private final String file;
  private final String stem;
  private final SavedFile saved;
  private final Map<String, String> digests;
  private final Map<String, PageModel> models = new LinkedHashMap<>();
  private final Map<String, SavedPage> pages = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param digests of the data files
   */
  PageGroups(String file, String stem, SavedFile saved, Map<String, String> digests) {
    this.file = file;
    this.stem = stem;
    this.saved = saved;
    this.digests = digests;
  }

  /** Pages that could not be opened, after {@link #fits}. */
  List<String> warnings() {
    return warnings;
  }

  List<SavedFits.Fit> fits() {
    Catalogue catalogue = Catalogue.builtin();
    OldNames names = new OldNames();
    Set<String> taken = new LinkedHashSet<>();
    saved.pages().forEach(page -> taken.add(page.tab()));
    for (SavedPage page : saved.pages()) {
      String id = id(page.tab(), taken);
      try {
        models.put(id, PageModel.of(page, catalogue, names));
        pages.put(id, page);
      } catch (SavedFitException e) {
        warnings.add("page " + id + " (" + page.title() + ") is left out: " + e.getMessage());
      }
    }
    List<SavedFits.Fit> fits = new ArrayList<>();
    List<Set<String>> groups = groups();
    for (Set<String> group : groups) {
      fits.add(fit(group, groups.size() == 1 ? stem : stem + "-" + String.join("-", group)));
    }
    return fits;
  }

  /** The page's own name, or a free one in the manner of SasView. */
  private String id(String tab, Set<String> taken) {
    if (tab.matches("[A-Za-z_]\\w*") && !models.containsKey(tab)) {
      return tab;
    }
    int number = 1;
    while (!taken.add("M" + number)) {
      number++;
    }
    return "M" + number;
  }

  /** Pages fitted at once, and each other by itself. */
  private List<Set<String>> groups() {
    List<Set<String>> groups = new ArrayList<>();
    Set<String> placed = new LinkedHashSet<>();
    for (String id : pages.keySet()) {
      if (placed.contains(id)) {
        continue;
      }
      Set<String> group = new LinkedHashSet<>();
      for (Set<String> together : saved.together()) {
        if (together.contains(id)) {
          pages.keySet().stream().filter(together::contains).forEach(group::add);
        }
      }
      group.add(id);
      placed.addAll(group);
      groups.add(group);
    }
    return groups;
  }

  private SavedFits.Fit fit(Set<String> ids, String name) {
    List<DatasetEntry> datasets = new ArrayList<>();
    List<ModelEntry> entries = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (String id : ids) {
      SavedPage page = pages.get(id);
      PageModel model = models.get(id);
      if (page == null || model == null) {
        throw new IllegalStateException("a group has a page that is not there: " + id);
      }
      List<String> notes = new ArrayList<>();
      entries.add(model.entry(id, id, ties(id, page, ids, notes)));
      datasets.add(dataset(id, page));
      notes.addAll(model.warnings());
      notes.forEach(note -> told.add(ids.size() == 1 ? note : id + ": " + note));
    }
    boolean fitted =
        entries.stream()
            .flatMap(e -> e.parameters().values().stream())
            .map(Parameter::fit)
            .anyMatch(Optional::isPresent);
    if (!fitted) {
      told.add("nothing is chosen to be fitted: give parameters bounds before a fit");
    }
    SavedPage first = pages.get(ids.iterator().next());
    String title = first == null || first.title().isEmpty() ? stem : first.title();
    FitDocument document =
        new FitDocument(
            title,
            datasets,
            entries,
            List.of(),
            Map.of(),
            new Method("lm", Map.of(), Optional.empty()),
            "auto");
    return new SavedFits.Fit(name, document, told);
  }

  private DatasetEntry dataset(String id, SavedPage page) {
    String from = digests.containsKey(page.file()) ? page.file() : file;
    boolean several = from.equals(file);
    boolean open = Double.isInfinite(page.low()) && Double.isInfinite(page.high());
    return new DatasetEntry(
        id,
        from,
        Optional.ofNullable(digests.get(from)),
        several ? Optional.of(Integer.toString(page.entry())) : Optional.empty(),
        open || !(page.low() < page.high())
            ? Optional.empty()
            : Optional.of(new Range(page.low(), page.high())),
        List.of(),
        1,
        page.errors(),
        page.resolution());
  }

  /** The page's expressions under the present names; those that go nowhere are told. */
  private Map<String, String> ties(String id, SavedPage page, Set<String> ids, List<String> notes) {
    Map<String, String> ties = new LinkedHashMap<>();
    PageModel own = models.get(id);
    for (Map.Entry<String, String> tie : page.ties().entrySet()) {
      String text = tie.getValue();
      List<String> lost = new ArrayList<>();
      Matcher name = NAME.matcher(text);
      StringBuilder written = new StringBuilder();
      while (name.find()) {
        String tab = name.group(2) == null ? id : name.group(1);
        String parameter = name.group(2) == null ? name.group(1) : name.group(2);
        boolean constant = name.group(2) == null && parameter.equals("pi");
        PageModel model = ids.contains(tab) ? models.get(tab) : null;
        String now = model == null ? parameter : model.renamed(parameter);
        if (!constant && (model == null || !model.has(now))) {
          lost.add(name.group());
        }
        name.appendReplacement(written, constant ? "pi" : tab + "." + now);
      }
      name.appendTail(written);
      if (lost.isEmpty() && parses(written.toString()) && own != null) {
        ties.put(own.renamed(tie.getKey()), written.toString());
      } else {
        notes.add(
            "the constraint "
                + tie.getKey()
                + " = "
                + text
                + " is not carried over"
                + (lost.isEmpty() ? "" : ": there is no " + String.join(", ", lost)));
      }
    }
    return ties;
  }

  private static boolean parses(String text) {
    try {
      return !ParameterExpression.parse(text).isCondition();
    } catch (ModelException e) {
      return false;
    }
  }
}
