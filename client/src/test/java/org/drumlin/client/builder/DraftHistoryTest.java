package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DraftHistoryTest {
  private final DraftHistory history = new DraftHistory();

  @Test
  void editsGoBackAndForth() {
    title("a");
    title("b");
    history.undo();
    assertEquals("a", title());
    history.redo();
    assertEquals("b", title());
    history.undo();
    title("c");
    assertFalse(history.canRedoProperty().get());
    history.undo();
    history.undo();
    assertEquals("", title());
    assertFalse(history.canUndoProperty().get());
  }

  @Test
  void anEditThatChangesNothingIsNone() {
    title("");
    assertFalse(history.canUndoProperty().get());
  }

  @Test
  void savedIsCleanAndGoingBackIsNot() {
    title("a");
    assertTrue(history.dirtyProperty().get());
    history.saved(history.current());
    assertFalse(history.dirtyProperty().get());
    history.undo();
    assertTrue(history.dirtyProperty().get());
    history.redo();
    assertFalse(history.dirtyProperty().get());
  }

  @Test
  void aGestureEndsWithTheNextEdit() {
    history.editIn("slide", history.current().withTitle("1"));
    history.editIn("slide", history.current().withTitle("2"));
    title("3");
    history.editIn("slide", history.current().withTitle("4"));
    history.undo();
    assertEquals("3", title());
    history.undo();
    assertEquals("2", title());
    history.undo();
    assertEquals("", title());
  }

  @Test
  void manyEditsTogetherAreOne() {
    title("before");
    history.together(() -> {
      title("x");
      title("y");
    });
    assertEquals("y", title());
    history.undo();
    assertEquals("before", title());
  }

  private void title(String title) {
    history.edit(history.current().withTitle(title));
  }

  private String title() {
    return history.current().document().title();
  }
}
