package org.drumlin.http;

import java.util.Map;

/** Whether a server can do what it is asked for. */
@FunctionalInterface
public interface Readiness {
  /** What was looked at, in order, and what is wrong with it; an empty text: nothing. */
  Map<String, String> check();
}
