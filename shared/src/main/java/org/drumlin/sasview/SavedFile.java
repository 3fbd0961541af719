package org.drumlin.sasview;

import java.util.List;
import java.util.Set;

/**
 * What a saved file holds.
 *
 * @param pages in the file's order
 * @param together groups of page names that were fitted at once
 * @param warnings of the file as a whole
 */
record SavedFile(List<SavedPage> pages, List<Set<String>> together, List<String> warnings) {
  SavedFile {
    pages = List.copyOf(pages);
    together = List.copyOf(together);
    warnings = List.copyOf(warnings);
  }
}
