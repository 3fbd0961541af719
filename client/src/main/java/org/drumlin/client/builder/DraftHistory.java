package org.drumlin.client.builder;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.drumlin.fit.FitDocument;

/** The draft with its past and its undone future. */
final class DraftHistory {
  private static final int LONGEST = 500;

  private final ReadOnlyObjectWrapper<Draft> current =
      new ReadOnlyObjectWrapper<>(this, "current", Draft.empty());
  private final Deque<Draft> past = new ArrayDeque<>();
  private final Deque<Draft> future = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty");
  private FitDocument saved = current.get().document();
  private String gesture = "";

  ReadOnlyObjectProperty<Draft> currentProperty() {
    return current.getReadOnlyProperty();
  }

  Draft current() {
    return current.get();
  }

  ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  /** Whether there is something that is not saved. */
  ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** One edit, undone by itself. */
  void edit(Draft next) {
    gesture = "";
    push(next);
  }

  /**
   * A step of a gesture such as a drag: steps of the same gesture are undone together, until {@link
   * #endGesture}.
   */
  void editIn(String name, Draft next) {
    if (name.equals(gesture) && !past.isEmpty()) {
      future.clear();
      current.set(next);
      update();
    } else {
      push(next);
      gesture = name;
    }
  }

  void endGesture() {
    gesture = "";
  }

  /** Another place of the same fit is worked on: no edit, but going back leads back there. */
  void select(int dataset) {
    gesture = "";
    if (dataset != current.get().at()) {
      current.set(current.get().at(dataset));
    }
  }

  /** All edits made meanwhile are undone together. */
  void together(Runnable edits) {
    var before = current.get();
    int depth = past.size();
    edits.run();
    if (past.size() > depth) {
      while (past.size() > depth) {
        past.pop();
      }
      past.push(before);
    }
    update();
  }

  private void push(Draft next) {
    if (next.equals(current.get())) {
      return;
    }
    past.push(current.get());
    if (past.size() > LONGEST) {
      past.removeLast();
    }
    future.clear();
    current.set(next);
    update();
  }

  void undo() {
    step(past, future);
  }

  void redo() {
    step(future, past);
  }

  private void step(Deque<Draft> from, Deque<Draft> to) {
    gesture = "";
    if (!from.isEmpty()) {
      to.push(current.get());
      current.set(from.pop());
      update();
    }
  }

  /** Begins again with another draft, as saved. */
  void reset(Draft draft) {
    past.clear();
    future.clear();
    gesture = "";
    saved = draft.document();
    current.set(draft);
    update();
  }

  /** The current draft is on disk now; going back stays possible. */
  void saved(Draft asSaved) {
    saved = asSaved.document();
    if (!asSaved.equals(current.get())) {
      current.set(asSaved);
    }
    update();
  }

  private void update() {
    canUndo.set(!past.isEmpty());
    canRedo.set(!future.isEmpty());
    dirty.set(!current.get().document().equals(saved));
  }
}
