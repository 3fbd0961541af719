package org.drumlin.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.drumlin.job.Target;
import org.drumlin.job.TargetList;
import org.drumlin.slurm.ClusterSettings;

/**
 * The servers that a user has added, with the sign-in to each, and the clusters by their settings:
 * what the hub and the command line have in common. Safe for many threads, and beside another
 * process on the same folder.
 */
public final class Targets implements AutoCloseable {
  private final TargetFile file;
  private final Secrets secrets;
  private final String version;
  private final InstantSource clock;
  private final Map<String, ServerLink> links = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  private Targets(TargetFile file, Secrets secrets, String version, InstantSource clock) {
    this.file = file;
    this.secrets = secrets;
    this.version = version;
    this.clock = clock;
  }

  /**
   * What came of signing in.
   *
   * @param recoveryKey of a guest, the next one to keep, for the one used is void; empty for others
   */
  public record Entered(Target target, Optional<String> recoveryKey) {}

  /**
   * The targets of a data folder, with the system's keychain where there is one.
   *
   * @param version of this program
   */
  public static Targets of(Path folder, String version) {
    Secrets secrets = new KeychainOverFile(new SecretFile(folder.resolve("secrets.json")));
    return new Targets(new TargetFile(folder), secrets, version, InstantSource.system());
  }

  /** As {@link #of}, with the sign-ins in a file though there may be a keychain. */
  static Targets withFile(Path folder, String version) {
    SecretFile secrets = new SecretFile(folder.resolve("secrets.json"));
    return new Targets(new TargetFile(folder), secrets, version, InstantSource.system());
  }

  // ---- what people ask for ----

  /** All of them, this computer first. */
  public TargetList list() throws IOException {
    List<Target> all = new ArrayList<>();
    all.add(Target.here(version));
    TargetFile.Content content = file.read();
    for (TargetEntry entry : content.targets()) {
      all.add(link(entry).told());
    }
    content.clusters().forEach(cluster -> all.add(unasked(cluster)));
    return new TargetList(all, secrets.kind());
  }

  /** Whether that target is at the address that is typed so. */
  public boolean sameAddress(String name, String typed) throws TargetException, IOException {
    return link(name).entry().address().equals(AddressText.address(typed));
  }

  /** A cluster as far as its settings tell; how the contact stands, its connection knows. */
  private static Target unasked(ClusterSettings cluster) {
    return new Target(
        cluster.name(),
        Target.Kind.CLUSTER,
        cluster.address(),
        cluster.user(),
        Target.State.STALE,
        Optional.empty(),
        "",
        "");
  }

  /** Names of the servers. */
  public List<String> names() throws IOException {
    return file.read().targets().stream().map(TargetEntry::name).toList();
  }

  /** The clusters. */
  public List<ClusterSettings> clusters() throws IOException {
    return file.read().clusters();
  }

  /** Adds a cluster, without asking it anything. */
  public Target add(ClusterSettings cluster) throws TargetException, IOException {
    file.<TargetException>change(content -> unused(cluster.name(), content).with(cluster));
    return unasked(cluster);
  }

  /**
   * Adds a server that answers.
   *
   * @param certificate SHA-256 of the certificate that the user took; empty for none
   * @throws ServerException when it does not answer; with its certificate, when that has to be
   *     taken first
   */
  public Target add(String name, String address, String certificate)
      throws TargetException, ServerException, IOException {
    TargetEntry entry =
        new TargetEntry(
            AddressText.name(name),
            AddressText.address(address),
            "",
            certificate.toLowerCase(Locale.ROOT).replace(":", ""));
    unused(entry.name(), file.read());
    try (ServerLink trial = new ServerLink(entry, secrets, file, clock)) {
      trial.greet();
    }
    file.<TargetException>change(content -> unused(entry.name(), content).with(entry));
    return told(entry.name());
  }

  /** Removes a server and the sign-in to it, or a cluster. Its jobs are its caller's business. */
  public void remove(String name) throws TargetException, ServerException, IOException {
    if (!file.read().hasCluster(name)) {
      link(name).signOut();
    }
    file.<RuntimeException>change(content -> content.without(name));
    ServerLink gone = links.remove(name);
    if (gone != null) {
      gone.close();
    }
    tell(name);
  }

