package org.drumlin.remote;

import java.nio.file.Path;
import java.util.Optional;
import org.drumlin.job.TargetList;

/** Uses the keychain of the session it runs in, and says what it found, a line each. */
final class KeychainMain {
  private KeychainMain() {}

  /**
   * @param arguments a data folder with a server, and its address
   */
  public static void main(String[] arguments) throws Exception {
    Keychain keychain = Keychain.ofSystem().orElseThrow();
    System.out.println(keychain.find("a b"));
    keychain.put("a b", "one \"quoted\" secret");
    keychain.put("a b", "two\nlines");
    System.out.println(keychain.find("a b").equals(Optional.of("two\nlines")));
    keychain.remove("a b");
    keychain.remove("a b");
    System.out.println(keychain.find("a b"));
    Path folder = Path.of(arguments[0]);
    try (Targets targets = Targets.of(folder, "test")) {
      targets.add("group", arguments[1], "");
      targets.signIn("group", new SignIn.Password("ada", "right"));
    }
    try (Targets later = Targets.of(folder, "test")) {
      System.out.println(later.client("group").info().version());
      TargetList list = later.list();
      System.out.println(list.secrets().wire() + " " + list.targets().getLast().user());
    }
  }
}
