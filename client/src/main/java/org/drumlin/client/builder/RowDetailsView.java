package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import org.drumlin.client.control.EntryField;
import org.drumlin.client.control.Texts;

/** Tie and prior of a parameter, under its row. */
final class RowDetailsView extends VBox {
  private static final double CURVE_WIDTH = 72;
  private static final double CURVE_HEIGHT = 22;

  private final RowDetailsViewModel model;
  private final FlowPane sharing = new FlowPane(0, 0);
  private final HBox numbers = new HBox();
  private final Polyline curve = new Polyline();
  private final List<Runnable> followers = new ArrayList<>();

  RowDetailsView(RowDetailsViewModel model) {
    this.model = model;
    getStyleClass().add("row-details-lines");
    sharing.getStyleClass().add("sharing");
    numbers.getStyleClass().add("prior-numbers");
    getChildren()
        .addAll(
            tie(),
            Panel.optional(model.tieProblemProperty(), "problem"),
            sharing,
            prior(),
            numbers,
            Panel.optional(model.priorProblemProperty(), "problem"));
    model.partners().addListener((ListChangeListener<String>) c -> share());
    model.leadsProperty().addListener(o -> share());
    model.tieProperty().addListener(o -> share());
    model.formProperty().addListener(o -> fillNumbers());
    model.priorProperty().addListener(o -> showPrior());
    share();
    fillNumbers();
  }

  private HBox tie() {
    String name = model.name();
    String words = Texts.text("tie.of", name);
    var field = new EntryField(words, model.tieProperty(), model::typeTie);
    field.setId("tie-" + name);
    field.getStyleClass().addAll("cell-field", "expression-field");
    field.setPromptText(Texts.text("tie.prompt"));
    field.setTooltip(new Tooltip(Texts.text("tie.tip")));
    var completed = new NameCompletion(field, model.names());
    HBox.setHgrow(completed, Priority.ALWAYS);
    var value = new Label();
    value.setId("tie-value-" + name);
    value.getStyleClass().add("unit");
    value.textProperty().bind(model.tieValueProperty());
    value.setMinWidth(USE_PREF_SIZE);
    return line("tie.label", completed, field, value);
  }

  private static HBox line(String key, Node first, Region named, Node... rest) {
    var label = new Label(Texts.text(key));
    label.getStyleClass().addAll("unit", "detail-label");
    label.setLabelFor(named);
    var line = new HBox(label, first);
    line.getChildren().addAll(rest);
    line.getStyleClass().add("detail-line");
    return line;
  }

  /** One click each: the same as another's, or all others the same as this. */
  private void share() {
    var buttons = new ArrayList<Node>();
    var partners = model.partners();
    if (partners.size() == 1) {
      buttons.add(button("same", Texts.text("tie.same", partners.getFirst()), partners.getFirst()));
    } else if (partners.size() > 1) {
      buttons.add(menu(partners));
    }
    if (model.leadsProperty().get()) {
      var lead = quiet("lead", Texts.text("tie.lead"), Texts.text("tie.lead.tip", model.name()));
      lead.setOnAction(e -> model.lead());
      buttons.add(lead);
    }
    if (!model.tieProperty().get().isEmpty()) {
      var free = quiet("untie", Texts.text("tie.free"), Texts.text("tie.free.tip", model.name()));
      free.setOnAction(e -> model.untie());
      buttons.add(free);
    }
    sharing.getChildren().setAll(buttons);
    sharing.setVisible(!buttons.isEmpty());
    sharing.setManaged(!buttons.isEmpty());
  }

  private Button button(String id, String words, String partner) {
    var same = quiet(id, words, Texts.text("tie.same.tip", model.name(), partner));
    same.setOnAction(e -> {
      boolean unused = model.typeTie(partner);
    });
    return same;
  }

  private Button quiet(String id, String words, String tip) {
    var button = new Button(words);
    button.setId(id + "-" + model.name());
    button.setMnemonicParsing(false);
    button.getStyleClass().addAll("flat", "small", "quiet");
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(tip);
    return button;
  }

  private MenuButton menu(List<String> partners) {
    var menu = new MenuButton(Texts.text("tie.same.as"));
    menu.setId("same-" + model.name());
    menu.getStyleClass().addAll("flat", "small", "quiet");
    menu.setAccessibleText(Texts.text("tie.same.as.of", model.name()));
    for (String partner : partners) {
      var item = new MenuItem(partner);
      item.setMnemonicParsing(false);
      item.setOnAction(e -> {
        boolean unused = model.typeTie(partner);
      });
      menu.getItems().add(item);
    }
    return menu;
  }

  private HBox prior() {
    ComboBox<PriorForm> choice =
        Panel.choice(Texts.text("prior.of", model.name()), "prior.form", PriorForm.values());
    choice.setId("prior-" + model.name());
    choice.getStyleClass().add("small");
    choice.setTooltip(new Tooltip(Texts.text("prior.tip")));
    choice.setMaxWidth(150);
    model.formProperty().subscribe(choice::setValue);
    choice.setOnAction(e -> {
      if (choice.getValue() != null) {
        model.chooseForm(choice.getValue());
      }
    });
    curve.getStyleClass().add("prior-curve");
    var drawing = new Pane(curve);
    drawing.setMinSize(CURVE_WIDTH, CURVE_HEIGHT);
    drawing.setMaxSize(CURVE_WIDTH, CURVE_HEIGHT);
    drawing.visibleProperty().bind(model.formProperty().isNotEqualTo(PriorForm.UNIFORM));
    return line("prior.label", choice, choice, drawing);
  }

  private void fillNumbers() {
    followers.clear();
    var fields = new ArrayList<Node>();
    var kinds = model.formProperty().get().numbers();
    for (int i = 0; i < kinds.size(); i++) {
      fields.add(number(i, kinds.get(i)));
    }
    numbers.getChildren().setAll(fields);
    numbers.setVisible(!fields.isEmpty());
    numbers.setManaged(!fields.isEmpty());
    showPrior();
  }

  private HBox number(int place, String kind) {
    var text = new SimpleStringProperty(model.number(place));
    followers.add(() -> text.set(model.number(place)));
    var field =
        new EntryField(
            Texts.text("prior.number", Texts.text("prior." + kind), model.name()),
            text,
            typed -> model.typeNumber(place, typed));
    field.setId("prior-" + kind + "-" + model.name());
    field.getStyleClass().add("cell-field");
    field.setPrefWidth(60);
    field.setMinWidth(52);
    var label = new Label(Texts.text("prior." + kind));
    label.getStyleClass().add("unit");
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(field);
    var both = new HBox(4, label, field);
    both.getStyleClass().add("detail-line");
    return both;
  }

  private void showPrior() {
    if (followers.size() != model.formProperty().get().numbers().size()) {
      return; // the form changes next, and its fields with it
    }
    followers.forEach(Runnable::run);
    double[] heights = PriorCurve.heights(model.priorProperty().get(), model.bounds());
    var points = new ArrayList<Double>();
    for (int i = 0; i < heights.length; i++) {
      points.add(CURVE_WIDTH * i / (heights.length - 1));
      points.add(CURVE_HEIGHT - 1 - (CURVE_HEIGHT - 3) * heights[i]);
    }
    curve.getPoints().setAll(points);
  }
}
