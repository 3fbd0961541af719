package org.drumlin.client.builder;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Texts;
import org.drumlin.model.ParameterInfo;

/** The parameter table: a head, a row a parameter, and what opens in a row. */
final class ParameterTable extends VBox {
  static final List<String> DISTRIBUTIONS = List.of("gaussian", "schulz", "lognormal");

  private final BuilderViewModel model;
  private final ParameterCells cells;
  private final VBox rows = new VBox();

  ParameterTable(BuilderViewModel model) {
    this.model = model;
    this.cells = new ParameterCells(model.history());
    getStyleClass().add("parameter-table");
    rows.getStyleClass().add("parameter-rows");
    var head = head();
    getChildren().addAll(head, rows);
    model.model().rows().addListener((ListChangeListener<ParameterRowViewModel>) c -> fill());
    fill();
  }

  /** Puts the keys into the first value. */
  void focusFirst() {
    cells.focusFirst();
  }

  private GridPane head() {
    var head = ParameterRowView.grid();
    head.getStyleClass().add("table-head");
    int column = 1;
    for (var key : List.of("name", "value", "fit", "min", "max", "unit")) {
      var label = new Label(Texts.text("table." + key));
      if (key.equals("fit")) {
        GridPane.setHalignment(label, HPos.CENTER);
      }
      head.add(label, column++, 0);
    }
    head.visibleProperty().bind(model.model().textProperty().isNotEmpty());
    return head;
  }

  private void fill() {
    rows.getChildren().clear();
    cells.clear();
    for (var row : model.model().rows()) {
      boolean opens = row.info().polydisperse();
      var view = new ParameterRowView(row, row.info().name(), opens);
      rows.getChildren().add(view);
      cells.add(view.fields());
      var opener = view.opener();
      if (opener != null) {
        var more = new DistributionView(model, row.info(), cells);
        more.visibleProperty().bind(opener.selectedProperty());
        more.managedProperty().bind(opener.selectedProperty());
        opener.setSelected(more.isUsed());
        rows.getChildren().add(more);
      }
    }
  }

  /** What opens under a polydisperse parameter: the width as a row of its own, shape, points. */
  private static final class DistributionView extends VBox {
    private final DistributionViewModel model;

    private DistributionView(BuilderViewModel builder, ParameterInfo info, ParameterCells cells) {
      this.model = builder.model().distribution(info);
      getStyleClass().add("distribution");
      var width = new ParameterRowView(model.width(), Texts.text("pd.width"), false);
      cells.add(width.fields());
      getChildren().addAll(width, shape(info.name()));
      model.show(builder.history().current());
    }

    private boolean isUsed() {
      return model.isUsed();
    }

    private HBox shape(String name) {
      var type = new ComboBox<String>();
      type.setId("pd-type-" + name);
      type.setAccessibleText(Texts.text("pd.type.of", name));
      type.getItems().setAll(DISTRIBUTIONS);
      type.setValue(model.typeProperty().get());
      model.typeProperty().addListener((o, before, now) -> type.setValue(now));
      type.setOnAction(e -> {
        if (type.getValue() != null) {
          model.chooseType(type.getValue());
        }
      });
      var points =
          new EntryField(
              Texts.text("pd.points.of", name),
              model.points().valueProperty(),
              model.points()::typeValue);
      points.setId("pd-points-" + name);
      points.setPrefColumnCount(4);
      points.getStyleClass().add("cell-field");
      var label = new Label(Texts.text("pd.points"));
      label.getStyleClass().add("unit");
      var line = new HBox(type, points, label);
      line.getStyleClass().add("distribution-line");
      return line;
    }
  }
}
