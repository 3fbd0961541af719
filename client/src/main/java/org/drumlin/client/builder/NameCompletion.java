package org.drumlin.client.builder;

import java.util.List;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.drumlin.client.control.EntryField;

/**
 * A field for an expression that offers the names it may use: arrows choose, Enter or Tab takes,
 * Escape closes the list.
 */
final class NameCompletion extends HBox {
  private static final int MOST = 8;
  private static final double ROW = 26;

  private final EntryField field;
  private final List<String> names;
  private final Popup popup = new Popup();
  private final ListView<String> list = new ListView<>();
  private boolean taking;

  NameCompletion(EntryField field, ObservableList<String> names) {
    super(field);
    this.field = field;
    this.names = names;
    getStyleClass().add("name-completion");
    HBox.setHgrow(field, Priority.ALWAYS);
    list.getStyleClass().add("name-list");
    list.setFixedCellSize(ROW);
    list.setPrefWidth(220);
    list.setFocusTraversable(false);
    list.setPlaceholder(new Label());
    list.setOnMouseClicked(e -> take());
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
    popup.setAutoHide(true);
    popup.setHideOnEscape(false);
    popup.getContent().add(list);
    field.setOnKeyTyped(e -> offer());
    field
        .focusedProperty()
        .addListener((o, before, now) -> {
          if (!now) {
            popup.hide();
          }
        });
    // On the box around the field, so that a key meant for the list never reaches the field.
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  EntryField field() {
    return field;
  }

  /** The names that begin with what is being written, or have it after their dot. */
  static List<String> matches(String begun, List<String> names) {
    String wanted = begun.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return List.of();
    }
    var found =
        names.stream()
            .filter(n -> {
              String name = n.toLowerCase(Locale.ROOT);
              return name.startsWith(wanted) || name.contains("." + wanted);
            })
            .limit(MOST)
            .toList();
    return found.equals(List.of(begun)) ? List.of() : found;
  }

  /** The name that ends at the caret; empty where none does. */
  static String begun(String text, int caret) {
    int start = caret;
    while (start > 0 && isOfName(text.charAt(start - 1))) {
      start--;
    }
    String word = text.substring(start, caret);
    return word.isEmpty() || Character.isDigit(word.charAt(0)) ? "" : word;
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }

  private void offer() {
    if (taking || !field.isFocused()) {
      return;
    }
    var found = matches(begun(field.getText(), field.getCaretPosition()), names);
    if (found.isEmpty()) {
      popup.hide();
      return;
    }
    list.getItems().setAll(found);
    list.setPrefHeight(found.size() * ROW + 4);
    list.getSelectionModel().selectFirst();
    if (!popup.isShowing()) {
      Point2D corner = field.localToScreen(0, field.getHeight() + 2);
      popup.show(field, corner.getX(), corner.getY());
    }
  }

  private void key(KeyEvent event) {
    if (!popup.isShowing()) {
      return;
    }
    switch (event.getCode()) {
      case DOWN -> list.getSelectionModel().selectNext();
      case UP -> list.getSelectionModel().selectPrevious();
      case ENTER, TAB -> take();
      case ESCAPE -> popup.hide();
      default -> {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
          popup.hide();
        }
        return;
      }
    }
    event.consume();
  }

  private void take() {
    String chosen = list.getSelectionModel().getSelectedItem();
    popup.hide();
    if (chosen == null) {
      return;
    }
    taking = true;
    int caret = field.getCaretPosition();
    int start = caret - begun(field.getText(), caret).length();
    field.replaceText(start, caret, chosen);
    field.positionCaret(start + chosen.length());
    taking = false;
  }
}
