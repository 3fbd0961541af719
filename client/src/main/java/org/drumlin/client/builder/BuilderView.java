package org.drumlin.client.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.CutText;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Texts;
import org.drumlin.client.queue.ScriptPane;
import org.jspecify.annotations.Nullable;

/** The builder's layout: head, data and method, plot, model. */
final class BuilderView extends BorderPane {
  private final BuilderViewModel model;
  private final BuilderActions actions;
  private final Navigator navigator;
  private @Nullable ScriptPane script;

  /**
   * @param open takes a file dropped on the window
   */
  BuilderView(
      BuilderViewModel model, BuilderActions actions, Navigator navigator, Consumer<Path> open) {
    this.model = model;
    this.actions = actions;
    this.navigator = navigator;
    getStyleClass().add("builder");
    setTop(new VBox(head(), notices()));
    var parts =
        new BorderPane(
            new PlotPanel(model, actions.open(), actions.useFitted(), navigator),
            null,
            new ModelPanel(model, List.of(actions.openModel(), actions.editModels())),
            null,
            left());
    // Made when it is first wanted: few people send fits to a cluster.
    model.queue().openProperty().subscribe(wanted -> setCenter(wanted ? script() : parts));
    setOnDragOver(BuilderView::over);
    setOnDragDropped(e -> {
      var files = e.getDragboard().getFiles();
      e.setDropCompleted(!files.isEmpty());
      if (!files.isEmpty()) {
        open.accept(files.getFirst().toPath());
      }
      e.consume();
    });
  }

  private ScriptPane script() {
    if (script == null) {
      script = new ScriptPane(model.queue());
    }
    return script;
  }

  private static void over(DragEvent e) {
    if (e.getDragboard().hasFiles()) {
      e.acceptTransferModes(TransferMode.COPY);
    }
    e.consume();
  }

  private HBox head() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var fit = actions.fit().button();
    fit.getStyleClass().add("accent");
    fit.visibleProperty().bind(Bindings.not(model.run().runningProperty()));
    fit.managedProperty().bind(fit.visibleProperty());
    var stop = actions.stop().button();
    stop.visibleProperty().bind(model.run().runningProperty());
    stop.managedProperty().bind(stop.visibleProperty());
    var runOn = new Label(Texts.text("target.label"));
    runOn.getStyleClass().add("hint");
    var target = new RunOnMenu(model.runOn(), navigator);
    runOn.setLabelFor(target);
    for (var fixed : new Region[] {runOn, target, fit, stop}) {
      fixed.setMinWidth(USE_PREF_SIZE);
    }
    var head =
        new HBox(
            8,
            title(),
            dirtyMark(),
            actions.create().iconButton(),
            actions.open().iconButton(),
            actions.save().iconButton(),
            more(),
            new Separator(Orientation.VERTICAL),
            actions.undo().iconButton(),
            actions.redo().iconButton(),
            gap,
            obstacle(),
            signIn(),
            runOn,
            target,
            queue(),
            fit,
            stop);
    head.getStyleClass().add("builder-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  /** The way to what is asked of a cluster's queue, and back. */
  private Button queue() {
    var open = model.queue().openProperty();
    var button = new Button(Texts.text("queue.open"));
    button.setId("queue-open");
    button.setTooltip(new Tooltip(Texts.text("queue.open.tip")));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> open.set(!open.get()));
    button.visibleProperty().bind(model.queue().clusterProperty().isNotEmpty());
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  /** The way to what stands in the way, when that is a sign-in. */
  private Button signIn() {
    var button =
        Action.of(
                "target.sign.in",
                Icon.SIGN_IN,
                () -> navigator.go(new Place.SignIn(model.runOn().target())))
            .button();
    button.setMinWidth(USE_PREF_SIZE);
    button.visibleProperty().bind(model.runOn().signInNeededProperty());
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  /** What is done with the fit's files once in a while. */
  private MenuButton more() {
    var more = new MenuButton();
    more.setId("file-more");
    more.setGraphic(Icon.MORE.node());
    more.getStyleClass().addAll("button-icon", "flat", "no-arrow");
    more.setAccessibleText(Texts.text("file.more"));
    more.setTooltip(new Tooltip(Texts.text("file.more")));
    more.getItems()
        .addAll(
            actions.saveAs().menuItem(),
            actions.exportBumps().menuItem(),
            actions.startFile().menuItem());
    return more;
  }

  private EntryField title() {
    var text = new SimpleStringProperty(model.history().current().document().title());
    model
        .history()
        .currentProperty()
        .addListener((o, before, now) -> text.set(now.document().title()));
    var title =
        new EntryField(
            Texts.text("fit.title"),
            text,
            typed -> {
              model.rename(typed);
              return true;
            });
    title.setId("fit-title");
    title.setPromptText(Texts.text("fit.untitled"));
    title.getStyleClass().add("fit-title");
    title.setPrefWidth(280);
    title.setMinWidth(160);
    return CutText.whole(title);
  }

  private Label dirtyMark() {
    var mark = new Label("\u2022");
    mark.getStyleClass().add("dirty-mark");
    mark.setAccessibleText(Texts.text("fit.dirty"));
    mark.visibleProperty().bind(model.dirtyProperty());
    return mark;
  }

  /** Why the Fit button is off, or what to know before it is pressed, beside it. */
  private Label obstacle() {
    var label = new Label();
    label.setId("obstacle");
    label.getStyleClass().addAll("hint", "obstacle");
    label.setMinWidth(0);
    label.textProperty().bind(model.hintProperty());
    var whole = new Tooltip();
    whole.setWrapText(true);
    whole.setMaxWidth(400);
    whole.textProperty().bind(model.hintProperty());
    label.setTooltip(whole);
    label.visibleProperty().bind(Bindings.not(model.run().runningProperty()));
    return label;
  }

  private VBox notices() {
    var notice = Panel.optional(model.noticeProperty(), "notice");
    notice.setId("notice");
    var run = Panel.optional(model.run().problemProperty(), "notice");
    run.setId("run-problem");
    var earlier = Panel.optional(model.earlier().problemProperty(), "notice");
    earlier.setId("earlier-problem");
    var waiting = Panel.optional(model.run().waitingProperty(), "said");
    waiting.setId("run-waiting");
    for (var label : new Label[] {notice, run, earlier, waiting}) {
      label.setMaxWidth(Double.MAX_VALUE);
    }
    return new VBox(notice, run, earlier, waiting, said());
  }

  /** What was done, until it is put away. */
  private HBox said() {
    var words = Panel.optional(model.earlier().saidProperty(), "said-words");
    words.setId("said");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    var close = new Button();
    close.setGraphic(Icon.TAKE_AWAY.node());
    close.setId("said-close");
    close.getStyleClass().addAll("button-icon", "flat", "quiet");
    close.setAccessibleText(Texts.text("said.close"));
    close.setTooltip(new Tooltip(Texts.text("said.close")));
    close.setOnAction(e -> model.earlier().silence());
    var line = new HBox(8, words, close);
    line.getStyleClass().add("said");
    line.setAlignment(Pos.CENTER_LEFT);
    line.visibleProperty().bind(words.visibleProperty());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  private ScrollPane left() {
    var column =
        new VBox(
            new DataPanel(
                model.data(),
                model.curves().points(),
                actions.open(),
                actions.addData(),
                actions.removeData()),
            new MethodPanel(model.method(), model.beginning(), model.engine()));
    column.getStyleClass().add("left-column");
    var scroll = new ScrollPane(column);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("left-scroll");
    return scroll;
  }
}
