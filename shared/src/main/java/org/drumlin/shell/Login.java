package org.drumlin.shell;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what one login asks: from the keychain, else from the person. Nothing is asked twice: a
 * host that asks again has refused the answer, and some lock out whoever keeps trying.
 */
final class Login implements UserInfo, UIKeyboardInteractive {
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  private final Hop hop;
  private final Asking questions;
  private final SecretStore secrets;
  private final Set<Object> asked = new HashSet<>();

  /** What was given and wants keeping, by account, until it turns out to be right. */
  private final Map<String, String> given = new LinkedHashMap<>();

  private @Nullable String password;
  private @Nullable String passphrase;
  private boolean refused;
  private boolean missing;

  Login(Hop hop, Asking questions, SecretStore secrets) {
    this.hop = hop;
    this.questions = questions;
    this.secrets = secrets;
  }

  /** Whether an answer was found wrong. */
  boolean refused() {
    return refused;
  }

  /** Whether something was asked that nobody answered. */
  boolean missing() {
    return missing;
  }

  /** The login went well, and with it what was given. */
  void succeeded() {
    given.forEach((account, secret) -> {
      try {
        secrets.put(account, secret);
      } catch (IOException e) {
        LOG.warn("{} is not kept", account, e);
      }
    });
    forget();
  }

  /** Nothing secret stays in memory longer than a login. */
  void forget() {
    given.clear();
    password = null;
    passphrase = null;
  }

  @Override
  public boolean promptPassword(String message) {
    password = password("Password:").orElse(null);
    return password != null;
  }

  @Override
  public boolean promptPassphrase(String message) {
    String file = message.replaceFirst("^Passphrase for ", "");
    String account = "ssh-passphrase:" + file;
    passphrase =
        secret(account, form(Questions.Kind.PASSPHRASE, file, "", "Passphrase:")).orElse(null);
    return passphrase != null;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompt, boolean[] echo) {
    if (prompt.length == 0) {
      return new String[0];
    }
    String words = (name + "\n" + instruction).strip();
    if (prompt.length == 1 && !echo[0] && onlyPassword(prompt[0])) {
      return password(prompt[0].strip()).map(answer -> new String[] {answer}).orElse(null);
    }
    List<Questions.Prompt> prompts =
        IntStream.range(0, prompt.length)
            .mapToObj(i -> new Questions.Prompt(prompt[i].strip(), echo[i]))
            .toList();
    if (!asked.add(prompts)) {
      refused = true;
      return null;
    }
    Optional<List<String>> answers =
        questions.ask(new Questions.Form(Questions.Kind.CHALLENGE, hop.name(), words, prompts));
    missing |= answers.isEmpty();
    return answers.map(all -> all.toArray(String[]::new)).orElse(null);
  }

  @Override
  public @Nullable String getPassword() {
    return password;
  }

  @Override
  public @Nullable String getPassphrase() {
    return passphrase;
  }

  /** Host keys are looked at elsewhere; what else the library would ask is answered with no. */
  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  /** A banner. */
  @Override
  public void showMessage(String message) {
    LOG.debug("{} says: {}", hop.name(), message);
  }

  private static boolean onlyPassword(String prompt) {
    String low = prompt.toLowerCase(Locale.ROOT);
    return low.contains("password") && !low.contains("one-time") && !low.contains("code");
  }

  private Optional<String> password(String prompt) {
    return secret(
        "ssh-password:" + hop.name(), form(Questions.Kind.PASSWORD, hop.name(), "", prompt));
  }

  /** The kept one first; one that is asked for again was wrong. */
  private Optional<String> secret(String account, Questions.Form form) {
    Optional<String> kept = asked.add("kept " + account) ? kept(account) : Optional.empty();
    if (kept.isPresent()) {
      given.put(account, kept.get());
      return kept;
    }
    if (given.remove(account) != null) {
      drop(account);
    }
    if (!asked.add(account)) {
      refused = true;
      return Optional.empty();
    }
    Optional<String> answer = questions.ask(form).map(List::getFirst);
    missing |= answer.isEmpty();
    answer.filter(a -> questions.keep(form)).ifPresent(a -> given.put(account, a));
    return answer;
  }

  private Optional<String> kept(String account) {
    try {
      return secrets.find(account);
    } catch (IOException e) {
      LOG.warn("the keychain does not tell {}", account, e);
      return Optional.empty();
    }
  }

  private void drop(String account) {
    try {
      secrets.remove(account);
    } catch (IOException e) {
      LOG.warn("{} stays in the keychain", account, e);
    }
  }

  private static Questions.Form form(
      Questions.Kind kind, String where, String instruction, String... prompts) {
    return new Questions.Form(
        kind,
        where,
        instruction,
        Arrays.stream(prompts).map(text -> new Questions.Prompt(text, false)).toList());
  }
}
