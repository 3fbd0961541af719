package org.drumlin.client.control;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** Texts that may be longer than their place: cut with an ellipsis, whole in a tooltip then. */
public final class CutText {
  private static final double WIDEST = 480;

  private CutText() {}

  /** The same label, which gives way to its neighbours and says what is cut. */
  public static <L extends Labeled> L whole(L label) {
    var tip = new Tooltip();
    tip.textProperty().bind(label.textProperty());
    tip.setWrapText(true);
    tip.setMaxWidth(WIDEST);
    label.setMinWidth(0);
    label
        .tooltipProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> label.isTextTruncated() ? tip : null, label.textTruncatedProperty()));
    return label;
  }
}
