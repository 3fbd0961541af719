package org.drumlin.client.builder;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.bumps.ExportException;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.control.Texts;
import org.drumlin.client.queue.ScriptViewModel;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.data.DataException;
import org.drumlin.fit.DocumentException;
import org.drumlin.kernel.ModelException;
import org.drumlin.sasview.SavedFitException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The builder's state and what can be done in it. Every edit goes through the history; everything
 * shown follows from the current draft.
 */
public final class BuilderViewModel {
  private static final Logger log = LoggerFactory.getLogger(BuilderViewModel.class);

  private final DraftHistory history = new DraftHistory();
  private final MethodViewModel method = new MethodViewModel(history);
  private final HubLink hub;
  private final CurvesViewModel curves;
  private final EngineViewModel engine;
  private final FitRunViewModel run;
  private final RunOnViewModel runOn;
  private final ScriptViewModel queue;
  private final EarlierFitsViewModel earlier;
  private final BeginningViewModel beginning;
  private final ModelLibrary library;
  private final ModelViewModel model;
  private final RelationsViewModel relations;
  private final TaskExecutor tasks;
  private final UserSettings settings;
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(this, "hint", "");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private final ReadOnlyObjectWrapper<@Nullable Path> file =
      new ReadOnlyObjectWrapper<>(this, "file");

  public BuilderViewModel(
      HubLink hub,
      JobFeed feed,
      TargetFeed targets,
      TaskExecutor tasks,
      ModelLibrary library,
      UserSettings settings) {
    this.hub = hub;
    this.runOn =
        new RunOnViewModel(targets, settings, InstantSource.system(), ZoneId.systemDefault());
    this.queue = new ScriptViewModel(hub, tasks, settings, InstantSource.system());
    this.curves = new CurvesViewModel(history, library, hub, tasks);
    this.engine = new EngineViewModel(history, hub, tasks);
    curves.preview().engineProperty().subscribe(engine::computedBy);
    this.run = new FitRunViewModel(hub, feed, tasks);
    run.deviceProperty().subscribe(engine::fittedBy);
    this.earlier = new EarlierFitsViewModel(history, hub, feed, tasks, settings.fetched());
    this.beginning = new BeginningViewModel(history, earlier);
    this.library = library;
    this.model = new ModelViewModel(history, library);
    this.relations = new RelationsViewModel(history, library);
    this.tasks = tasks;
    this.settings = settings;
    history.currentProperty().addListener((o, before, draft) -> show(draft));
    settings.fitHereProperty().addListener(o -> updateObstacle());
    runOn
        .choiceProperty()
        .subscribe(choice -> {
          engine.at(choice.here());
          // What a cluster offers is asked for once somebody is let in there.
          queue.at(choice.cluster() && !choice.needsSignIn() ? choice.target() : "");
          updateObstacle();
        });
    hub.stateProperty().addListener(o -> updateObstacle());
    queue.obstacleProperty().addListener(o -> updateObstacle());
    show(history.current());
  }

  DraftHistory history() {
    return history;
  }

  /** The data sets and their curves. */
  CurvesViewModel curves() {
    return curves;
  }

  DataViewModel data() {
    return curves.data();
  }

  ModelViewModel model() {
    return model;
  }

  RelationsViewModel relations() {
    return relations;
  }

  MethodViewModel method() {
    return method;
  }

  EngineViewModel engine() {
    return engine;
  }

  LivePreview preview() {
    return curves.preview();
  }

  FitRunViewModel run() {
    return run;
  }

  /** Where the fit begins. */
  BeginningViewModel beginning() {
    return beginning;
  }

  /** Values from earlier fits. */
  EarlierFitsViewModel earlier() {
    return earlier;
  }

  /** Where the fit is to run. */
  /** What the fit asks of a cluster's queue. */
  ScriptViewModel queue() {
    return queue;
  }

  RunOnViewModel runOn() {
    return runOn;
  }

