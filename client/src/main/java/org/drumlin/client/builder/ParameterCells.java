package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.IndexRange;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.drumlin.client.control.EntryField;

/**
 * The table's fields as a grid: arrows move between them as in a spreadsheet, and a pasted block
 * fills them from the focused one on, as one edit.
 */
final class ParameterCells {
  private static final KeyCombination PASTE =
      new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

  private final DraftHistory history;
  private final List<List<EntryField>> rows = new ArrayList<>();
  private final Set<EntryField> watched = new HashSet<>();

  ParameterCells(DraftHistory history) {
    this.history = history;
  }

  /** The rows of fields, from top to bottom, each from left to right. */
  void order(List<List<EntryField>> fields) {
    rows.clear();
    rows.addAll(fields);
    for (var row : fields) {
      for (var field : row) {
        if (watched.add(field)) {
          field.addEventFilter(KeyEvent.KEY_PRESSED, e -> key(field, e));
        }
      }
    }
    watched.retainAll(fields.stream().flatMap(List::stream).toList());
  }

  private void key(EntryField field, KeyEvent event) {
    if (PASTE.match(event)) {
      String text = Clipboard.getSystemClipboard().getString();
      if (text != null && paste(field, text)) {
        event.consume();
      }
      return;
    }
    int row = rowOf(field);
    int column = rows.get(row).indexOf(field);
    boolean moved =
        switch (event.getCode()) {
          case UP -> focus(row - 1, column, -1);
          case DOWN -> focus(row + 1, column, 1);
          case ENTER -> {
            field.commit();
            yield focus(row + 1, column, 1);
          }
          case LEFT -> atStart(field) && focusIn(row, column - 1);
          case RIGHT -> atEnd(field) && focusIn(row, column + 1);
          default -> false;
        };
    if (moved) {
      event.consume();
    }
  }

  /** A block of cells, by tabs and lines; a single value is left to the field itself. */
  boolean paste(EntryField field, String text) {
    List<String> lines = text.strip().lines().toList();
    if (lines.size() < 2 && text.indexOf('\t') < 0) {
      return false;
    }
    int row = rowOf(field);
    int column = rows.get(row).indexOf(field);
    history.together(() -> {
      for (int i = 0; i < lines.size() && row + i < rows.size(); i++) {
        String[] values = lines.get(i).split("\t");
        var fields = rows.get(row + i);
        for (int j = 0; j < values.length && column + j < fields.size(); j++) {
          var cell = fields.get(column + j);
          if (!cell.isDisabled() && !values[j].isBlank()) {
            cell.enter(values[j].strip());
          }
        }
      }
    });
    return true;
  }

  void focusFirst() {
    boolean unused = focus(0, 0, 1);
  }

  private int rowOf(EntryField field) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).contains(field)) {
        return i;
      }
    }
    throw new IllegalStateException("a field that is not of this table");
  }

  private boolean focus(int row, int column, int step) {
    for (int i = row; i >= 0 && i < rows.size(); i += step) {
      if (focusIn(i, column)) {
        return true;
      }
    }
    return false;
  }

  private boolean focusIn(int row, int column) {
    var fields = rows.get(row);
    if (column < 0 || column >= fields.size()) {
      return false;
    }
    var field = fields.get(column);
    if (field.isDisabled() || !showing(field)) {
      return false;
    }
    field.requestFocus();
    return true;
  }

  private static boolean showing(EntryField field) {
    for (Node node = field; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return field.getScene() != null;
  }

  private static boolean atStart(EntryField field) {
    IndexRange selection = field.getSelection();
    return selection.getLength() == field.getLength() || field.getCaretPosition() == 0;
  }

  private static boolean atEnd(EntryField field) {
    return field.getSelection().getLength() == field.getLength()
        || field.getCaretPosition() == field.getLength();
  }
}
