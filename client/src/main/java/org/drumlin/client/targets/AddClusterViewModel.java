package org.drumlin.client.targets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.drumlin.client.control.Texts;
import org.drumlin.job.Json;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.NodeJava;

/** Adding a cluster by its login node. What is left empty is as ~/.ssh/config says. */
final class AddClusterViewModel {
  private static final String USUAL_WORK = "~/drumlin";

  private final HubWork work;
  private final Predicate<String> taken;
  private final Consumer<String> added;
  private final StringProperty login = new SimpleStringProperty(this, "login", "");
  private final StringProperty name = new SimpleStringProperty(this, "name", "");
  private final StringProperty identity = new SimpleStringProperty(this, "identity", "");
  private final StringProperty jumps = new SimpleStringProperty(this, "jumps", "");
  private final StringProperty folder = new SimpleStringProperty(this, "folder", USUAL_WORK);
  private final StringProperty scheduler =
      new SimpleStringProperty(this, "scheduler", ClusterSettings.SLURM);
  private final ObjectProperty<NodeJava.Kind> java =
      new SimpleObjectProperty<>(this, "java", NodeJava.Kind.UPLOAD);
  private final StringProperty javaValue = new SimpleStringProperty(this, "javaValue", "");
  private String proposed = "";

  /**
   * @param taken whether a place has that name already
   * @param added hears the name of the new place
   */
  AddClusterViewModel(HubWork work, Predicate<String> taken, Consumer<String> added) {
    this.work = work;
    this.taken = taken;
    this.added = added;
    login.subscribe(this::propose);
  }

  /** {@code [user@]host[:port]}, or an alias of ~/.ssh/config. */
  StringProperty loginProperty() {
    return login;
  }

  /** What the place will be called; follows the host until a person writes another one. */
  StringProperty nameProperty() {
    return name;
  }

  /** A private key's file. */
  StringProperty identityProperty() {
    return identity;
  }

  /** Hosts on the way, with commas between. */
  StringProperty jumpsProperty() {
    return jumps;
  }

  /** The folder there that holds everything of Drumlin. */
  StringProperty folderProperty() {
    return folder;
  }

  StringProperty schedulerProperty() {
    return scheduler;
  }

  /** Where the nodes' Java comes from. */
  ObjectProperty<NodeJava.Kind> javaProperty() {
    return java;
  }

  /** The path or the module, where one is needed. */
  StringProperty javaValueProperty() {
    return javaValue;
  }

  void begin() {
    for (var field : new StringProperty[] {login, name, identity, jumps, javaValue}) {
      field.set("");
    }
    folder.set(USUAL_WORK);
    scheduler.set(ClusterSettings.SLURM);
    java.set(NodeJava.Kind.UPLOAD);
    proposed = "";
    work.say("");
  }

  private void propose(String typed) {
    if (name.get().equals(proposed)) {
      proposed = LoginText.read(typed).name();
      name.set(proposed);
    }
  }

  /** Adds the cluster, unless something is wrong with what was typed. */
  void add() {
    String wished = name.get().strip();
    var read = LoginText.read(login.get());
    String problem = read.problem();
    if (problem.isEmpty() && wished.isEmpty()) {
      problem = Texts.text("cluster.name.none");
    } else if (problem.isEmpty() && taken.test(wished)) {
      problem = Texts.text("add.name.taken", wished);
    }
    work.say(problem);
    if (problem.isEmpty()) {
      try {
        send(ClusterSettings.fromJson(settings(wished, read)));
      } catch (IOException e) {
        work.say(String.valueOf(e.getMessage()));
      }
    }
  }

  private ObjectNode settings(String wished, LoginText read) {
    ObjectNode node =
        Json.object()
            .put("name", wished)
            .put("host", read.host())
            .put("user", read.user())
            .put("port", read.port())
            .put("identity", identity.get().strip())
            .put("jumps", jumps.get().strip())
            .put("work", folder.get().strip())
            .put("scheduler", scheduler.get().strip());
    boolean named = java.get() == NodeJava.Kind.PATH || java.get() == NodeJava.Kind.MODULE;
    node.putObject("java")
        .put("kind", java.get().name().toLowerCase(Locale.ROOT))
        .put("value", named ? javaValue.get().strip() : "");
    return node;
  }

  private void send(ClusterSettings settings) {
    work.startAtCluster(
        Texts.text("cluster.adding", settings.name()),
        calls -> {
          calls.add(settings.name(), settings.toJson());
          return settings.name();
        },
        added);
  }
}
