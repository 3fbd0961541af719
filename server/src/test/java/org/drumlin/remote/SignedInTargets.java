package org.drumlin.remote;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** Targets that are signed in to a server which knows one token and no accounts. */
public final class SignedInTargets {
  private SignedInTargets() {}

  /** With that server as the target of that name, as user {@code me}. */
  public static Targets at(Path folder, String name, URI address, String token) throws IOException {
    TargetEntry entry = new TargetEntry(name, address, "me", "");
    TargetFile file = new TargetFile(folder);
    file.<RuntimeException>change(content -> content.with(entry));
    SecretFile secrets = new SecretFile(folder.resolve("secrets.json"));
    try (ServerLink link = new ServerLink(entry, secrets, file, InstantSource.system())) {
      link.signedIn().keep(new Credential.ApiToken(token));
    } catch (ServerException e) {
      throw new IOException(e);
    }
    return Targets.withFile(folder, "test");
  }
}
