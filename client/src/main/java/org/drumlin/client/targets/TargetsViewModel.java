package org.drumlin.client.targets;

import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.job.Job;
import org.drumlin.job.TargetList.Secrets;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.TargetCalls;
import org.jspecify.annotations.Nullable;

/** The places where fits can run, and what can be done with the one picked. */
final class TargetsViewModel {
  /** What the right-hand side shows. */
  enum Form {
    PLACE,
    ADD,
    TRUST,
    SIGN_IN,
    ADD_CLUSTER,
    CONNECTION,
    CLEAN_UP
  }

  private final TargetFeed targets;
  private final JobFeed jobs;
  private final Navigator navigator;
  private final RemoveQuestion question;
  private final Browser browser;
  private final ReadOnlyBooleanProperty fitHere;
  private final InstantSource clock;
  private final ZoneId zone;
  private final HubWork work;
  private final AddViewModel adding;
  private final SignInViewModel signingIn;
  private final AddClusterViewModel addingCluster;
  private final ConnectionViewModel connection;
  private final CleanUpViewModel cleaning;
  private final ObservableList<TargetRow> rows = FXCollections.observableArrayList();
  private final ObservableList<TargetRow> readOnly = FXCollections.unmodifiableObservableList(rows);
  private final ReadOnlyStringWrapper selected =
      new ReadOnlyStringWrapper(this, "selected", Job.HERE);
  private final ReadOnlyObjectWrapper<Form> form =
      new ReadOnlyObjectWrapper<>(this, "form", Form.PLACE);
  private final ReadOnlyObjectWrapper<@Nullable TargetRow> shown =
      new ReadOnlyObjectWrapper<>(this, "shown");
  private @Nullable Place after;

  /**
   * @param fitHere whether this computer may fit
   */
  TargetsViewModel(
      TargetFeed targets,
      JobFeed jobs,
      HubLink hub,
      TaskExecutor tasks,
      Navigator navigator,
      RemoveQuestion question,
      Browser browser,
      ReadOnlyBooleanProperty fitHere,
      InstantSource clock,
      ZoneId zone) {
    this.targets = targets;
    this.jobs = jobs;
    this.navigator = navigator;
    this.question = question;
    this.browser = browser;
    this.fitHere = fitHere;
    this.clock = clock;
    this.zone = zone;
    this.work = new HubWork(hub, tasks);
    this.adding =
        new AddViewModel(work, name -> targets.target(name).isPresent(), this::added, zone);
    this.signingIn = new SignInViewModel(work, browser, this::signedIn);
    this.addingCluster =
        new AddClusterViewModel(work, name -> targets.target(name).isPresent(), this::clusterAdded);
    this.connection = new ConnectionViewModel(hub, tasks, name -> targets.refresh());
    this.cleaning = new CleanUpViewModel(work);
    InvalidationListener update = o -> update();
    targets.targets().addListener(update);
    jobs.jobs().addListener(update);
    fitHere.addListener(update);
    adding
        .questionProperty()
        .addListener((o, before, now) -> form.set(now == null ? Form.ADD : Form.TRUST));
    update();
  }

  /** This computer first. */
  ObservableList<TargetRow> rows() {
    return readOnly;
  }

  ReadOnlyStringProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** The place picked. */
  ReadOnlyObjectProperty<@Nullable TargetRow> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Form> formProperty() {
    return form.getReadOnlyProperty();
  }

  HubWork work() {
    return work;
  }

  AddViewModel adding() {
    return adding;
  }

  SignInViewModel signingIn() {
    return signingIn;
  }

  AddClusterViewModel addingCluster() {
    return addingCluster;
  }

  ConnectionViewModel connection() {
    return connection;
  }

  CleanUpViewModel cleaning() {
    return cleaning;
  }

  /** Where sign-ins are kept. */
  ReadOnlyObjectProperty<Secrets> secretsProperty() {
    return targets.secretsProperty();
  }

  void select(String name) {
    if (!name.equals(selected.get()) || form.get() != Form.PLACE) {
      back();
      selected.set(name);
      signingIn.forgetKey();
      update();
    }
  }

  /** The screen is seen. */
  void enter() {
    targets.refresh();
    update();
  }

  /** The screen is left: a login under way is not waited for. */
  void leave() {
    if (form.get() == Form.CONNECTION) {
      back();
    }
  }

