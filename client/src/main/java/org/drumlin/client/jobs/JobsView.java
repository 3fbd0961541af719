package org.drumlin.client.jobs;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.drumlin.client.api.JobPlace;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.EmptyState;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.ShownAs;
import org.drumlin.client.control.Texts;

/** Layout of the list of fits. */
final class JobsView extends BorderPane {
  private static final Set<String> RARE = Set.of("jobs.recheck", "jobs.continue");

  private final JobsViewModel model;
  private final TableView<JobRow> table = new TableView<>();

  JobsView(JobsViewModel model, List<Action> actions, Action toFits) {
    this.model = model;
    getStyleClass().add("jobs");
    setTop(head(actions));
    table();
    var start = toFits.button();
    start.getStyleClass().add("accent");
    var empty =
        new EmptyState(
            Icon.JOBS, Texts.text("jobs.empty.title"), Texts.text("jobs.empty.words"), start);
    empty
        .visibleProperty()
        .bind(
            Bindings.isEmpty(model.rows()).and(model.placeProperty().isEqualTo(JobsViewModel.ALL)));
    table.visibleProperty().bind(empty.visibleProperty().not());
    setCenter(new StackPane(table, empty));
    setBottom(foot());
  }

  private Node head(List<Action> actions) {
    var title = new Label(Texts.text("screen.jobs"));
    title.getStyleClass().add("screen-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(title, filter(), gap);
    for (Action action : actions) {
      var button = action.button();
      if (RARE.contains(action.name())) {
        // Few fits are ever lost or cut off; then it is there.
        button.visibleProperty().bind(action.enabled());
        button.managedProperty().bind(action.enabled());
      }
      bar.getChildren().add(button);
    }
    bar.getStyleClass().add("screen-head");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  /** Which place's fits are shown; there once fits run at more than one. */
  private Node filter() {
    var filter = new ComboBox<String>();
    filter.setId("jobs-filter");
    filter.setAccessibleText(Texts.text("jobs.filter"));
    filter.setTooltip(new Tooltip(Texts.text("jobs.filter")));
    filter.setConverter(
        new ShownAs<>(
            Texts.text("jobs.filter.all"),
            target ->
                target.equals(JobsViewModel.ALL)
                    ? Texts.text("jobs.filter.all")
                    : JobPlace.name(target)));
    filter.setItems(model.places());
    filter.setValue(model.placeProperty().get());
    model.placeProperty().addListener((o, before, now) -> filter.setValue(now));
    filter.setOnAction(e -> {
      if (filter.getValue() != null) {
        model.placeProperty().set(filter.getValue());
      }
    });
    filter
        .visibleProperty()
        .bind(
            Bindings.size(model.places())
                .greaterThan(2)
                .or(model.placeProperty().isNotEqualTo(JobsViewModel.ALL)));
    filter.managedProperty().bind(filter.visibleProperty());
    return filter;
  }

  private void table() {
    table.setId("jobs-table");
    table.setAccessibleText(Texts.text("screen.jobs"));
    table.setItems(model.rows());
    var none = new Label();
    none.getStyleClass().add("muted");
    none.textProperty()
        .bind(model.placeProperty().map(p -> Texts.text("jobs.empty.place", JobPlace.name(p))));
    table.setPlaceholder(none);
    // Two lines and a bar; a wrapped label would ask for more before it knows its width.
    table.setFixedCellSize(64);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(column("fit", 232, JobRow::title, FitCell::new));
    table.getColumns().add(column("method", 88, JobRow::method, () -> new TextCell(false)));
    table.getColumns().add(column("place", 144, JobRow::place, () -> new TextCell(false)));
    table.getColumns().add(column("state", 248, JobRow::state, StateCell::new));
    table.getColumns().add(column("chisq", 80, JobRow::chisq, () -> new TextCell(true)));
    table.getColumns().add(column("elapsed", 104, JobRow::elapsed, () -> new TextCell(true)));
    table.getColumns().add(column("remaining", 96, JobRow::remaining, () -> new TextCell(true)));
    table.getColumns().add(column("created", 176, JobRow::created, () -> new TextCell(false)));
    var selection = table.getSelectionModel();
    selection
        .selectedItemProperty()
        .addListener((o, before, now) -> {
          if (now != null) {
            model.select(now.id());
          }
        });
    model.selectedProperty().addListener(o -> showSelected());
    table.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ENTER) {
        model.open();
      }
    });
    table.setOnMouseClicked(e -> {
      if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
        model.open();
      }
    });
  }

  private void showSelected() {
    var rows = table.getItems();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(model.selectedProperty().get())
          && table.getSelectionModel().getSelectedIndex() != i) {
        table.getSelectionModel().clearAndSelect(i);
      }
    }
  }

  private static TableColumn<JobRow, String> column(
      String name,
      double width,
      Function<JobRow, String> text,
      Supplier<TableCell<JobRow, String>> cell) {
    var column = new TableColumn<JobRow, String>(Texts.text("jobs.column." + name));
    column.getStyleClass().add("column-" + name);
    column.setPrefWidth(width);
    // Times are never cut: a day's hours are wanted whole, and they are as wide as their column.
    column.setMinWidth(name.equals("elapsed") || name.equals("remaining") ? width : 64);
    column.setSortable(false);
    column.setReorderable(false);
    // The whole row belongs to the value: a cell is drawn again when anything in its row changed.
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
    column.setCellFactory(c -> cell.get());
    return column;
  }

  private Node foot() {
    var detail = new Label();
    detail.setId("jobs-detail");
    detail.setWrapText(true);
    detail.textProperty().bind(model.detailProperty());
    detail.visibleProperty().bind(model.detailProperty().isNotEmpty());
    detail.managedProperty().bind(detail.visibleProperty());
    var problem = new Label();
    problem.setId("jobs-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    var foot = new VBox(problem, detail);
    foot.getStyleClass().add("screen-foot");
    foot.visibleProperty().bind(detail.visibleProperty().or(problem.visibleProperty()));
    foot.managedProperty().bind(foot.visibleProperty());
    return foot;
  }
}