  /** What went wrong with the last file; empty when nothing did. */
  ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** What still stands in the way of a fit; empty when it can be started. */
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** What stands in the way, else what to know before the fit is sent; empty for nothing. */
  ReadOnlyStringProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** The document's file; null while it was never saved. */
  ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
    return file.getReadOnlyProperty();
  }

  BooleanBinding canFit() {
    return obstacle.isEmpty().and(Bindings.not(run.runningProperty()));
  }

  /** Whether there are data and a model, so that there is a fit to write. */
  BooleanBinding complete() {
    return curves.data().presentProperty().and(model.infoProperty().isNotNull());
  }

  /** What the window calls this fit. */
  public String title() {
    String title = history.current().document().title();
    return title.isBlank() ? Texts.text("fit.untitled") : title;
  }

  /** Whether there are changes that are not saved. */
  public ReadOnlyBooleanProperty dirtyProperty() {
    return history.dirtyProperty();
  }

  /** The draft changes with every edit; for who shows its title. */
  public ReadOnlyObjectProperty<?> draftProperty() {
    return history.currentProperty();
  }

  void clear() {
    file.set(null);
    notice.set("");
    relations.forget();
    history.reset(Draft.empty());
  }

  /**
   * Opens what SasView saved; says what could not be carried over.
   *
   * @param choose which of several fits, by their names; none for none of them
   */
  void openSaved(Path chosen, Function<List<String>, OptionalInt> choose) {
    notice.set("");
    earlier.silence();
    busy.set(true);
    tasks.start(
        () -> SasViewFits.read(chosen, settings.fetched()),
        saved -> {
          busy.set(false);
          var place = saved.names().size() == 1 ? OptionalInt.of(0) : choose.apply(saved.names());
          place.ifPresent(i -> begin(saved, i));
        },
        failure -> refused(chosen, failure));
  }

  private void begin(SasViewFits saved, int place) {
    tasks.start(
        () -> FitFiles.openDocument(saved.documents().get(place)),
        opened -> {
          begin(opened, null);
          earlier.say(saved.words(place));
        },
        failure -> refused(saved.documents().get(place), failure));
  }

  /** Opens a data file or, by its name, a fit document; says inline what is wrong with it. */
  public void open(Path chosen) {
    notice.set("");
    earlier.silence();
    busy.set(true);
    Path folder = chosen.toAbsolutePath().getParent();
    if (folder != null) {
      settings.folderProperty().set(folder);
    }
    if (FitFiles.isDocument(chosen)) {
      tasks.start(
          () -> FitFiles.openDocument(chosen),
          opened -> {
            busy.set(false);
            begin(opened, chosen);
          },
          failure -> refused(chosen, failure));
    } else {
      openData(chosen, draft -> draft.withData(chosen));
    }
  }

  private void begin(FitFiles.Opened opened, @Nullable Path from) {
    curves.uses().remember(opened.draft(), opened.datasets());
    file.set(from);
    relations.forget();
    history.reset(opened.draft());
  }

  /** One more data file, fitted beside those there are, with the model of the one shown. */
  void addData(Path chosen) {
    notice.set("");
    busy.set(true);
    openData(chosen, draft -> draft.plusData(chosen));
  }

  private void openData(Path chosen, UnaryOperator<Draft> use) {
    tasks.start(
        () -> FitFiles.openData(chosen),
        dataset -> {
          busy.set(false);
          curves.uses().remember(chosen, dataset);
          history.edit(use.apply(history.current()));
        },
        failure -> refused(chosen, failure));
  }

  /** What else would change if the data set shown were taken out, in words; empty for nothing. */
  String removalWords() {
    return new Removal(history.current(), library).words();
  }

  /** Takes the data set shown out of the fit; what followed its parameters keeps its values. */
  void removeData() {
    history.edit(new Removal(history.current(), library).draft());
  }

  /** Takes a model file into the user's own models and chooses it; says inline what is wrong. */
  void openModel(Path chosen) {
    notice.set("");
    busy.set(true);
    tasks.start(
        () -> library.take(chosen),
        taken -> {
          busy.set(false);
          boolean unused = model.choose(taken);
        },
        failure -> refused(chosen, failure));
  }

  /** Chooses a model of the user's own as it was just written. */
  void takeModel(String name, String text) {
    boolean unused = model.choose(new ModelLibrary.OwnModel(name, text));
  }

  private void refused(Path chosen, Exception failure) {
    busy.set(false);
    if (failure instanceof DataException
        || failure instanceof DocumentException
        || failure instanceof ExportException
        || failure instanceof SavedFitException
        || failure instanceof ModelException) {
      notice.set(
          Texts.text(
              "file.refused",
              String.valueOf(chosen.getFileName()),
              String.valueOf(failure.getMessage())));
    } else {
      log.error("{} could not be opened", chosen, failure);
      notice.set(Texts.text("file.broke", String.valueOf(chosen.getFileName())));
    }
  }

  /** Saves the document there; says inline when it cannot. */
  void save(Path to, Runnable then) {
    Draft draft = history.current();
    busy.set(true);
    notice.set("");
    tasks.start(
        () -> FitFiles.save(draft, to),
        saved -> {
          busy.set(false);
          curves.uses().moved(draft, saved.draft());
          file.set(saved.file());
          history.saved(saved.draft());
          then.run();
        },
        failure -> {
          busy.set(false);
          log.warn("{} could not be saved", to, failure);
          notice.set(
              Texts.text("file.unsaved", to.toString(), String.valueOf(failure.getMessage())));
        });
  }

  void rename(String title) {
    history.edit(history.current().withTitle(title.strip()));
  }

  /** Starts the fit, unless something is in its way. */
  void fit() {
    if (obstacle.get().isEmpty()) {
      run.submit(history.current(), runOn.target(), queue.queue());
      queue.used();
    }
  }

  /** Whether the last fit found values that the table does not show. */
  boolean hasNewValues() {
    return !withFitted(history.current()).equals(history.current());
  }

  /** Puts the values of the last fit into the table, as one edit. */
  void useFitted() {
    history.edit(withFitted(history.current()));
  }

  private Draft withFitted(Draft draft) {
    return draft.with(run.fittedProperty().get().in(draft.document()).document());
  }

  /** Begins with the fit of that job, starting from what it found. */
  void again(String jobId) {
    earlier.again(jobId, opened -> begin(opened, null));
  }

  /** Begins with the fit of that job, to go on with its run. */
  void extend(String jobId) {
    earlier.extend(jobId, opened -> begin(opened, null));
  }

  /** Writes the fit as a model file of bumps, with its data, into that folder. */
  void exportBumps(Path folder) {
    var draft = history.current();
    notice.set("");
    earlier.silence();
    busy.set(true);
    tasks.start(
        () -> BumpsFiles.write(draft, folder),
        words -> {
          busy.set(false);
          earlier.say(words);
        },
        failure -> refused(folder, failure));
  }

  private void show(Draft draft) {
    model.show(draft);
    relations.show(draft);
    method.show(draft);
    engine.show(draft);
    beginning.show(draft);
    curves.show(draft);
    queue.title(draft.document().title());
    updateObstacle();
  }

  private void updateObstacle() {
    obstacle.set(findObstacle(history.current()));
    hint.set(obstacle.get().isEmpty() ? runOn.note() : obstacle.get());
  }

  /** The first thing that stands in the way, in the order a person would see to it. */
  private String findObstacle(Draft draft) {
    var obstacles = new Obstacles(draft);
    return Stream.<Supplier<String>>of(
            () -> obstacles.missing(curves.problem(), model),
            obstacles::parameters,
            () -> obstacles.relations(new Expressions(draft.document(), library), relations),
            () -> obstacles.beyond(runOn, hub.stateProperty().get()),
            queue.obstacleProperty()::get)
        .map(Supplier::get)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }
}