  /** Puts a form away; what it was doing is given up. */
  void back() {
    work.giveUp();
    connection.leave();
    after = null;
    form.set(Form.PLACE);
  }

  void addCluster() {
    back();
    addingCluster.begin();
    form.set(Form.ADD_CLUSTER);
  }

  private void clusterAdded(String name) {
    targets.refresh();
    selected.set(name);
    connect(name);
  }

  private void connect(String name) {
    form.set(Form.CONNECTION);
    connection.begin(name);
  }

  /** The connection is as wanted: back to the place, or on to where it was needed. */
  void connected() {
    var then = after;
    back();
    targets.refresh();
    if (then != null) {
      navigator.go(then);
    }
  }

  /** Shows what ended fits left at the cluster picked. */
  void cleanUp() {
    var row = shown.get();
    if (row != null && row.cluster()) {
      back();
      cleaning.begin(row.name());
      form.set(Form.CLEAN_UP);
    }
  }

  void add() {
    back();
    adding.begin();
    form.set(Form.ADD);
  }

  /** Asks for a sign-in at the place picked. */
  void signIn() {
    Optional.ofNullable(shown.get())
        .filter(TargetRow::elsewhere)
        .ifPresent(row -> {
          back();
          if (row.cluster()) {
            connect(row.name());
            return;
          }
          signingIn.begin(row.name(), row.address());
          form.set(Form.SIGN_IN);
        });
  }

  /** Asks for a sign-in at that place, and goes on to another one then. */
  void signIn(String name, Place then) {
    select(name);
    signIn();
    after = then;
  }

  void signOut() {
    change("targets.signing.out", TargetCalls::signOut);
  }

  /** Asks the place picked whether it answers. */
  void check() {
    var row = shown.get();
    if (row != null && row.cluster()) {
      back();
      connect(row.name());
      return;
    }
    change("targets.checking", TargetCalls::check);
  }

  /** Takes the place picked out of the list, after asking. */
  void remove() {
    var row = shown.get();
    if (row != null && row.elsewhere()) {
      String key = row.cluster() ? "targets.remove.cluster" : "targets.remove";
      String words =
          row.unfinished() == 0
              ? Texts.text(key + ".words")
              : Texts.text(key + ".unfinished", String.valueOf(row.unfinished()));
      question.ask(row.title(), words, () -> remove(row));
    }
  }

  private void remove(TargetRow row) {
    work.start(
        Texts.text("targets.removing"),
        calls -> {
          if (row.unfinished() == 0) {
            calls.remove(row.name());
          } else {
            calls.removeWithJobs(row.name());
          }
          return row;
        },
        gone -> {
          selected.set(Job.HERE);
          targets.refresh();
          jobs.refresh();
        });
  }

  /** Opens the pages of the place picked in the browser. */
  void browse() {
    var row = shown.get();
    if (row != null && row.server()) {
      browser.open(URI.create(row.address()));
    }
  }

  /** Shows the fits of the place picked. */
  void showFits() {
    navigator.go(new Place.JobsAt(selected.get()));
  }

  /** A call about one place. */
  @FunctionalInterface
  private interface Change {
    void at(TargetCalls calls, String name) throws ServerException;
  }

  private void change(String words, Change change) {
    var row = shown.get();
    if (row != null && row.server()) {
      work.start(
          Texts.text(words),
          calls -> {
            change.at(calls, row.name());
            return row;
          },
          done -> targets.refresh());
    }
  }

  private void added(String name) {
    targets.refresh();
    selected.set(name);
    signingIn.begin(name, AddressText.read(adding.addressProperty().get()).address());
    form.set(Form.SIGN_IN);
  }

  private void signedIn(String name) {
    targets.refresh();
    form.set(Form.PLACE);
    var then = after;
    after = null;
    if (then != null && signingIn.newKeyProperty().get().isEmpty()) {
      navigator.go(then);
    }
  }

  private void update() {
    var now = clock.instant();
    List<TargetRow> fresh =
        targets.targets().stream()
            .map(target -> TargetRow.of(target, jobs.jobs(), fitHere.get(), now, zone))
            .toList();
    if (!fresh.equals(rows)) {
      rows.setAll(fresh);
    }
    shown.set(
        fresh.stream().filter(row -> row.name().equals(selected.get())).findFirst().orElse(null));
  }
}
