package org.drumlin.slurm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several commands of one script printed, each between a line {@code #begin NAME} and a line
 * {@code #end NAME CODE}. What has no end did not come to one.
 */
final class Sections {
  private record Section(List<String> lines, int code) {}

  private final Map<String, Section> all = new LinkedHashMap<>();

  /** Bash that runs a command, its errors among its output, as such a section. */
  static String bash(String name, String command) {
    return "printf '#begin %s\\n' "
        + name
        + "\n"
        + command
        + "\nprintf '\\n#end %s %d\\n' "
        + name
        + " $?\n";
  }

  /** Reads them; never fails, for anything may have been printed. */
  static Sections read(String out) {
    Sections sections = new Sections();
    String name = "";
    List<String> lines = new ArrayList<>();
    for (String line : (Iterable<String>) out.lines()::iterator) {
      if (line.startsWith("#begin ")) {
        name = line.substring("#begin ".length());
        lines = new ArrayList<>();
      } else if (!name.isEmpty() && line.startsWith("#end " + name + " ")) {
        String code = line.substring("#end ".length() + name.length() + 1);
        if (code.matches("[0-9]{1,3}")) {
          sections.all.put(name, new Section(lines, Integer.parseInt(code)));
        }
        name = "";
      } else if (!name.isEmpty()) {
        lines.add(line);
      }
    }
    return sections;
  }

  /** Whether that command ended with 0. */
  boolean ok(String name) {
    Section section = all.get(name);
    return section != null && section.code() == 0;
  }

  /** Whether that command ended, however. */
  boolean ended(String name) {
    return all.containsKey(name);
  }

  /** Names of those that ended and begin so. */
  List<String> names(String prefix) {
    return all.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /** Its lines; none where it did not end. */
  List<String> lines(String name) {
    Section section = all.get(name);
    return section == null ? List.of() : section.lines();
  }
}
