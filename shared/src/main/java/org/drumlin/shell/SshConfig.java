package org.drumlin.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What OpenSSH's configuration says of a host. OpenSSH itself is asked ({@code ssh -G}), so that
 * Include, Match and all else mean what they mean to the user's own ssh. Without that program a
 * host is what was typed.
 */
public final class SshConfig {
  private static final Logger LOG = LoggerFactory.getLogger(SshConfig.class);
  private static final int MOST_HOPS = 8;
  private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");
  private static final Pattern THROUGH_SSH =
      Pattern.compile("(?:\\S*/)?ssh(?: -q)? -W \\[?%h]?:%p(?: -q)? (\\S+)");

  private final List<String> program;
  private final Path home = Path.of(System.getProperty("user.home"));

  private SshConfig(List<String> program) {
    this.program = program;
  }

  /** The user's own and the system's. */
  public static SshConfig ofUser() {
    return new SshConfig(List.of("ssh"));
  }

  /** That file alone. */
  public static SshConfig of(Path file) {
    return new SshConfig(List.of("ssh", "-F", file.toString()));
  }

  /** Every login on the way there, nearest first, the host itself last. */
  List<Hop> route(SshHost host) throws ShellException {
    List<Hop> route = new ArrayList<>();
    add(host, route, 0);
    return List.copyOf(route);
  }

  private void add(SshHost host, List<Hop> route, int depth) throws ShellException {
    if (depth > MOST_HOPS) {
      throw refused(
          "~/.ssh/config leads to " + host.host() + " in a circle: look at its ProxyJump lines.");
    }
    Map<String, List<String>> said = ask(host);
    List<String> jumps = host.jumps().isEmpty() ? jumps(host, said) : host.jumps();
    for (int i = 0; i < jumps.size(); i++) {
      SshHost jump = jump(jumps.get(i));
      if (i == 0) {
        // The first one's own configuration may know a way to it.
        add(jump, route, depth + 1);
      } else {
        route.add(hop(jump, ask(jump)));
      }
    }
    route.add(hop(host, said));
  }

  private static SshHost jump(String target) throws ShellException {
    try {
      return SshHost.parse(target);
    } catch (IllegalArgumentException e) {
      throw new ShellException(
          ShellException.Kind.REFUSED, "A host on the way: " + e.getMessage(), e);
    }
  }

  private static List<String> jumps(SshHost host, Map<String, List<String>> said)
      throws ShellException {
    String jump = first(said, "proxyjump").orElse("none");
    if (!jump.equals("none")) {
      return List.of(jump.split(","));
    }
    String command = first(said, "proxycommand").orElse("none");
    if (command.equals("none")) {
      return List.of();
    }
    Matcher through = THROUGH_SSH.matcher(command);
    if (!through.matches()) {
      throw refused(
          "~/.ssh/config reaches "
              + host.host()
              + " by ProxyCommand "
              + command
              + ", which is not run from here: write ProxyJump there, or name the hosts on the way"
              + " in the cluster's settings.");
    }
    return List.of(through.group(1));
  }

  private Hop hop(SshHost host, Map<String, List<String>> said) throws ShellException {
    boolean typed = !host.identity().isEmpty();
    List<Path> keys = typed ? List.of(typedKey(host)) : configuredKeys(said);
    return new Hop(
        first(said, "hostname").orElse(host.host()),
        first(said, "port").map(Integer::parseInt).orElse(host.port() == 0 ? 22 : host.port()),
        first(said, "user")
            .orElse(host.user().isEmpty() ? System.getProperty("user.name") : host.user()),
        first(said, "hostkeyalias"),
        keys,
        typed || first(said, "identitiesonly").orElse("no").equals("yes"),
        agent(said),
        knownHosts(said));
  }

  private Path typedKey(SshHost host) throws ShellException {
    Path key = path(host.identity());
    if (!Files.isReadable(key)) {
      throw refused(
          "The key " + host.identity() + " cannot be read: name the file of a private key.");
    }
    return key;
  }

  private List<Path> configuredKeys(Map<String, List<String>> said) {
    List<Path> keys =
        said.containsKey("identityfile")
            ? said.get("identityfile").stream().map(this::path).toList()
            : USUAL_KEYS.stream().map(name -> home.resolve(".ssh").resolve(name)).toList();
    return keys.stream().filter(Files::isReadable).toList();
  }

  private Optional<Path> agent(Map<String, List<String>> said) {
    String socket = first(said, "identityagent").orElse("SSH_AUTH_SOCK");
    if (socket.equals("SSH_AUTH_SOCK") || socket.equals("$SSH_AUTH_SOCK")) {
      socket = System.getenv().getOrDefault("SSH_AUTH_SOCK", "none");
    }
    return socket.equals("none")
        ? Optional.empty()
        : Optional.of(path(socket)).filter(Files::exists);
  }

  private List<Path> knownHosts(Map<String, List<String>> said) {
    List<Path> files = new ArrayList<>();
    for (String key : List.of("userknownhostsfile", "globalknownhostsfile")) {
      String usual = key.startsWith("user") ? "~/.ssh/known_hosts" : "/etc/ssh/ssh_known_hosts";
      for (String name : first(said, key).orElse(usual).split(" ")) {
        files.add(path(name));
      }
    }
    return files.stream().filter(Files::isReadable).toList();
  }

  private Path path(String name) {
    String bare =
        name.startsWith("\"") && name.endsWith("\"") && name.length() > 1
            ? name.substring(1, name.length() - 1)
            : name;
    if (bare.startsWith("~/") || bare.startsWith("%d/")) {
      return home.resolve(bare.substring(bare.indexOf('/') + 1));
    }
    return Path.of(bare);
  }

  /** What OpenSSH says, in lower case as it prints it; a key may stand there several times. */
  private Map<String, List<String>> ask(SshHost host) throws ShellException {
    List<String> command = new ArrayList<>(program);
    command.add("-G");
    if (!host.user().isEmpty()) {
      command.addAll(List.of("-l", host.user()));
    }
    if (host.port() != 0) {
      command.addAll(List.of("-p", Integer.toString(host.port())));
    }
    command.addAll(List.of("--", host.host()));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      LOG.warn("~/.ssh/config is not read, because there is no ssh here: {}", e.getMessage());
      return Map.of();
    }
    try (var out = process.getInputStream()) {
      process.getOutputStream().close();
      String said = new String(out.readAllBytes(), UTF_8);
      if (process.onExit().join().exitValue() != 0) {
        throw refused("~/.ssh/config cannot be read: " + said.strip());
      }
      return parse(said);
    } catch (IOException e) {
      throw new ShellException(
          ShellException.Kind.REFUSED, "~/.ssh/config cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, List<String>> parse(String said) {
    Map<String, List<String>> values = new TreeMap<>();
    said.lines()
        .forEach(line -> {
          int space = line.indexOf(' ');
          if (space > 0) {
            values
                .computeIfAbsent(
                    line.substring(0, space).toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                .add(line.substring(space + 1).strip());
          }
        });
    return values;
  }

  private static Optional<String> first(Map<String, List<String>> said, String key) {
    @Nullable List<String> values = said.get(key);
    return values == null ? Optional.empty() : Optional.of(values.getFirst());
  }

  private static ShellException refused(String message) {
    return new ShellException(ShellException.Kind.REFUSED, message);
  }
}
