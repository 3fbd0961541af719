package org.drumlin.client.queue;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;

/** A field that offers what the cluster has and takes what is typed. */
final class OfferBox extends ComboBox<String> {
  private final StringProperty text;
  private boolean offering;

  OfferBox(StringProperty text) {
    this.text = text;
    setEditable(true);
    setMaxWidth(Double.MAX_VALUE);
    setValue(text.get());
    getEditor()
        .textProperty()
        .addListener((o, before, now) -> {
          if (!offering && now != null) {
            text.set(now);
          }
        });
    text.addListener((o, before, now) -> {
      if (!now.equals(getEditor().getText())) {
        setValue(now);
        getEditor().setText(now);
      }
    });
  }

  /** Other things are offered; what stands in the field stays. */
  void offer(List<String> choices) {
    if (getItems().equals(choices)) {
      return;
    }
    offering = true;
    getItems().setAll(choices);
    setValue(text.get());
    getEditor().setText(text.get());
    offering = false;
  }
}
