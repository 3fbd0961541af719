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

/**
 * A parameter in the table; under it, while the row is open, what is rarer: its distribution, tie
 * and prior.
 */
final class ParameterLine extends VBox {
  private static final PseudoClass SPREAD = PseudoClass.getPseudoClass("spread");

  private final List<List<EntryField>> fields = new ArrayList<>();
  private final ModelViewModel model;
  private final Runnable opened;
  private @Nullable VBox details;

  /**
   * @param opened called when fields were added
   */
  ParameterLine(ModelViewModel model, ParameterRowViewModel row, String label, Runnable opened) {
    this.model = model;
    this.opened = opened;
    if (row.info().kind() == ParameterInfo.Kind.WHOLE) {
      var view = new WholeRowView(row, label);
      getChildren().add(view);
      add(view.fields());
      return;
    }
    var view = new ParameterRowView(row, label);
    getChildren().add(view);
    add(view.fields());
    follow(row, view.opener());
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

  private void follow(ParameterRowViewModel row, ToggleButton opener) {
    String what = row.info().polydisperse() ? "cell.distribution" : "cell.details";
    opener.setAccessibleText(Texts.text(what, row.info().name()));
    opener.getTooltip().setText(opener.getAccessibleText());
    opener.selectedProperty().subscribe(open -> show(row, open));
    if (row.info().polydisperse()) {
      var spread = model.distribution(row.info());
      spread
          .summaryProperty()
          .subscribe(words -> {
            opener.pseudoClassStateChanged(SPREAD, !words.isEmpty());
            String all = Texts.text(what, row.info().name());
            opener.setAccessibleText(words.isEmpty() ? all : all + ": " + words);
            opener.getTooltip().setText(opener.getAccessibleText());
          });
      opener.setSelected(spread.isUsed());
    }
  }

  private void show(ParameterRowViewModel row, boolean open) {
    if (open && details == null) {
      details = details(row);
      getChildren().add(details);
      opened.run();
    }
    if (details != null) {
      details.setVisible(open);
      details.setManaged(open);
    }
  }

  private VBox details(ParameterRowViewModel row) {
    var box = new VBox();
    box.getStyleClass().add("row-details");
    box.getChildren().add(new RowDetailsView(model.details(row)));
    if (row.info().polydisperse()) {
      var spread = model.distribution(row.info());
      var width = new ParameterLine(model, spread.width(), Texts.text("pd.width"), opened);
      var view = new DistributionView(spread, row.info(), width);
      box.getChildren().add(view);
      view.fields().forEach(this::add);
    }
    return box;
  }
}
