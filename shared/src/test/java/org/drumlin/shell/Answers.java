package org.drumlin.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who has made up her mind; what she is asked is written down. */
public final class Answers implements Questions {
  final List<HostKey> hosts = new ArrayList<>();
  final List<Form> forms = new ArrayList<>();
  private final Deque<List<String>> answers = new ArrayDeque<>();
  private boolean trusts = true;
  private boolean keeps;

  /** Trusts every host, and answers the forms in that order; then she cancels. */
  public static Answers of(String... answers) {
    Answers all = new Answers();
    Arrays.stream(answers).map(List::of).forEach(all.answers::add);
    return all;
  }

  Answers distrusting() {
    trusts = false;
    return this;
  }

  Answers keeping() {
    keeps = true;
    return this;
  }

  @Override
  public boolean trust(HostKey key) {
    hosts.add(key);
    return trusts;
  }

  @Override
  public Optional<List<String>> ask(Form form) {
    forms.add(form);
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public boolean keep(Form form) {
    return keeps;
  }

  /** A keychain that holds what it was given while the test runs. */
  static final class Chain implements SecretStore {
    final Map<String, String> secrets = new HashMap<>();

    @Override
    public Optional<String> find(String account) {
      return Optional.ofNullable(secrets.get(account));
    }

    @Override
    public void put(String account, String secret) {
      secrets.put(account, secret);
    }

    @Override
    public void remove(String account) {
      secrets.remove(account);
    }
  }
}
