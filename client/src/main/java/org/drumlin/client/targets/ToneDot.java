package org.drumlin.client.targets;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.drumlin.client.targets.TargetRow.Tone;

/** A dot before a state's words, in the state's colour; the words say the same. */
final class ToneDot extends Region {
  private static final double SIZE = 8;

  ToneDot() {
    getStyleClass().add("tone");
    setMinSize(SIZE, SIZE);
    setMaxSize(SIZE, SIZE);
  }

  void show(Tone now) {
    for (var tone : Tone.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)), tone == now);
    }
  }
}
