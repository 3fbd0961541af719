package org.drumlin.client.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.drumlin.remote.ServerClient;

/**
 * The hub as the screens know it: it starts behind the window, so it is not there at first. All on
 * the screen's thread.
 */
public final class HubLink {
  /** Where the hub stands. */
  public sealed interface State {
    record Starting() implements State {}

    record Ready(ServerClient client) implements State {}

    /** It did not start; the message is for a person. */
    record Failed(String message) implements State {}
  }

  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State.Starting());
  private final List<Consumer<ServerClient>> waiting = new ArrayList<>();

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Calls with the client: now when the hub is there, else once it is. */
  public void whenReady(Consumer<ServerClient> action) {
    if (state.get() instanceof State.Ready ready) {
      action.accept(ready.client());
    } else {
      waiting.add(action);
    }
  }

  /** The hub is there. */
  public void ready(ServerClient client) {
    state.set(new State.Ready(client));
    var actions = List.copyOf(waiting);
    waiting.clear();
    actions.forEach(action -> action.accept(client));
  }

  /** The hub did not start. */
  public void failed(String message) {
    state.set(new State.Failed(message));
  }
}
