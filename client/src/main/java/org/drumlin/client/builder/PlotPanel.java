package org.drumlin.client.builder;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.CurvePlot;
import org.drumlin.client.control.EmptyState;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Texts;
import org.drumlin.client.control.UnitText;

/** The centre: the plot with its scales above and what it amounts to below. */
final class PlotPanel extends VBox {
  private final BuilderViewModel model;

  PlotPanel(BuilderViewModel model, Action open, Action useFitted, Navigator navigator) {
    this.model = model;
    getStyleClass().add("plot-panel");
    var plot = plot();
    var center = new StackPane(plot, emptyState(open));
    VBox.setVgrow(center, Priority.ALWAYS);
    getChildren().addAll(scales(plot), center, status(), ended(useFitted, navigator));
  }

  private CurvePlot plot() {
    var plot = new CurvePlot();
    plot.setId("plot");
    plot.curvesProperty().bind(model.preview().curvesProperty());
    plot.xTitleProperty().set(UnitText.axis("q", "1/Ang"));
    plot.yTitleProperty().set(UnitText.axis("I(q)", "1/cm"));
    plot.residualTitleProperty().set(Texts.text("plot.residuals"));
    plot.setOnRange(model.data()::chooseRange);
    plot.setOnReset(model.data()::resetRange);
    plot.accessibleTextProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Texts.text("plot.accessible", model.data().pointsProperty().get(), chisq()),
                model.data().pointsProperty(),
                model.preview().chisqProperty()));
    plot.visibleProperty().bind(nothing().not());
    return plot;
  }

  private BooleanBinding nothing() {
    return Bindings.createBooleanBinding(
        () -> !model.data().presentProperty().get() && model.model().infoProperty().get() == null,
        model.data().presentProperty(),
        model.model().infoProperty());
  }

  private EmptyState emptyState(Action open) {
    var button = open.button();
    button.setId("empty-open");
    var empty =
        new EmptyState(
            Icon.FIT, Texts.text("builder.empty.title"), Texts.text("builder.empty"), button);
    empty.visibleProperty().bind(nothing());
    return empty;
  }

  private HBox scales(CurvePlot plot) {
    var hint = new Label();
    hint.getStyleClass().add("hint");
    hint.setText(Texts.text("plot.hint"));
    hint.visibleProperty().bind(model.data().presentProperty());
    hint.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var x = toggle("log-x", "plot.log.x");
    x.selectedProperty().bindBidirectional(plot.logXProperty());
    var y = toggle("log-y", "plot.log.y");
    y.selectedProperty().bindBidirectional(plot.logYProperty());
    var line = new HBox(8, hint, gap, x, y);
    line.getStyleClass().add("plot-bar");
    line.visibleProperty().bind(nothing().not());
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static ToggleButton toggle(String id, String key) {
    var toggle = new ToggleButton(Texts.text(key));
    toggle.setId(id);
    toggle.getStyleClass().addAll("small", "scale-toggle");
    toggle.setTooltip(new Tooltip(Texts.text(key + ".tip")));
    toggle.setAccessibleText(Texts.text(key + ".tip"));
    return toggle;
  }

  private HBox status() {
    var chisq = new Label();
    chisq.setId("chisq");
    chisq.getStyleClass().add("chisq");
    chisq
        .textProperty()
        .bind(Bindings.createStringBinding(this::chisq, model.preview().chisqProperty()));
    var detail = new Label();
    detail.getStyleClass().add("hint");
    detail
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.data().presentProperty().get() ? model.data().pointsProperty().get() : "",
                model.data().presentProperty(),
                model.data().pointsProperty()));
    var problem = Panel.optional(model.preview().problemProperty(), "problem");
    problem.setId("preview-problem");
    var line = new HBox(16, chisq, detail, problem);
    line.getStyleClass().add("plot-status");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private String chisq() {
    double value = model.preview().chisqProperty().get();
    return Double.isFinite(value) ? Texts.text("plot.chisq", Numbers.brief(value)) : "";
  }

  /** What the last fit came to, and what to do with it. */
  private HBox ended(Action useFitted, Navigator navigator) {
    var run = model.run();
    var words = new Label();
    words.setId("fit-message");
    words.textProperty().bind(run.messageProperty());
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    var use = useFitted.button();
    use.getStyleClass().add("small");
    var show =
        Action.of(
            "show.result",
            Icon.RESULTS,
            () -> navigator.go(new Place.Result(run.jobIdProperty().get())));
    var showButton = show.button();
    showButton.getStyleClass().add("small");
    var bar = new HBox(8, words, use, showButton);
    bar.getStyleClass().add("ended-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.visibleProperty().bind(run.messageProperty().isNotEmpty());
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }
}
