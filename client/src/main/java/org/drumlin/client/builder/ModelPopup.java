package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.drumlin.client.control.CutText;
import org.drumlin.client.control.Texts;
import org.drumlin.model.ModelInfo;

/**
 * The list of models to search by words and category. Where a whole model is chosen, a formula or a
 * composition is typed in the same field.
 */
final class ModelPopup {
  private static final double WIDTH = 432;

  private final ModelViewModel model;
  private final Node owner;
  private final Runnable chosen;
  private final Popup popup = new Popup();
  private final TextField search = new TextField();
  private final ComboBox<String> category = new ComboBox<>();
  private final ListView<ModelInfo> list = new ListView<>();
  private final Button none = new Button(Texts.text("model.structure.none"));
  private final Label hint = new Label(Texts.text("model.formula.hint"));
  private final Label broken = new Label();
  private Question question = new Question("", false, false, name -> false);

  /**
   * What is to be chosen.
   *
   * @param current the name or text chosen now; may be empty
   * @param structures whether only structure factors are offered, and none at all
   * @param texts whether a formula or a composition may be typed
   * @param answer takes the choice; false refuses it
   */
  record Question(String current, boolean structures, boolean texts, Predicate<String> answer) {}

  /**
   * @param owner lends the popup its looks; it stays when the buttons in it are made anew
   * @param chosen what happens after a choice: the keys go on to the table
   */
  ModelPopup(ModelViewModel model, Node owner, Runnable chosen) {
    this.model = model;
    this.owner = owner;
    this.chosen = chosen;
    popup.setAutoHide(true);
    popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
    popup.getContent().add(content());
  }

  private VBox content() {
    search.setId("model-search");
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

    none.setId("model-no-structure");
    none.getStyleClass().addAll("flat", "quiet");
    none.setOnAction(e -> answer(""));
    broken.setId("model-broken");
    broken.getStyleClass().add("problem");
    broken.setWrapText(true);
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    var box =
        new VBox(
            new HBox(8, search, category),
            Panel.optional(model.problemProperty(), "problem"),
            none,
            list,
            broken,
            hint);
    box.getStyleClass().add("model-popup");
    box.setPrefWidth(WIDTH);
    return box;
  }

  /** Opens the list under a control. */
  void ask(Region under, Question asked) {
    question = asked;
    boolean structures = asked.structures();
    shown(category, !structures);
    shown(none, structures && !asked.current().isEmpty());
    shown(hint, asked.texts());
    model.refresh();
    fillCategories();
    broken.setText(String.join("\n", model.broken()));
    shown(broken, !broken.getText().isEmpty());
    String words = Texts.text(asked.texts() ? "model.search" : "model.search.words");
    search.setPromptText(words);
    search.setAccessibleText(words);
    search.setText(asked.texts() && Composition.isText(asked.current()) ? asked.current() : "");
    // Shown before it is filled: what is not on the screen has no style to be measured with.
    Point2D corner = under.localToScreen(0, under.getHeight() + 4);
    popup.show(owner, corner.getX(), corner.getY());
    filter();
    showCurrent();
    search.requestFocus();
    search.selectAll();
  }

  private void fillCategories() {
    var all = new ArrayList<>(List.of(Texts.text("model.all")));
    all.addAll(model.categories());
    if (!all.equals(category.getItems())) {
      category.getItems().setAll(all);
      category.getSelectionModel().selectFirst();
    }
  }

  private static void shown(Region region, boolean yes) {
    region.setVisible(yes);
    region.setManaged(yes);
  }

  private void showCurrent() {
    for (var item : list.getItems()) {
      if (item.name().equals(question.current())) {
        list.getSelectionModel().select(item);
        list.scrollTo(item);
      }
    }
  }

  private void filter() {
    boolean all = category.getSelectionModel().getSelectedIndex() <= 0;
    boolean text = typed();
    String words = text ? "" : search.getText();
    List<ModelInfo> found =
        question.structures()
            ? model.structures(words)
            : model.search(words, all ? "" : category.getValue());
    list.getItems().setAll(found);
    list.setDisable(text);
    if (!found.isEmpty()) {
      list.getSelectionModel().selectFirst();
    }
  }

  private boolean typed() {
    return question.texts() && Composition.isText(search.getText());
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
    var selected = list.getSelectionModel().getSelectedItem();
    if (typed()) {
      answer(search.getText());
    } else if (selected != null) {
      answer(selected.name());
    }
  }

  private void answer(String name) {
    // A click may have been on its way when the list closed.
    if (popup.isShowing() && question.answer().test(name)) {
      popup.hide();
      chosen.run();
    }
  }

  /** Name, what it is, and where it belongs. */
  private static final class ModelCell extends ListCell<ModelInfo> {
    private final Label name = CutText.whole(new Label());
    private final Label title = CutText.whole(new Label());
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
