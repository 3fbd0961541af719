package org.drumlin.client.targets;

import java.net.URI;

/** The person's own web browser. */
@FunctionalInterface
public interface Browser {
  /** Opens a page there. */
  void open(URI page);
}