  /** Signs in; a guest's recovery key is void by that, and the next one comes back. */
  public Entered signIn(String name, SignIn how)
      throws TargetException, ServerException, IOException {
    ObjectNode answer = link(name).signIn(how);
    String user = answer.path("user").path("name").asText("");
    link(name).heard("");
    file.<RuntimeException>change(content -> content.withUser(name, user));
    tell(name);
    return new Entered(told(name), Optional.ofNullable(answer.path("recovery_key").textValue()));
  }

  /**
   * Ends the sign-in, here and there.
   *
   * @return what could not be done, for a person; empty when all was
   */
  public String signOut(String name) throws TargetException, ServerException, IOException {
    String left = link(name).signOut();
    file.<RuntimeException>change(content -> content.withUser(name, ""));
    tell(name);
    return left;
  }

  /** Asks the server now. */
  public Target check(String name) throws TargetException, IOException {
    ServerLink link = link(name);
    try {
      link.heard(link.client().info().version());
    } catch (ServerException e) {
      link.unheard(e, "");
    }
    tell(name);
    return link.told();
  }

  // ---- who computes there ----

  /** Calls to a server, as its user. */
  public ServerClient client(String name) throws TargetException, IOException {
    return link(name).client();
  }

  /** A server as it is known now. */
  public Target told(String name) throws TargetException, IOException {
    return link(name).told();
  }

  /** The server answered. */
  public void heard(String name) throws TargetException, IOException {
    link(name).heard("");
  }

  /**
   * The server did not do what was asked.
   *
   * @param next what happens now, for a person; may be empty
   */
  public void unheard(String name, ServerException why, String next)
      throws TargetException, IOException {
    link(name).unheard(why, next);
  }

  /** Calls back with a target's name when its user has done something about it. */
  public void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  /**
   * Deletes a job on a server: now, or as soon as that can be reached.
   *
   * @return why it is not yet, for a person; empty when it is
   */
  public String delete(String name, String job) throws IOException {
    if (file.read().entry(name).isEmpty()) {
      return "";
    }
    file.<RuntimeException>change(
        content -> content.withDeletion(new TargetFile.Deletion(name, job)));
    try {
      if (told(name).state() == Target.State.OK) {
        client(name).delete(job);
        deletedThere(name, job);
        return "";
      }
    } catch (ServerException e) {
      if (e.notFound() && e.fromDrumlin()) {
        deletedThere(name, job);
        return "";
      }
    } catch (TargetException e) {
      return "";
    }
    tell(name);
    return "It is deleted here. The server "
        + name
        + " cannot be told now; it is deleted there as soon as it can.";
  }

  /** The jobs that are to be deleted there. */
  public List<String> deletions(String name) throws IOException {
    return file.read().deletions().stream()
        .filter(d -> d.target().equals(name))
        .map(TargetFile.Deletion::job)
        .toList();
  }

  /** They are. */
  public void deletedThere(String name, String job) throws IOException {
    file.<RuntimeException>change(
        content -> content.withoutDeletion(new TargetFile.Deletion(name, job)));
  }

  @Override
  public void close() {
    links.values().forEach(ServerLink::close);
    links.clear();
  }

  private void tell(String name) {
    listeners.forEach(listener -> listener.accept(name));
  }

  private static TargetFile.Content unused(String name, TargetFile.Content content)
      throws TargetException {
    if (content.has(name)) {
      throw new TargetException(
          409,
          "There is a target " + name + " already. Choose another name, or remove that first.");
    }
    return content;
  }

  private ServerLink link(String name) throws TargetException, IOException {
    Optional<TargetEntry> entry = file.read().entry(name);
    if (entry.isEmpty()) {
      throw TargetException.unknown(name);
    }
    return link(entry.orElseThrow());
  }

  /** A line to another address, or with another certificate, is another line. */
  private ServerLink link(TargetEntry entry) {
    return links.compute(
        entry.name(),
        (name, known) -> {
          if (known != null && known.goesOnAs(entry)) {
            return known;
          }
          if (known != null) {
            known.close();
          }
          return new ServerLink(entry, secrets, file, clock);
        });
  }
}
