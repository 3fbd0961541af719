package org.drumlin.client.models;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Texts;
import org.drumlin.client.models.ModelsViewModel.Problem;
import org.jspecify.annotations.Nullable;

/** Layout of the editor of models: the files on the left, the text beside them. */
final class ModelsView extends BorderPane {
  private static final double LIST_WIDTH = 224;

  private final ModelsViewModel model;
  private final ListView<String> list = new ListView<>();
  private final TextArea text = new TextArea();
  private final LineGutter gutter = new LineGutter(text);

  ModelsView(ModelsViewModel model, List<Action> actions) {
    this.model = model;
    getStyleClass().add("models");
    setTop(head(actions));
    list();
    setLeft(list);
    text();
    var both = new HBox(gutter, text);
    HBox.setHgrow(text, Priority.ALWAYS);
    both.getStyleClass().add("model-editor");
    setCenter(both);
    setBottom(foot());
  }

  private Node head(List<Action> actions) {
    var title = new Label();
    title.getStyleClass().add("screen-title");
    title
        .textProperty()
        .bind(model.openedProperty().map(name -> name.isEmpty() ? Texts.text("models.new") : name));
    var mark = new Label("\u2022");
    mark.getStyleClass().add("dirty-mark");
    mark.setAccessibleText(Texts.text("models.dirty"));
    mark.visibleProperty().bind(model.dirtyProperty());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(title, mark, gap);
    actions.forEach(action -> bar.getChildren().add(action.button()));
    bar.getStyleClass().add("screen-head");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private void list() {
    list.setId("models-own");
    list.setAccessibleText(Texts.text("screen.models"));
    list.setItems(model.names());
    list.setPrefWidth(LIST_WIDTH);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, now) -> {
          if (now != null) {
            model.open(now);
          }
        });
    model.openedProperty().addListener(o -> showOpened());
    model.names().addListener((ListChangeListener<String>) change -> showOpened());
  }

  private void showOpened() {
    int at = model.names().indexOf(model.openedProperty().get());
    if (at >= 0) {
      list.getSelectionModel().clearAndSelect(at);
    } else {
      list.getSelectionModel().clearSelection();
    }
  }

  private void text() {
    text.setId("model-text");
    text.getStyleClass().add("model-text");
    text.setAccessibleText(Texts.text("models.text"));
    text.setWrapText(false);
    text.textProperty().bindBidirectional(model.textProperty());
    model.problemProperty().subscribe(p -> gutter.mark(p == null ? 0 : p.line()));
  }

  private Node foot() {
    var problem = new Hyperlink();
    problem.setId("model-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty().map(Problem::words).orElse(""));
    problem.setOnAction(e -> goTo(model.problemProperty().get()));
    problem.visibleProperty().bind(model.problemProperty().isNotNull());
    problem.managedProperty().bind(problem.visibleProperty());
    var good = new Label(Texts.text("models.good"));
    good.setId("model-good");
    good.getStyleClass().add("muted");
    good.visibleProperty().bind(problem.visibleProperty().not());
    good.managedProperty().bind(good.visibleProperty());
    var said = new Label();
    said.setId("models-said");
    said.setWrapText(true);
    said.textProperty().bind(model.saidProperty());
    said.visibleProperty().bind(model.saidProperty().isNotEmpty());
    said.managedProperty().bind(said.visibleProperty());
    var folder = new Label(Texts.text("models.folder", model.folder()));
    folder.getStyleClass().add("muted");
    var foot = new VBox(4, problem, good, said, folder);
    foot.getStyleClass().add("screen-foot");
    return foot;
  }

  /** Picks out the line of a mistake, so that it is seen and typed over. */
  private void goTo(@Nullable Problem problem) {
    if (problem == null || problem.line() == 0) {
      return;
    }
    String all = text.getText();
    int start = 0;
    for (int line = 1; line < problem.line() && start >= 0; line++) {
      start = all.indexOf('\n', start) + 1;
    }
    int end = all.indexOf('\n', start);
    text.requestFocus();
    text.selectRange(end < 0 ? all.length() : end, start);
  }
}
