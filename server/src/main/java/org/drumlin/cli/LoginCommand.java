package org.drumlin.cli;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.drumlin.job.ServerCertificate;
import org.drumlin.job.Target;
import org.drumlin.remote.ServerException;
import org.drumlin.remote.SignIn;
import org.drumlin.remote.TargetException;
import org.drumlin.remote.Targets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin login URL}: adds a server and signs in to it. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = {
      "Signs in to a group's server; from then on its NAME is a target, here and in the desktop.",
      "Passwords, keys and tokens are asked for without an echo; where there is no terminal they",
      "are the first line of standard input. They are kept in this system's keychain, else in a",
      "file that only you can read."
    })
final class LoginCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "URL",
      description = "The server's address, such as https://fits.example.org.")
  private String url = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it; by default the first part of its address.")
  private @Nullable String name;

  @ArgGroup private How how = new How();

  @Option(
      names = "--certificate",
      paramLabel = "SHA256",
      description = "Trust the server's certificate, which has this SHA-256.")
  private String certificate = "";

  @Spec private CommandSpec spec;

  /** One way to sign in. */
  static final class How {
    @Option(names = "--user", paramLabel = "USER", description = "Your name there.")
    private @Nullable String user;

    @Option(names = "--token", description = "Sign in with a token for scripts.")
    private boolean token;

    @Option(
        names = "--recovery-key",
        description = "Sign in as a guest, with the key that came with the account.")
    private boolean recoveryKey;

    How() {}
  }

  @SuppressWarnings("NullAway.Init") // picocli fills spec in
  LoginCommand() {}

  @Override
  public Integer call() throws CliException, IOException, ServerException {
    Terminal terminal = new Terminal();
    try (Servers servers = Servers.ofUser()) {
      String target = name == null ? nameOf(url) : name;
      add(servers.targets(), target, terminal);
      Targets.Entered entered = servers.targets().signIn(target, signIn(terminal));
      String who = entered.target().user();
      print("Signed in to " + target + (who.isEmpty() ? "." : " as " + who + "."));
      if (entered.recoveryKey().isPresent()) {
        print(
            "Your recovery key is now "
                + entered.recoveryKey().orElseThrow()
                + " (the one you used is void). Keep it: it is the only way back in.");
      }
      return 0;
    } catch (TargetException e) {
      throw new CliException(String.valueOf(e.getMessage()));
    }
  }

  /** {@code fits} of {@code https://fits.example.org:8443}. */
  static String nameOf(String url) {
    String text = url.contains("://") ? url : "https://" + url;
    try {
      String host = URI.create(text).getHost();
      return host == null || host.matches("[0-9.]+") ? "server" : host.replaceAll("\\..*", "");
    } catch (IllegalArgumentException e) {
      return "server";
    }
  }

  /** A server that is there already under that name and address is signed in to again. */
  private void add(Targets targets, String target, Terminal terminal)
      throws IOException, TargetException, ServerException, CliException {
    Optional<Target> there =
        targets.list().targets().stream().filter(t -> t.name().equals(target)).findFirst();
    if (there.isPresent()) {
      if (!targets.sameAddress(target, url)) {
        throw new CliException(
            target
                + " is "
                + there.orElseThrow().address()
                + " already; choose another name with --name");
      }
      return;
    }
    try {
      targets.add(target, url, certificate);
    } catch (ServerException e) {
      ServerCertificate shown = e.certificate().orElse(null);
      if (shown == null || !certificate.isEmpty()) {
        throw e;
      }
      if (!terminal.there()) {
        throw new CliException(
            e.inWords() + " If it is the right one: --certificate " + shown.sha256());
      }
      print(Paragraph.of(e.inWords()));
      if (!terminal.text("Trust it? Type yes:").equals("yes")) {
        throw new CliException("not trusted; nothing was sent");
      }
      targets.add(target, url, shown.sha256());
    }
  }

  private SignIn signIn(Terminal terminal) throws CliException, IOException {
    if (how.token) {
      return new SignIn.Token(terminal.secret("Token:"));
    }
    if (how.recoveryKey) {
      return new SignIn.RecoveryKey(terminal.secret("Recovery key:"));
    }
    String user = how.user == null ? terminal.text("Name:") : how.user;
    return new SignIn.Password(user, terminal.secret("Password:"));
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text);
    spec.commandLine().getOut().flush();
  }
}
