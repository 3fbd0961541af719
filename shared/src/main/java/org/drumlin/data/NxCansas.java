package org.drumlin.data;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.links.SoftLink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * NXcanSAS, canSAS data in HDF5 (manual.nexusformat.org, NXcanSAS): groups of class SASentry hold
 * groups of class SASdata, each of them a data set. Other files that a link names are not opened.
 */
final class NxCansas implements DataFormat {
  private static final Logger LOG = LoggerFactory.getLogger(NxCansas.class);
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int DEEPEST = 8;
  private static final int MOST_LINKS = 4;

  @Override
  public boolean recognises(DataSource source) {
    return source.startsWith(SIGNATURE);
  }

  /**
   * The library reads addresses and sizes as the file gives them, and meets wrong ones with
   * whatever its code then throws.
   */
  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    try {
      // never closed: it holds nothing but these bytes
      return datasets(source, new HdfFile(new HdfBytes(source.bytes())));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      LOG.debug("{} cannot be read as HDF5", source.name(), e);
      throw source.error("is damaged, or not all of it is there: it cannot be read as HDF5");
    }
  }

  private static List<Dataset> datasets(DataSource source, Group root) throws DataException {
    List<Group> entries = new ArrayList<>();
    find(root, "SASentry", DEEPEST, new HashSet<>(), entries);
    if (entries.isEmpty()) {
      throw source.error("is HDF5, but not NXcanSAS: it has no group of class SASentry");
    }
    List<Dataset> datasets = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    for (Group entry : entries) {
      List<Group> tables = new ArrayList<>();
      find(entry, "SASdata", 1, new HashSet<>(), tables);
      String title = HdfText.of(child(entry, "title")).orElse(entry.getName());
      for (Group table : tables) {
        NxCansasTable read = new NxCansasTable(source, table);
        if (read.isTwoDimensional()) {
          passedOver.add(path(table));
        } else {
          datasets.add(
              read.points()
                  .finish(source, tables.size() == 1 ? title : title + ", " + table.getName()));
        }
      }
    }
    if (datasets.isEmpty()) {
      throw source.error(
          passedOver.isEmpty()
              ? "has no group of class SASdata: there are no points"
              : passedOver.getFirst() + " is two-dimensional; reduce it to a curve");
    }
    return passedOver.isEmpty()
        ? datasets
        : datasets.stream()
            .map(d -> d.withWarning(passedOver.getFirst() + " is two-dimensional: left out"))
            .toList();
  }

  /** Groups of a class below one, not looking inside those found; each once. */
  private static void find(Group from, String type, int depth, Set<Long> seen, List<Group> found) {
    if (depth == 0 || !seen.add(from.getAddress())) {
      return;
    }
    for (Node node : from) {
      if (target(node, MOST_LINKS).orElse(null) instanceof Group group) {
        if (isA(group, type)) {
          if (seen.add(group.getAddress())) {
            found.add(group);
          }
        } else {
          find(group, type, depth - 1, seen, found);
        }
      }
    }
  }

  private static boolean isA(Group group, String type) {
    return HdfText.attribute(group, "canSAS_class").filter(type::equals).isPresent()
        || HdfText.attribute(group, "NX_class").filter(type::equals).isPresent();
  }

  /** Where a group stands, as people write it. */
  static String path(Group group) {
    return group.getPath().replaceFirst("(.)/+$", "$1");
  }

  /** What a group has under that name; a link inside this file is followed. */
  static Optional<Node> child(Group group, String name) {
    Node node = group.getChildren().get(name);
    return node == null ? Optional.empty() : target(node, MOST_LINKS);
  }

  /**
   * What a node is or links to. Links to other files lead nowhere, nor do those in a circle; the
   * library's own way would open the one and not end in the other.
   */
  private static Optional<Node> target(Node node, int links) {
    if (!node.isLink()) {
      return Optional.of(node);
    }
    if (links == 0 || !(node instanceof SoftLink link)) {
      return Optional.empty();
    }
    String path = link.getTargetPath();
    Optional<Node> at = Optional.of(path.startsWith("/") ? link.getHdfFile() : link.getParent());
    for (String name : path.split("/")) {
      if (!name.isEmpty()) {
        Node next = at.orElse(null) instanceof Group group ? group.getChildren().get(name) : null;
        at = next == null ? Optional.empty() : target(next, links - 1);
      }
    }
    return at;
  }
}
