package org.drumlin.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Job;
import org.drumlin.job.UserFolder;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.TargetException;
import org.drumlin.remote.Targets;
import org.drumlin.runner.Version;
import org.jspecify.annotations.Nullable;

/** The servers that this user has signed in to, from the command line or the desktop. */
final class Servers implements AutoCloseable {
  private final Targets targets;

  private Servers(Targets targets) {
    this.targets = targets;
  }

  static Servers ofUser() {
    return new Servers(Targets.of(UserFolder.standard().path(), Version.current()));
  }

  /** A job, and the server that has it. */
  record Found(String target, ServerClient server, Job job) {}

  Targets targets() {
    return targets;
  }

  /** The named ones: that one, or all when none is named. */
  List<String> names(@Nullable String target) throws IOException, CliException {
    List<String> all = targets.names();
    if (all.isEmpty()) {
      throw new CliException("there is no server yet; add one with: drumlin login URL");
    }
    if (target != null && !all.contains(target)) {
      throw new CliException(
          "there is no target " + target + "; there are: " + String.join(", ", all));
    }
    return target == null ? all : List.of(target);
  }

  ServerClient server(String target) throws IOException, CliException {
    try {
      return targets.client(target);
    } catch (TargetException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }

  /** Looks for a job at the server that is named, or at each. */
  Found find(String id, @Nullable String target) throws IOException, CliException, ServerException {
    Optional<ServerException> silent = Optional.empty();
    for (String name : names(target)) {
      ServerClient server = server(name);
      try {
        return new Found(name, server, server.job(id));
      } catch (ServerException e) {
        if (!e.notFound()) {
          silent = Optional.of(e);
        }
      }
    }
    if (silent.isPresent()) {
      // The job may be there.
      throw silent.orElseThrow();
    }
    throw new CliException(
        "no server has a job " + id + "; drumlin jobs lists those there are", DrumlinCli.FAILED);
  }

  @Override
  public void close() {
    targets.close();
  }
}
