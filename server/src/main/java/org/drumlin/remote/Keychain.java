package org.drumlin.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.drumlin.job.TargetList;

/**
 * The operating system's keychain, by the small program that it brings for it: {@code secret-tool}
 * for the secret service of a Linux desktop, {@code security} on a Mac. Secrets go in by standard
 * input, so that no list of processes shows them.
 */
sealed interface Keychain extends Secrets permits Keychain.SecretService, Keychain.Mac {
  /** A locked keychain asks its user, who may be at lunch. */
  long PATIENCE_SECONDS = 60;

  /** Says {@code file} where the keychain is not to be used, such as for a script of the night. */
  String CHOICE = "DRUMLIN_SECRETS";

  /** The keychain of this system, if it has one that answers and its user wants it. */
  static Optional<Keychain> ofSystem() {
    if ("file".equals(System.getenv(CHOICE))) {
      return Optional.empty();
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return Optional.of(new Mac());
    }
    return os.contains("linux") && SecretService.answers()
        ? Optional.of(new SecretService())
        : Optional.empty();
  }

  @Override
  default TargetList.Secrets kind() {
    return TargetList.Secrets.KEYCHAIN;
  }

  /** GNOME Keyring, KWallet and others, over libsecret. */
  record SecretService() implements Keychain {
    private static final List<String> SERVICE = List.of("service", "drumlin", "account");

    /** A service that is not there says so on standard error; an account that is not, nothing. */
    static boolean answers() {
      try {
        Told told = Told.by("", words("lookup", "is there a keychain"));
        return told.error().isBlank();
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public Optional<String> find(String account) throws IOException {
      Told told = Told.by("", words("lookup", account));
      if (told.code() != 0 && !told.error().isBlank()) {
        throw told.failure();
      }
      return Optional.of(told.output().strip()).filter(text -> !text.isEmpty());
    }

    @Override
    public void put(String account, String secret) throws IOException {
      List<String> words = new ArrayList<>(List.of("secret-tool", "store", "--label=Drumlin"));
      words.addAll(SERVICE);
      words.add(account);
      Told.by(secret, words).orFail();
    }

    @Override
    public void remove(String account) throws IOException {
      Told told = Told.by("", words("clear", account));
      if (told.code() != 0 && !told.error().isBlank()) {
        throw told.failure();
      }
    }

    private static List<String> words(String verb, String account) {
      List<String> words = new ArrayList<>(List.of("secret-tool", verb));
      words.addAll(SERVICE);
      words.add(account);
      return words;
    }
  }

  /** The login keychain of a Mac. Base64, for its shell of commands has quotes of its own. */
  record Mac() implements Keychain {
    private static final int NO_SUCH_ITEM = 44;

    @Override
    public Optional<String> find(String account) throws IOException {
      Told told =
          Told.by(
              "",
              List.of("security", "find-generic-password", "-s", "drumlin", "-a", account, "-w"));
      if (told.code() == NO_SUCH_ITEM) {
        return Optional.empty();
      }
      told.orFail();
      byte[] bytes = Base64.getDecoder().decode(told.output().strip());
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void put(String account, String secret) throws IOException {
      String text = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
      String command =
          "add-generic-password -U -s drumlin -a \"" + account + "\" -w \"" + text + "\"\n";
      Told.by(command, List.of("security", "-i")).orFail();
    }

    @Override
    public void remove(String account) throws IOException {
      Told told =
          Told.by(
              "", List.of("security", "delete-generic-password", "-s", "drumlin", "-a", account));
      if (told.code() != NO_SUCH_ITEM) {
        told.orFail();
      }
    }
  }

  /** What a program said before it ended. */
  record Told(int code, String output, String error) {
    static Told by(String input, List<String> words) throws IOException {
      Process process = new ProcessBuilder(words).start();
      var killer = Thread.ofVirtual().start(() -> endAfterPatience(process));
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended before it had read: its exit code says why.
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.onExit().join().exitValue();
      killer.interrupt();
      return new Told(code, output, error);
    }

    private static void endAfterPatience(Process process) {
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void orFail() throws IOException {
      if (code != 0) {
        throw failure();
      }
    }

    IOException failure() {
      String why = error.isBlank() ? "it ended with code " + code : error.strip();
      return new IOException("The keychain of this computer does not work: " + why);
    }
  }
}
