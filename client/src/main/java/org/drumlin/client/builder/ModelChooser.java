package org.drumlin.client.builder;

import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Texts;
import org.drumlin.model.ModelInfo;

/**
 * The model chosen, as a button; opens a list to search by words and category. A formula is typed
 * in the same field.
 */
final class ModelChooser extends Button {
  private static final double WIDTH = 408;

  private final ModelViewModel model;
  private final Runnable chosen;
  private final Popup popup = new Popup();
  private final TextField search = new TextField();
  private final ComboBox<String> category = new ComboBox<>();
  private final ListView<ModelInfo> list = new ListView<>();
  private final Label problem = new Label();

  /**
   * @param chosen what happens after a choice: the keys go on to the table
   */
  ModelChooser(ModelViewModel model, Runnable chosen) {
    this.model = model;
    this.chosen = chosen;
    setId("model-chooser");
    getStyleClass().add("model-chooser");
    setPrefWidth(WIDTH);
    setAlignment(Pos.CENTER_LEFT);
    setGraphic(face());
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    textProperty()
        .bind(model.textProperty().map(t -> t.isEmpty() ? Texts.text("model.choose") : t));
    accessibleTextProperty().bind(textProperty().map(t -> Texts.text("model.accessible", t)));
    setOnAction(e -> open());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.DOWN) {
            open();
            e.consume();
          }
        });
    popup.setAutoHide(true);
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
    popup.getContent().add(content());
  }

  /** The name at the left, the arrow at the right end. */
  private HBox face() {
    var name = new Label();
    name.textProperty().bind(textProperty());
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    var face = new HBox(8, name, Icon.CLOSE_ROW.node());
    face.setAlignment(Pos.CENTER_LEFT);
    face.setPrefWidth(WIDTH - 26);
    return face;
  }

  private VBox content() {
    search.setId("model-search");
    search.setPromptText(Texts.text("model.search"));
    search.setAccessibleText(Texts.text("model.search"));
    search.textProperty().addListener(o -> filter());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
    HBox.setHgrow(search, Priority.ALWAYS);

    category.setId("model-category");
    category.setAccessibleText(Texts.text("model.category"));
    category.setOnAction(e -> filter());
    category.setPrefWidth(150);

    list.setId("model-list");
    list.setAccessibleText(Texts.text("model.list"));
    list.setPlaceholder(new Label(Texts.text("model.none")));
    list.setCellFactory(v -> new ModelCell());
    list.setPrefHeight(320);
    list.setOnMouseClicked(e -> choose());
    list.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER) {
        choose();
      }
    });

    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());

    var hint = new Label(Texts.text("model.formula.hint"));
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    var box = new VBox(new HBox(8, search, category), problem, list, hint);
    box.getStyleClass().add("model-popup");
    return box;
  }

  private void open() {
    if (category.getItems().isEmpty()) {
      category.getItems().add(Texts.text("model.all"));
      category.getItems().addAll(model.categories());
      category.getSelectionModel().selectFirst();
    }
    search.setText(
        ParameterEdits.isFormula(model.textProperty().get()) ? model.textProperty().get() : "");
    filter();
    showCurrent();
    Point2D corner = localToScreen(0, getHeight() + 4);
    popup.show(this, corner.getX(), corner.getY());
    search.requestFocus();
    search.selectAll();
  }

  private void showCurrent() {
    for (var item : list.getItems()) {
      if (item.name().equals(model.textProperty().get())) {
        list.getSelectionModel().select(item);
        list.scrollTo(item);
      }
    }
  }

  private void filter() {
    boolean all = category.getSelectionModel().getSelectedIndex() <= 0;
    boolean formula = ParameterEdits.isFormula(search.getText());
    list.getItems()
        .setAll(model.search(formula ? "" : search.getText(), all ? "" : category.getValue()));
    list.setDisable(formula);
    if (!list.getItems().isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }

  private void searchKey(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> choose();
      case DOWN -> list.getSelectionModel().selectNext();
      case UP -> list.getSelectionModel().selectPrevious();
      default -> {
        return;
      }
    }
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
    event.consume();
  }

  private void choose() {
    if (!popup.isShowing()) {
      // A click that was on its way when the list closed.
      return;
    }
    String name = search.getText();
    if (!ParameterEdits.isFormula(name)) {
      var selected = list.getSelectionModel().getSelectedItem();
      if (selected == null) {
        return;
      }
      name = selected.name();
    }
    if (model.choose(name)) {
      popup.hide();
      chosen.run();
    }
  }

  /** Name, what it is, and where it belongs. */
  private static final class ModelCell extends ListCell<ModelInfo> {
    private final Label name = new Label();
    private final Label title = new Label();
    private final VBox lines = new VBox(name, title);

    private ModelCell() {
      name.getStyleClass().add("model-name");
      title.getStyleClass().add("hint");
      getStyleClass().add("model-cell");
      // As wide as the list: long titles are cut, not scrolled to.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(ModelInfo item, boolean empty) {
      super.updateItem(item, empty);
      setText(null);
      setGraphic(empty || item == null ? null : lines);
      if (!empty && item != null) {
        name.setText(item.name());
        title.setText(item.title());
      }
    }
  }
}
