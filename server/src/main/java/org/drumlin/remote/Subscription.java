package org.drumlin.remote;

/** A stream of events under way. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  /** Ends the stream; nothing is heard any more. */
  @Override
  void close();
}
