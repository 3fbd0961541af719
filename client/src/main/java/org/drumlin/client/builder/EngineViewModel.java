package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.job.DeviceReport;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.ServerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the fit is computed with, and what computed the curve that is shown. */
final class EngineViewModel {
  private static final Logger log = LoggerFactory.getLogger(EngineViewModel.class);
  private static final String AUTO = "auto";
  private static final String JVM = "jvm";
  private static final String OPENCL = "opencl";

  /**
   * An engine to choose.
   *
   * @param engine as a document writes it
   */
  record Choice(String engine, String words) {}

  private final DraftHistory history;
  private final ObservableList<Choice> choices = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Choice> choice;
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private final ReadOnlyStringWrapper device = new ReadOnlyStringWrapper(this, "device", "");
  private final List<Choice> found = new ArrayList<>();
  private final List<Choice> elsewhere =
      List.of(
          new Choice(AUTO, Texts.text("engine.auto")),
          new Choice(JVM, Texts.text("engine.jvm")),
          new Choice(OPENCL, Texts.text("engine.opencl")));
  private boolean here = true;
  private String troubleHere = "";
  private String computedBy = "";
  private String fittedBy = "";
  private int threads;

  EngineViewModel(DraftHistory history, HubLink hub, TaskExecutor tasks) {
    this.history = history;
    found.add(new Choice(AUTO, Texts.text("engine.auto")));
    found.add(new Choice(JVM, Texts.text("engine.jvm")));
    this.choice = new ReadOnlyObjectWrapper<>(this, "choice", found.getFirst());
    choices.setAll(found);
    hub.whenReady(client -> {
      tasks.start(client::info, this::take, e -> log.warn("the hub does not tell its threads", e));
      tasks.start(client::devices, this::take, this::failed);
    });
  }

  /** What can be chosen; the document's own choice is always among it. */
  ObservableList<Choice> choices() {
    return choices;
  }

  ReadOnlyObjectProperty<Choice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** Why there is no OpenCL device here; empty when there is one, or nobody has looked yet. */
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** What computed the fit, else the curve that is shown, in words; empty while there is none. */
  ReadOnlyStringProperty deviceProperty() {
    return device.getReadOnlyProperty();
  }

  void choose(Choice chosen) {
    if (!chosen.engine().equals(history.current().document().engine())) {
      history.edit(history.current().withEngine(chosen.engine()));
    }
  }

  /** Whether the fit runs on this computer: of another's devices only the first is named. */
  void at(boolean thisComputer) {
    here = thisComputer;
    show(history.current());
  }

  void show(Draft draft) {
    trouble.set(here ? troubleHere : "");
    String engine = draft.document().engine();
    var next = new ArrayList<>(here ? found : elsewhere);
    var known = next.stream().filter(c -> c.engine().equals(engine)).findFirst();
    var shown = known.orElseGet(() -> new Choice(engine, Texts.text("engine.unknown", engine)));
    if (known.isEmpty()) {
      next.add(shown);
    }
    if (!next.equals(choices)) {
      choices.setAll(next);
    }
    choice.set(shown);
  }

  /** The engine that a curve came from, as the evaluator names it; empty for none. */
  void computedBy(String engine) {
    computedBy = engine;
    showDevice();
  }

  /** What the last fit came from, in words; empty for none. */
  void fittedBy(String words) {
    fittedBy = words;
    showDevice();
  }

  private void showDevice() {
    String curve =
        computedBy.equals(JVM) && threads > 0
            ? Texts.text(threads == 1 ? "device.jvm.one" : "device.jvm", String.valueOf(threads))
            : computedBy;
    device.set(fittedBy.isEmpty() ? curve : fittedBy);
  }

  private void take(ServerInfo info) {
    threads = info.threads();
    showDevice();
  }

  private void take(DeviceReport devices) {
    if (devices.devices().size() > 1) {
      found.add(new Choice(OPENCL, Texts.text("engine.opencl")));
    }
    for (var d : devices.devices()) {
      String words = Texts.text("engine.device", d.name(), d.platform(), d.precision());
      found.add(new Choice(OPENCL + ":" + d.number(), words));
    }
    if (devices.devices().isEmpty()) {
      troubleHere = Texts.text("engine.none", String.join("; ", devices.troubles()));
    }
    show(history.current());
  }

  private void failed(Exception failure) {
    log.warn("the hub does not tell its devices", failure);
    troubleHere =
        failure instanceof ServerException refused
            ? Texts.text("engine.none", refused.inWords())
            : Texts.text("engine.unseen");
    show(history.current());
  }
}
