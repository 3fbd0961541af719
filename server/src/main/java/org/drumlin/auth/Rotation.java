package org.drumlin.auth;

import java.time.Instant;

/** What came of showing a refresh token. */
public sealed interface Rotation {
  /** It is replaced, or was just now by the same. */
  record Renewed(String user, Instant expires) implements Rotation {}

  /** It was replaced long ago, so somebody has a copy: the session is ended. */
  record Reused(String user) implements Rotation {}

  /** The session ended before. */
  record Ended() implements Rotation {}
}
