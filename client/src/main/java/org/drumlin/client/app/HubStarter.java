package org.drumlin.client.app;

import org.drumlin.app.EmbeddedSettings.Capacity;
import org.drumlin.remote.ServerAddress;

/** Brings a hub up for the desktop; called once, from a task. */
interface HubStarter extends AutoCloseable {
  /**
   * Starts it.
   *
   * @throws Exception whose message tells a person why it did not
   */
  ServerAddress start() throws Exception;

  /** How much it may compute, from now on. */
  void configure(Capacity capacity);

  /** Ends it; running fits go on and are taken up at the next start. */
  @Override
  void close();
}
