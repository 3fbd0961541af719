package org.drumlin.cli.admin;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import org.drumlin.app.ServerConsole;
import org.drumlin.auth.Account;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.Administration;
import org.drumlin.auth.Role;
import org.drumlin.auth.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code drumlin admin user …}. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = "People: list, add, role, disable, enable, reset-password, delete.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class UserCommand {
  @ParentCommand private AdminCommand admin;
  @Spec private CommandSpec spec;

  UserCommand() {}

  @Command(name = "list", description = "All accounts, the oldest first.")
  int list() throws IOException {
    try (ServerConsole console = admin.console()) {
      for (Account account : console.people().list()) {
        User user = account.user();
        say(
            "%-24s %-8s %-9s %s",
            user.name(),
            user.guest() ? "guest" : user.role().wire(),
            user.disabled() ? "disabled" : "",
            account.created());
      }
    }
    return 0;
  }

  @Command(name = "add", description = "A new account; prints a token that sets its password.")
  int add(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--role", defaultValue = "user", description = "user, script or admin.")
          String role)
      throws IOException, AccountException {
    try (ServerConsole console = admin.console()) {
      var created = console.people().create(name, role(role), Administration.CONSOLE);
      say("%s has an account now.", created.user().name());
      sayToken(console, created.reset());
    }
    return 0;
  }

  @Command(name = "role", description = "Gives an account another role, at once.")
  int role(
      @Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "ROLE") String role)
      throws IOException, AccountException {
    try (ServerConsole console = admin.console()) {
      User user = console.people().assign(id(console, name), role(role), Administration.CONSOLE);
      say("%s: %s", user.name(), user.role().wire());
    }
    return 0;
  }

  @Command(name = "disable", description = "Keeps somebody out, at once; sessions end.")
  int disable(@Parameters(paramLabel = "NAME") String name) throws IOException, AccountException {
    return disable(name, true);
  }

  @Command(name = "enable", description = "Lets somebody in again.")
  int enable(@Parameters(paramLabel = "NAME") String name) throws IOException, AccountException {
    return disable(name, false);
  }

  private int disable(String name, boolean disabled) throws IOException, AccountException {
    try (ServerConsole console = admin.console()) {
      User user = console.people().disable(id(console, name), disabled, Administration.CONSOLE);
      say("%s: %s", user.name(), user.disabled() ? "disabled" : "enabled");
    }
    return 0;
  }

  @Command(name = "reset-password", description = "Prints a token that sets a new password.")
  int reset(@Parameters(paramLabel = "NAME") String name) throws IOException, AccountException {
    try (ServerConsole console = admin.console()) {
      sayToken(console, console.people().reset(id(console, name), Administration.CONSOLE));
    }
    return 0;
  }

  @Command(
      name = "delete",
      description = "Deletes an account and all that is its: fits, files, tokens. For good.")
  int delete(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--yes", description = "It is meant.") boolean meant)
      throws IOException, AccountException {
    try (ServerConsole console = admin.console()) {
      User user = user(console, name);
      if (!meant) {
        throw new IOException(
            "this deletes "
                + user.name()
                + " with all fits, files and tokens, for good; add --yes if that is meant");
      }
      int fits = console.delete(user);
      say("%s is deleted, and %s.", user.name(), fits == 1 ? "1 fit" : fits + " fits");
    }
    return 0;
  }

  private static String id(ServerConsole console, String name) throws IOException {
    return user(console, name).id();
  }

  private static User user(ServerConsole console, String name) throws IOException {
    return console
        .people()
        .named(name)
        .map(Account::user)
        .orElseThrow(() ->
            new IOException("there is no account " + name + "; see: drumlin admin user list"));
  }

  private static Role role(String text) throws IOException {
    return Role.ofWire(text)
        .orElseThrow(() ->
            new IOException(
                "'"
                    + text
                    + "' is no role; there are "
                    + String.join(", ", Arrays.stream(Role.values()).map(Role::wire).toList())));
  }

  private void sayToken(ServerConsole console, Administration.Handed handed) {
    say("Hand over this token; it sets a password once, until %s:", handed.expires());
    say("%s", handed.token());
    console
        .publicUrl()
        .ifPresent(url -> say("on %s/signin, or with POST %s/api/v1/auth/reset", url, url));
  }

  private void say(String form, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(form.formatted(values).stripTrailing());
    out.flush();
  }
}
