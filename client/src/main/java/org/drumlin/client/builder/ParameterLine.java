package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Texts;
import org.drumlin.model.ParameterInfo;
import org.jspecify.annotations.Nullable;

/** A parameter in the table, with its distribution under it while that is open. */
final class ParameterLine extends VBox {
  private static final PseudoClass SPREAD = PseudoClass.getPseudoClass("spread");

  private final List<List<EntryField>> fields = new ArrayList<>();
  private final ModelViewModel model;
  private final DraftHistory history;
  private final Runnable opened;
  private @Nullable DistributionView distribution;

  /**
   * @param opened called when fields were added
   */
  ParameterLine(ModelViewModel model, DraftHistory history, TableItem.Line line, Runnable opened) {
    this.model = model;
    this.history = history;
    this.opened = opened;
    var row = line.row();
    if (row.info().kind() == ParameterInfo.Kind.WHOLE) {
      var view = new WholeRowView(row, line.label());
      getChildren().add(view);
      add(view.fields());
      return;
    }
    var view = new ParameterRowView(row, line.label(), row.info().polydisperse());
    getChildren().add(view);
    add(view.fields());
    var opener = view.opener();
    if (opener != null) {
      follow(row.info(), opener);
    }
  }

  /** The fields of its rows, from left to right. */
  List<List<EntryField>> fields() {
    return fields;
  }

  private void add(List<EntryField> row) {
    if (!row.isEmpty()) {
      fields.add(row);
    }
  }

  private void follow(ParameterInfo info, ToggleButton opener) {
    var spread = model.distribution(info);
    spread.show(history.current());
    spread
        .summaryProperty()
        .subscribe(words -> {
          opener.pseudoClassStateChanged(SPREAD, !words.isEmpty());
          String what = Texts.text("cell.distribution", info.name());
          opener.setAccessibleText(words.isEmpty() ? what : what + ": " + words);
          opener.getTooltip().setText(opener.getAccessibleText());
        });
    opener.selectedProperty().subscribe(open -> show(info, open));
    opener.setSelected(spread.isUsed());
  }

  private void show(ParameterInfo info, boolean open) {
    if (open && distribution == null) {
      distribution = new DistributionView(model.distribution(info), info);
      getChildren().add(distribution);
      distribution.fields().forEach(this::add);
      opened.run();
    }
    if (distribution != null) {
      distribution.setVisible(open);
      distribution.setManaged(open);
    }
  }
}
