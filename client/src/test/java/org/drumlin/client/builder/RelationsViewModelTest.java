package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RelationsViewModelTest {
  private final DraftHistory history = new DraftHistory();
  private final TestModels library = new TestModels();
  private final ModelViewModel model = new ModelViewModel(history, library);
  private final RelationsViewModel relations = new RelationsViewModel(history, library);

  RelationsViewModelTest() {
    history
        .currentProperty()
        .addListener((o, before, now) -> {
          model.show(now);
          relations.show(now);
        });
    history.edit(history.current().withData(Path.of("a.txt")));
    assertTrue(model.choose("coil"));
  }

  @Test
  void aDerivedQuantityIsNamedWrittenAndFollowsTheTable() {
    relations.addDerived();
    var row = relations.derived().getLast();
    assertTrue(relations.nameDerived(row, "rg_nm"));
    assertEquals(Map.of(), derived(), "half of one is none");
    assertTrue(relations.typeDerived(row, "rg / 10"));
    assertEquals(Map.of("rg_nm", "rg / 10"), derived());
    assertEquals("7.5", row.valueProperty().get());
    model.rows().getLast().typeValue("60");
    assertEquals("6", row.valueProperty().get());
    assertTrue(relations.nameDerived(row, "r_nm"));
    assertEquals(Map.of("r_nm", "rg / 10"), derived());
    relations.removeDerived(row);
    assertEquals(List.of(), relations.derived());
    history.undo();
    assertEquals("rg / 10", relations.derived().getFirst().textProperty().get());
  }

  @Test
  void theExpressionMayComeBeforeTheName() {
    relations.addDerived();
    var row = relations.derived().getLast();
    assertFalse(relations.typeDerived(row, "rgg / 10"));
    assertTrue(row.problemProperty().get().contains("did you mean 'rg'"));
    assertTrue(relations.typeDerived(row, "rg / 10"));
    assertEquals("rg / 10", row.textProperty().get(), "it stays while the name is thought of");
    assertTrue(relations.nameDerived(row, "half"));
    assertEquals(Map.of("half", "rg / 10"), derived());
  }

  @Test
  void namesThatCannotBeAreRefusedAndOrderStays() {
    add("a", "rg");
    add("b", "2*rg");
    var first = relations.derived().getFirst();
    assertFalse(relations.nameDerived(first, "2a"));
    assertEquals(
        "2a is no name: letters, digits and _, beginning with a letter.",
        first.problemProperty().get());
    assertFalse(relations.nameDerived(first, "b"));
    assertFalse(relations.nameDerived(first, "rg"));
    assertEquals("Is the name of a parameter too; choose another.", first.problemProperty().get());
    assertTrue(relations.nameDerived(first, "c"));
    assertEquals(List.of("c", "b"), List.copyOf(derived().keySet()));
  }

  @Test
  void aConstraintSaysWhetherItHolds() {
    relations.addConstraint();
    var row = relations.constraints().getLast();
    assertFalse(relations.typeConstraint(row, "rg"));
    assertEquals("Should be a comparison, such as \"rg < 100\".", row.problemProperty().get());
    assertTrue(relations.typeConstraint(row, "rg < 100"));
    assertEquals("holds", row.valueProperty().get());
    model.rows().getLast().typeValue("200");
    assertTrue(row.brokenProperty().get());
    assertEquals(
        "The constraint rg < 100 does not hold at these values. Change them, or the constraint.",
        relations.broken().orElseThrow());
    assertTrue(relations.typeConstraint(row, "rg < 300"));
    assertFalse(row.brokenProperty().get());
    relations.removeConstraint(row);
    assertEquals(List.of(), history.current().document().constraints());
    history.undo();
    assertEquals(List.of("rg < 300"), history.current().document().constraints());
  }

  @Test
  void aModelThatLosesAParameterLeavesItsMistakeInWords() {
    add("half", "rg / 2");
    assertTrue(model.choose("sphere"));
    var expressions = new Expressions(history.current().document(), library);
    assertTrue(
        expressions
            .mistake()
            .orElseThrow()
            .startsWith("Derived quantity half: there is no parameter 'rg'"));
    assertTrue(
        relations.derived().getFirst().problemProperty().get().startsWith("There is no parameter"));
    assertTrue(relations.typeDerived(relations.derived().getFirst(), "radius / 2"));
  }

  private void add(String name, String text) {
    relations.addDerived();
    var row = relations.derived().getLast();
    assertTrue(relations.nameDerived(row, name));
    assertTrue(relations.typeDerived(row, text));
  }

  private Map<String, String> derived() {
    return history.current().document().derived();
  }
}
