package org.drumlin.client.control;

import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A text field that hands its text over when the person is done with it: on Enter, or when the
 * focus leaves. Escape puts the old text back. Text that is refused stays, marked as invalid.
 */
public final class EntryField extends TextField {
  private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

  private final Predicate<String> commit;
  private String shown = "";

  /**
   * @param name accessible text: what is entered here
   * @param text what the model has; the field follows it
   * @param commit takes the text; false refuses it
   */
  public EntryField(String name, ObservableValue<String> text, Predicate<String> commit) {
    this.commit = commit;
    setAccessibleText(name);
    show(text.getValue());
    text.addListener((o, before, now) -> show(now));
    focusedProperty()
        .addListener((o, before, focused) -> {
          if (focused) {
            selectAll();
          } else {
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

  /** Hands the text over when it was changed. */
  public void commit() {
    if (getText().equals(shown)) {
      pseudoClassStateChanged(INVALID, false);
      return;
    }
    boolean taken = commit.test(getText());
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
    if (event.getCode() == KeyCode.ENTER) {
      commit();
      selectAll();
    } else if (event.getCode() == KeyCode.ESCAPE && !getText().equals(shown)) {
      show(shown);
      selectAll();
      event.consume();
    }
  }
}
