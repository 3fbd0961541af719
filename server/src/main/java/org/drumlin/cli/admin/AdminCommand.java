package org.drumlin.cli.admin;

import java.io.IOException;
import java.nio.file.Path;
import org.drumlin.app.ServerConsole;
import org.drumlin.app.config.ConfigException;
import org.drumlin.app.config.ServerConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What its commands have in common: the configuration of the server they are about. */
@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    description = "Keeps a group's server: its accounts, queue, audit log, backups.",
    subcommands = {
      UserCommand.class,
      InviteCommand.class,
      QueueCommand.class,
      AuditCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    })
public final class AdminCommand {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The server's configuration.")
  private @Nullable Path config;

  public AdminCommand() {}

  ServerConfiguration configuration() throws IOException {
    if (config == null) {
      throw new IOException("say which server: --config FILE, the file that it is started with");
    }
    try {
      return ServerConfiguration.read(config, System.getenv());
    } catch (ConfigException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The server's stores; the caller's to close. */
  ServerConsole console() throws IOException {
    return ServerConsole.open(configuration());
  }
}
