package org.drumlin.client.builder;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
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

/** The centre: the plot with its scales above and what it amounts to below. */
final class PlotPanel extends VBox {
  private final BuilderViewModel model;
  private final BooleanBinding reflectivity;
  private final ToggleButton profileToggle;
  private final ToggleButton all;

  PlotPanel(BuilderViewModel model, Action open, Action useFitted, Navigator navigator) {
    this.model = model;
    getStyleClass().add("plot-panel");
    this.reflectivity = reflectivity();
    this.profileToggle = profileToggle();
    this.all = allToggle();
    var plot = plot();
    var center = new StackPane(plot, emptyState(open));
    VBox.setVgrow(center, Priority.ALWAYS);
    var profile = new ProfilePanel(model);
    profile
        .visibleProperty()
        .bind(profileToggle.visibleProperty().and(profileToggle.selectedProperty()));
    profile.managedProperty().bind(profile.visibleProperty());
    getChildren().addAll(scales(plot), center, profile, status(), ended(useFitted, navigator));
  }

  private CurvePlot plot() {
    var plot = new CurvePlot();
    plot.setId("plot");
    plot.curvesProperty().bind(model.preview().curvesProperty());
    plot.residualTitleProperty().set(Texts.text("plot.residuals"));
    plot.setOnRange(model.data()::chooseRange);
    plot.setOnReset(model.data()::resetRange);
    plot.setOnPick(model.curves().points()::toggle);
    plot.besideProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> all.isSelected() ? model.curves().beside().curvesProperty().get() : List.of(),
                all.selectedProperty(),
                model.curves().beside().curvesProperty()));
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
    hint.setTooltip(new Tooltip(Texts.text("plot.hint.tip")));
    hint.setMinWidth(0);
    hint.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(hint, Priority.ALWAYS);
    var axes = new PlotAxes(plot, reflectivity);
    axes.setMinWidth(USE_PREF_SIZE);
    var line = new HBox(8, hint, all, axes, profileToggle);
    line.getStyleClass().add("plot-bar");
    line.visibleProperty().bind(nothing().not());
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** Shows the other data sets behind the one worked on. */
  private ToggleButton allToggle() {
    var toggle = new ToggleButton(Texts.text("plot.all"));
    toggle.setId("show-all");
    toggle.getStyleClass().addAll("small", "scale-toggle");
    toggle.setTooltip(new Tooltip(Texts.text("plot.all.tip")));
    toggle.setAccessibleText(Texts.text("plot.all.tip"));
    toggle.setMinWidth(USE_PREF_SIZE);
    toggle.setSelected(true);
    toggle.visibleProperty().bind(Bindings.size(model.data().sets()).greaterThan(1));
    toggle.managedProperty().bind(toggle.visibleProperty());
    return toggle;
  }

  private BooleanBinding reflectivity() {
    return Bindings.createBooleanBinding(
        () -> {
          var info = model.model().infoProperty().get();
          return info != null && info.category().startsWith("reflectivity");
        },
        model.model().infoProperty());
  }

  /** Shows the profile of a layered model beside its curve. */
  private ToggleButton profileToggle() {
    var toggle = new ToggleButton(Texts.text("plot.profile"));
    toggle.setId("profile-toggle");
    toggle.getStyleClass().addAll("small", "scale-toggle");
    toggle.setTooltip(new Tooltip(Texts.text("plot.profile.tip")));
    toggle.setAccessibleText(Texts.text("plot.profile.tip"));
    toggle.setMinWidth(USE_PREF_SIZE);
    // A layered sample is read from its profile; a particle's is there for who asks for it.
    reflectivity.subscribe(toggle::setSelected);
    toggle.visibleProperty().bind(model.preview().profileProperty().map(p -> p.z().length > 0));
    toggle.managedProperty().bind(toggle.visibleProperty());
    return toggle;
  }

  private HBox status() {
    var chisq = new Label();
    chisq.setId("chisq");
    chisq.getStyleClass().add("chisq");
    chisq.setMinWidth(USE_PREF_SIZE);
    chisq
        .textProperty()
        .bind(Bindings.createStringBinding(this::chisq, model.preview().chisqProperty()));
    var total = new Label();
    total.setId("chisq-all");
    total.getStyleClass().add("hint");
    total.setMinWidth(USE_PREF_SIZE);
    total
        .textProperty()
        .bind(
            model
                .curves()
                .totalProperty()
                .map(t ->
                    Double.isFinite(t.doubleValue())
                        ? Texts.text("plot.chisq.all", Numbers.brief(t.doubleValue()))
                        : ""));
    total.visibleProperty().bind(total.textProperty().isNotEmpty());
    total.managedProperty().bind(total.visibleProperty());
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
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var device = new Label();
    device.setId("device");
    device.getStyleClass().add("hint");
    device.textProperty().bind(model.engine().deviceProperty());
    device.setMinWidth(0);
    device.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    var whole = new Tooltip();
    whole.textProperty().bind(device.textProperty());
    device.setTooltip(whole);
    problem.setMinWidth(0);
    var line = new HBox(16, chisq, total, detail, problem, gap, device);
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
