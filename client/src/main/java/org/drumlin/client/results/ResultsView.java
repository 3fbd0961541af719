package org.drumlin.client.results;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.CutText;
import org.drumlin.client.control.EmptyState;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Texts;
import org.jspecify.annotations.Nullable;

/** Layout of the results: the list on the left, the page beside it. */
final class ResultsView extends StackPane {
  private static final double LIST_WIDTH = 224;

  private final ResultsViewModel model;
  private final ListView<ResultEntry> list = new ListView<>();

  ResultsView(
      ResultsViewModel model, ReadOnlyBooleanProperty dark, List<Action> actions, Action toFits) {
    this.model = model;
    getStyleClass().add("results");
    list();
    var page = new ResultPage(model, dark);
    var both = new BorderPane(new BorderPane(page, head(actions), null, null, null));
    both.setLeft(list);
    both.setBottom(notice());
    var start = toFits.button();
    start.getStyleClass().add("accent");
    var empty =
        new EmptyState(
            Icon.RESULTS,
            Texts.text("results.empty.title"),
            Texts.text("results.empty.words"),
            start);
    empty
        .visibleProperty()
        .bind(Bindings.isEmpty(model.entries()).and(model.shownProperty().isEmpty()));
    both.visibleProperty().bind(empty.visibleProperty().not());
    getChildren().addAll(both, empty);
  }

  /** What can be done with the result shown. */
  private HBox head(List<Action> actions) {
    var bar = new HBox(8);
    for (var action : actions) {
      var button = action.button();
      button.getStyleClass().add("small");
      bar.getChildren().add(button);
    }
    bar.getStyleClass().add("results-head");
    bar.setAlignment(Pos.CENTER_RIGHT);
    bar.visibleProperty().bind(model.endedProperty());
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }

  private void list() {
    list.setId("results-list");
    list.setAccessibleText(Texts.text("screen.results"));
    list.setItems(model.entries());
    list.setPrefWidth(LIST_WIDTH);
    list.setCellFactory(view -> new EntryCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, now) -> {
          if (now != null) {
            model.show(now.id());
          }
        });
    model.shownProperty().addListener(o -> showSelected());
    model.entries().addListener((ListChangeListener<ResultEntry>) change -> showSelected());
    showSelected();
  }

  private void showSelected() {
    var entries = model.entries();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).id().equals(model.shownProperty().get())
          && list.getSelectionModel().getSelectedIndex() != i) {
        list.getSelectionModel().clearAndSelect(i);
        list.scrollTo(i);
      }
    }
  }

  private Node notice() {
    var notice = new Label();
    notice.setId("results-notice");
    notice.setWrapText(true);
    notice.textProperty().bind(model.noticeProperty());
    var foot = new VBox(notice);
    foot.getStyleClass().add("screen-foot");
    foot.visibleProperty().bind(model.noticeProperty().isNotEmpty());
    foot.managedProperty().bind(foot.visibleProperty());
    return foot;
  }

  /** Title over a caption. */
  private static final class EntryCell extends ListCell<ResultEntry> {
    private final Label title = CutText.whole(new Label());
    private final Label caption = CutText.whole(new Label());
    private final VBox both = new VBox(title, caption);

    EntryCell() {
      title.getStyleClass().add("job-title");
      caption.getStyleClass().add("muted");
      setPrefWidth(0); // as wide as the list: long titles end in an ellipsis
    }

    @Override
    protected void updateItem(@Nullable ResultEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        return;
      }
      title.setText(entry.title());
      caption.setText(entry.caption());
      setGraphic(both);
    }
  }
}
