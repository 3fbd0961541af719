package org.drumlin.client.targets;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.drumlin.client.control.Texts;
import org.drumlin.job.ServerCertificate;
import org.drumlin.remote.TargetCalls.Added;
import org.jspecify.annotations.Nullable;

/**
 * Adding a server by its address. A certificate that nobody vouches for is asked about once; the
 * hub keeps the one that was trusted.
 */
final class AddViewModel {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final HubWork work;
  private final Predicate<String> taken;
  private final Consumer<String> added;
  private final ZoneId zone;
  private final StringProperty address = new SimpleStringProperty(this, "address", "");
  private final StringProperty name = new SimpleStringProperty(this, "name", "");
  private final ReadOnlyObjectWrapper<@Nullable Question> question =
      new ReadOnlyObjectWrapper<>(this, "question");
  private String proposed = "";
  private Runnable onTrust = () -> {};

  /**
   * What a person needs to know to say whether a certificate is the right one.
   *
   * @param fingerprint SHA-256 in groups of four digits
   */
  record Question(
      String address, String fingerprint, String subject, String issuer, String until) {}

  /**
   * @param taken whether a place has that name already
   * @param added hears the name of the new place
   */
  AddViewModel(HubWork work, Predicate<String> taken, Consumer<String> added, ZoneId zone) {
    this.work = work;
    this.taken = taken;
    this.added = added;
    this.zone = zone;
    address.subscribe(this::propose);
  }

  StringProperty addressProperty() {
    return address;
  }

  /** What the place will be called; follows the address until a person writes another one. */
  StringProperty nameProperty() {
    return name;
  }

  /** The certificate a person has to judge; null while there is none. */
  ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  void begin() {
    address.set("");
    name.set("");
    proposed = "";
    question.set(null);
    work.say("");
  }

  private void propose(String typed) {
    if (name.get().equals(proposed)) {
      proposed = AddressText.read(typed).name();
      name.set(proposed);
    }
  }

  /** Asks the server whether it is there, and adds it. */
  void add() {
    var read = AddressText.read(address.get());
    String wished = name.get().strip();
    String problem = read.problem();
    if (problem.isEmpty() && wished.isEmpty()) {
      problem = Texts.text("add.name.none");
    } else if (problem.isEmpty() && taken.test(wished)) {
      problem = Texts.text("add.name.taken", wished);
    }
    work.say(problem);
    if (problem.isEmpty()) {
      send(wished, read.address(), Optional.empty());
    }
  }

  private void send(String wished, String to, Optional<String> certificate) {
    work.start(
        Texts.text("add.doing", to),
        calls -> calls.add(wished, to, certificate),
        answer -> {
          switch (answer) {
            case Added.Done done -> {
              question.set(null);
              added.accept(wished);
            }
            case Added.Unknown unknown -> ask(wished, to, unknown.certificate());
          }
        });
  }

  private void ask(String wished, String to, ServerCertificate unknown) {
    onTrust = () -> send(wished, to, Optional.of(unknown.sha256()));
    question.set(
        new Question(
            to,
            unknown.sha256().toUpperCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1 "),
            unknown.subject(),
            unknown.issuer(),
            DAY.format(unknown.notAfter().atZone(zone))));
  }

  /** The certificate asked about is the right one. */
  void trust() {
    if (question.get() != null) {
      onTrust.run();
    }
  }

  /** It is not, or nobody knows: nothing is added. */
  void refuse() {
    question.set(null);
    work.giveUp();
  }
}
