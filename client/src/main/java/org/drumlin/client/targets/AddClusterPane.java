package org.drumlin.client.targets;

import javafx.beans.property.Property;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Fold;
import org.drumlin.client.control.ShownAs;
import org.drumlin.client.control.Texts;
import org.drumlin.slurm.NodeJava;

/** The form for a cluster's login node. */
final class AddClusterPane extends FormPane {
  private final TextField login;
  private final AddClusterViewModel model;

  AddClusterPane(TargetsViewModel targets) {
    super("cluster-form", targets.work(), new SimpleStringProperty(Texts.text("cluster.title")));
    this.model = targets.addingCluster();
    words("cluster.words");
    login = typed("cluster-login", "cluster.login", model.loginProperty());
    login.setPromptText(Texts.text("cluster.login.prompt"));
    typed("cluster-name", "add.name", model.nameProperty());
    getChildren().add(new Fold("cluster-more", "cluster.more", rare()));
    buttons(
        button("cluster-add", "cluster.add", model::add),
        button("cluster-cancel", "form.cancel", targets::back));
  }

  /** What few people need to say. */
  private VBox rare() {
    int from = getChildren().size();
    hinted("cluster-identity", "cluster.identity", model.identityProperty());
    hinted("cluster-jumps", "cluster.jumps", model.jumpsProperty());
    typed("cluster-folder", "cluster.folder", model.folderProperty());
    hinted("cluster-scheduler", "cluster.scheduler", model.schedulerProperty());
    var java = new ComboBox<NodeJava.Kind>();
    java.setId("cluster-java");
    java.getItems().setAll(NodeJava.Kind.values());
    java.setConverter(ShownAs.inBundle("cluster.java"));
    java.valueProperty().bindBidirectional(model.javaProperty());
    field("cluster.java", java);
    var value = new TextField();
    value.setId("cluster-java-value");
    value.textProperty().bindBidirectional(model.javaValueProperty());
    only(
        field("cluster.java.value", value),
        model
            .javaProperty()
            .isEqualTo(NodeJava.Kind.PATH)
            .or(model.javaProperty().isEqualTo(NodeJava.Kind.MODULE)));
    var fields = getChildren().subList(from, getChildren().size());
    var all = fields.toArray(Node[]::new);
    fields.clear();
    return new VBox(16, all);
  }

  private void hinted(String id, String key, Property<String> text) {
    typed(id, key, text).setPromptText(Texts.text(key + ".prompt"));
  }

  private TextField typed(String id, String key, Property<String> text) {
    var field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(text);
    field(key, field);
    return field;
  }

  void begin() {
    login.requestFocus();
  }
}
