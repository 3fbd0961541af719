package org.drumlin.client.targets;

import java.net.URI;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.drumlin.client.control.Texts;
import org.drumlin.remote.SignIn;

/**
 * Signing in at a place. What is typed is handed through and never kept here: only the hub keeps a
 * sign-in, and no password.
 */
final class SignInViewModel {
  /** What a person signs in with. */
  enum Way {
    PASSWORD,
    RECOVERY_KEY,
    TOKEN
  }

  private final HubWork work;
  private final Browser browser;
  private final Consumer<String> signedIn;
  private final ObjectProperty<Way> way = new SimpleObjectProperty<>(this, "way", Way.PASSWORD);
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper(this, "place", "");
  private final ReadOnlyStringWrapper newKey = new ReadOnlyStringWrapper(this, "newKey", "");
  private String address = "";

  /**
   * @param signedIn hears the name of the place once somebody is signed in there
   */
  SignInViewModel(HubWork work, Browser browser, Consumer<String> signedIn) {
    this.work = work;
    this.browser = browser;
    this.signedIn = signedIn;
  }

  ObjectProperty<Way> wayProperty() {
    return way;
  }

  /** Name of the place. */
  ReadOnlyStringProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** A guest's new recovery key, to be written down; empty when there is none. */
  ReadOnlyStringProperty newKeyProperty() {
    return newKey.getReadOnlyProperty();
  }

  void begin(String name, String at) {
    place.set(name);
    address = at;
    way.set(Way.PASSWORD);
    newKey.set("");
    work.say("");
  }

  /** The key was written down. */
  void forgetKey() {
    newKey.set("");
  }

  /**
   * Signs in.
   *
   * @param name of the account; not used for a key or a token
   * @param secret password, recovery key or token
   */
  void signIn(String name, String secret) {
    boolean password = way.get() == Way.PASSWORD;
    if ((password && name.isBlank()) || secret.isBlank()) {
      work.say(Texts.text(password ? "signin.incomplete" : "signin.empty"));
      return;
    }
    SignIn with =
        switch (way.get()) {
          case PASSWORD -> new SignIn.Password(name.strip(), secret);
          case RECOVERY_KEY -> new SignIn.RecoveryKey(secret.strip());
          case TOKEN -> new SignIn.Token(secret.strip());
        };
    String to = place.get();
    work.start(
        Texts.text("signin.doing", to),
        calls -> calls.signIn(to, with),
        key -> {
          newKey.set(key.orElse(""));
          signedIn.accept(to);
        });
  }

  /** Opens the server's own page, where an account is made. */
  void register() {
    browser.open(URI.create(address + "/signin"));
  }
}
