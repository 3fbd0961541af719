package org.drumlin.client.control;

import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * An {@link EntryField} of several lines: it hands its text over when the focus leaves or on
 * Ctrl+Enter, and Tab goes on to the next control. Escape puts the old text back.
 */
public final class EntryArea extends TextArea {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private final Predicate<String> commit;
  private String shown = "";

  /**
   * @param name accessible text: what is entered here
   * @param text what the model has; the area follows it
   * @param commit takes the text; false refuses it
   */
  public EntryArea(String name, ObservableValue<String> text, Predicate<String> commit) {
    this.commit = commit;
    setAccessibleText(name);
    show(text.getValue());
    text.addListener((o, before, now) -> show(now));
    focusedProperty()
        .addListener((o, before, focused) -> {
          if (!focused) {
            commit();
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Takes another text, as if it had been typed and left. */
  public void enter(String text) {
    setText(text);
    commit();
  }

  private void commit() {
    boolean taken = getText().equals(shown) || commit.test(getText());
    pseudoClassStateChanged(INVALID, !taken);
    if (taken && !getText().equals(shown)) {
      // The model may write it in another way, or not have changed at all.
      setText(shown);
    }
  }

  private void show(String text) {
    shown = text;
    setText(text);
    pseudoClassStateChanged(INVALID, false);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      commit();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !getText().equals(shown)) {
      show(shown);
      event.consume();
    } else if (event.getCode() == KeyCode.TAB) {
      // In a table of parameters Tab goes on; columns are pasted, or typed with blanks between.
      requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }
}
