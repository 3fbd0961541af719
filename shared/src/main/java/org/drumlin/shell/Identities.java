package org.drumlin.shell;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that one login tries: the agent's copy of a configured key rather than its file, for it
 * asks no passphrase; then the other files; then, unless forbidden, what else the agent has. No
 * more than most hosts let one try.
 */
final class Identities implements IdentityRepository {
  private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

  /** sshd's own MaxAuthTries is 6. */
  private static final int MOST = 5;

  private final Vector<Identity> identities;

  Identities(List<Identity> identities) {
    this.identities = new Vector<>(identities);
  }

  static List<Identity> of(Hop hop) {
    List<Identity> agents = new ArrayList<>(agents(hop));
    List<Identity> all = new ArrayList<>();
    for (Path file : hop.identities()) {
      for (Identity key : file(file)) {
        Identity there = agents.stream().filter(agent -> same(agent, key)).findFirst().orElse(key);
        agents.remove(there);
        all.add(there);
      }
    }
    if (!hop.onlyThese()) {
      all.addAll(agents);
    }
    return all.subList(0, Math.min(MOST, all.size()));
  }

  private static List<Identity> agents(Hop hop) {
    if (hop.agent().isEmpty()) {
      return List.of();
    }
    try {
      return new AgentIdentityRepository(new SSHAgentConnector(hop.agent().get())).getIdentities();
    } catch (AgentProxyException e) {
      LOG.info("no agent at {}: {}", hop.agent().get(), e.getMessage());
      return List.of();
    }
  }

  private static List<Identity> file(Path file) {
    try {
      JSch jsch = new JSch();
      Path pub = Path.of(file + ".pub");
      if (Files.isReadable(pub)) {
        jsch.addIdentity(file.toString(), pub.toString(), null);
      } else {
        jsch.addIdentity(file.toString());
      }
      return jsch.getIdentityRepository().getIdentities();
    } catch (JSchException e) {
      LOG.info("the key {} cannot be used: {}", file, e.getMessage());
      return List.of();
    }
  }

  private static boolean same(Identity one, Identity other) {
    return one.getPublicKeyBlob() != null
        && Arrays.equals(one.getPublicKeyBlob(), other.getPublicKeyBlob());
  }

  @Override
  public String getName() {
    return "keys";
  }

  @Override
  public int getStatus() {
    return RUNNING;
  }

  @Override
  public Vector<Identity> getIdentities() {
    return identities;
  }

  @Override
  public boolean add(byte[] identity) {
    return false;
  }

  @Override
  public boolean remove(byte[] blob) {
    return false;
  }

  @Override
  public void removeAll() {
    identities.clear();
  }
}
