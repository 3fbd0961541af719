package org.drumlin.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.drumlin.job.Json;
import org.drumlin.shell.Questions;
import org.jspecify.annotations.Nullable;

/**
 * Where one login asks and a person answers, from another thread. Safe for any number of threads.
 */
final class LoginDesk implements Questions {
  /** A person looks for a telephone with a code on it; then the login is given up. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final BooleanSupplier keychain;
  private @Nullable Pending pending;
  private boolean keep;
  private boolean left;

  /**
   * A desk.
   *
   * @param keychain whether there is one that could keep what is typed
   */
  LoginDesk(BooleanSupplier keychain) {
    this.keychain = keychain;
  }

  /** What is asked. */
  sealed interface Asked {
    /** Whether a host's key is the right one. */
    record Trust(HostKey key) implements Asked {}

    /** Something to be typed. */
    record Typed(Form form) implements Asked {}
  }

  /** What a person answers. */
  sealed interface Reply {
    /** It is the right key, or not. */
    record Trusted(boolean yes) implements Reply {}

    /** What was typed, and whether a keychain is to keep it. */
    record Answers(List<String> texts, boolean keep) implements Reply {}

    /** The login is given up. */
    record Cancelled() implements Reply {}
  }

  private record Pending(String id, Asked asked, CompletableFuture<Reply> reply) {}

  /** Nobody is there any more; what waits is given up, and what comes is declined. */
  void leave() {
    Pending open;
    synchronized (this) {
      left = true;
      open = pending;
    }
    if (open != null) {
      open.reply().complete(new Reply.Cancelled());
    }
  }

  /**
   * Answers the question of that id.
   *
   * @return false when it is not asked, or not any more
   */
  boolean answer(String id, Reply reply) {
    Pending open;
    synchronized (this) {
      open = pending;
    }
    return open != null && open.id().equals(id) && open.reply().complete(reply);
  }

  @Override
  public boolean trust(HostKey key) {
    return wait(new Asked.Trust(key)) instanceof Reply.Trusted(boolean yes) && yes;
  }

  @Override
  public Optional<List<String>> ask(Form form) {
    if (wait(new Asked.Typed(form)) instanceof Reply.Answers answers) {
      synchronized (this) {
        keep = answers.keep();
      }
      return Optional.of(answers.texts());
    }
    return Optional.empty();
  }

  @Override
  public synchronized boolean keep(Form form) {
    return keep && form.kind() != Kind.CHALLENGE;
  }

  private Reply wait(Asked asked) {
    Pending open = new Pending(UUID.randomUUID().toString(), asked, new CompletableFuture<>());
    synchronized (this) {
      if (left) {
        return new Reply.Cancelled();
      }
      pending = open;
    }
    try {
      return open.reply().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Cancelled();
    } catch (ExecutionException | TimeoutException e) {
      return new Reply.Cancelled();
    } finally {
      synchronized (this) {
        pending = null;
      }
    }
  }

  /** What is asked now, as the API shows it. */
  Optional<ObjectNode> question() {
    Pending open;
    synchronized (this) {
      open = pending;
    }
    return Optional.ofNullable(open).map(this::toJson);
  }

  private ObjectNode toJson(Pending open) {
    ObjectNode node = Json.object().put("id", open.id());
    switch (open.asked()) {
      case Asked.Trust(HostKey key) ->
          node.put("kind", "trust")
              .put("where", key.host())
              .put("type", key.type())
              .put("fingerprint", key.fingerprint());
      case Asked.Typed(Form form) -> {
        node.put("kind", form.kind().name().toLowerCase(Locale.ROOT))
            .put("where", form.where())
            .put("instruction", form.instruction());
        ArrayNode prompts = node.putArray("prompts");
        for (Prompt prompt : form.prompts()) {
          prompts.addObject().put("text", prompt.text()).put("echo", prompt.echo());
        }
        node.put("keep", form.kind() != Kind.CHALLENGE && keychain.getAsBoolean());
      }
    }
    return node;
  }
}
