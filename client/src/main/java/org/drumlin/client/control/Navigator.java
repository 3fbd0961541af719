package org.drumlin.client.control;

/** Takes the window to a place. On the screen's thread. */
@FunctionalInterface
public interface Navigator {
  void go(Place place);
}
