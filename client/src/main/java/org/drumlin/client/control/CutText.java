package org.drumlin.client.control;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;

/** Texts that may be longer than their place: cut with an ellipsis, whole in a tooltip then. */
public final class CutText {
  private static final double WIDEST = 480;

  private CutText() {}

  /** The same field, which says its whole text where a person rests on it. */
  public static <F extends TextInputControl> F whole(F field) {
    var tip = tip(field.textProperty());
    field
        .tooltipProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> field.getLength() > 0 ? tip : null, field.lengthProperty()));
    return field;
  }

  private static Tooltip tip(StringProperty text) {
    var tip = new Tooltip();
    tip.textProperty().bind(text);
    tip.setWrapText(true);
    tip.setMaxWidth(WIDEST);
    return tip;
  }

  /** The same label, which gives way to its neighbours and says what is cut. */
  public static <L extends Labeled> L whole(L label) {
    var tip = tip(label.textProperty());
    label.setMinWidth(0);
    label
        .tooltipProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> label.isTextTruncated() ? tip : null, label.textTruncatedProperty()));
    return label;
  }
}
