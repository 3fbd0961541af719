package org.drumlin.client.targets;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Texts;
import org.drumlin.client.targets.TargetsViewModel.Form;

/** Layout of the places: the list on the left, the one picked or a form beside it. */
final class TargetsView extends BorderPane {
  private static final double LIST_WIDTH = 288;

  private final TargetsViewModel model;
  private final ListView<TargetRow> list = new ListView<>();
  private final AddPane add;
  private final SignInPane signIn;
  private final AddClusterPane addCluster;

  TargetsView(TargetsViewModel model, List<Action> adding, List<Action> actions) {
    this.model = model;
    getStyleClass().add("targets");
    this.add = new AddPane(model);
    this.signIn = new SignInPane(model);
    this.addCluster = new AddClusterPane(model);
    setTop(head(adding));
    list();
    setLeft(list);
    var forms =
        new StackPane(
            shown(new PlacePane(model, actions), Form.PLACE),
            shown(add, Form.ADD),
            shown(new TrustPane(model), Form.TRUST),
            shown(signIn, Form.SIGN_IN),
            shown(addCluster, Form.ADD_CLUSTER),
            shown(new ConnectionPane(model), Form.CONNECTION),
            shown(new CleanUpPane(model), Form.CLEAN_UP));
    forms.setAlignment(Pos.TOP_LEFT);
    var scroll = new ScrollPane(forms);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("plain-scroll");
    setCenter(scroll);
    model.formProperty().addListener((o, before, now) -> focus(now));
  }

  private static Node head(List<Action> adding) {
    var title = new Label(Texts.text("screen.targets"));
    title.getStyleClass().add("screen-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(title, gap);
    adding.forEach(action -> bar.getChildren().add(action.button()));
    bar.getStyleClass().add("screen-head");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private Node shown(Region pane, Form form) {
    return FormPane.only(pane, model.formProperty().isEqualTo(form));
  }

  private void focus(Form form) {
    switch (form) {
      case ADD -> add.begin();
      case SIGN_IN -> signIn.begin();
      case ADD_CLUSTER -> addCluster.begin();
      case TRUST, PLACE, CONNECTION, CLEAN_UP -> list.requestFocus();
    }
  }

  private void list() {
    list.setId("targets-list");
    list.setAccessibleText(Texts.text("screen.targets"));
    list.setItems(model.rows());
    list.setPrefWidth(LIST_WIDTH);
    list.setCellFactory(view -> new TargetCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, now) -> {
          if (now != null && !now.name().equals(model.selectedProperty().get())) {
            model.select(now.name());
          }
        });
    list.setOnMouseClicked(e -> {
      // The place picked already, while a form is shown: back to the place.
      var picked = list.getSelectionModel().getSelectedItem();
      if (picked != null) {
        model.select(picked.name());
      }
    });
    model.selectedProperty().addListener(o -> showSelected());
    model.rows().addListener((ListChangeListener<TargetRow>) change -> showSelected());
    showSelected();
  }

  private void showSelected() {
    var rows = model.rows();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).name().equals(model.selectedProperty().get())
          && list.getSelectionModel().getSelectedIndex() != i) {
        list.getSelectionModel().clearAndSelect(i);
      }
    }
  }
}
