package org.drumlin.client.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsViewModelTest {
  @TempDir Path folder;

  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final List<Place> places = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private int refreshed;
  private ModelsViewModel model;

  @BeforeEach
  void make() {
    model =
        new ModelsViewModel(
            new ModelShelf() {
              @Override
              public Path folder() {
                return folder;
              }

              @Override
              public void check(String name, String text) throws ModelException {
                Catalogue unused = Catalogue.builtin().with(name, text);
              }

              @Override
              public void refresh() {
                refreshed++;
              }
            },
            tasks,
            places::add,
            (name, save, discard) -> {
              questions.add(name);
              save.run();
            });
  }

  @Test
  void aNewModelCanBeComputedAsItStands() {
    enter();
    assertEquals(Texts.text("models.template"), model.textProperty().get());
    assertFalse(model.dirtyProperty().get());
    assertNull(model.problemProperty().get());
  }

  @Test
  void aMistakeIsSaidAtItsLineAsItIsWritten() {
    enter();
    type(model.textProperty().get().replace("exp(-q", "expo(-q"));
    var problem = Objects.requireNonNull(model.problemProperty().get());
    String wrong = model.textProperty().get().lines().toList().get(problem.line() - 1);
    assertTrue(wrong.contains("expo("), problem + " in " + wrong);
    assertTrue(problem.words().startsWith("line " + problem.line()), problem.words());
    type(Texts.text("models.template"));
    assertNull(model.problemProperty().get());
  }

  @Test
  void whatIsSavedIsListedAndCanBeChosen() throws IOException {
    enter();
    type(model.textProperty().get().replace("name: my_model", "name: decay"));
    model.save(() -> {});
    tasks.runAll();
    assertEquals(List.of("decay"), model.names());
    assertEquals("decay", model.openedProperty().get());
    assertFalse(model.dirtyProperty().get());
    assertTrue(Files.readString(folder.resolve("decay.model")).startsWith("name: decay"));
    assertEquals(1, refreshed);
    model.use();
    tasks.runAll();
    assertEquals(List.of(new Place.OwnModel("decay", model.textProperty().get())), places);
  }

  @Test
  void anotherModelIsNotWrittenOver() throws IOException {
    Files.writeString(folder.resolve("other.model"), "name: other\n---\n");
    enter();
    model.create();
    tasks.runAll();
    type(Texts.text("models.template").replace("name: my_model", "name: other"));
    model.save(() -> {});
    tasks.runAll();
    assertEquals(
        "There is a model other already. Give this one another name.", model.saidProperty().get());
    assertEquals("name: other\n---\n", Files.readString(folder.resolve("other.model")));
    assertTrue(model.dirtyProperty().get());
  }

  @Test
  void aBrokenFileIsOpenedAndItsMistakeSaid() throws IOException {
    Files.writeString(folder.resolve("broken.model"), "name: broken\ntitle: x\n");
    enter();
    assertEquals("broken", model.openedProperty().get());
    assertNotNull(model.problemProperty().get());
    model.use();
    assertEquals(List.of(), places, "it cannot be computed");
  }

  @Test
  void whatIsNotSavedIsAskedAbout() throws IOException {
    Files.writeString(folder.resolve("a.model"), Texts.text("models.template"));
    Files.writeString(folder.resolve("b.model"), "name: b\n---\n");
    enter();
    type(model.textProperty().get().replace("my_model", "a") + "// more\n");
    model.open("b");
    tasks.runAll();
    assertEquals(List.of("a"), questions);
    assertEquals("b", model.openedProperty().get());
    assertTrue(Files.readString(folder.resolve("a.model")).endsWith("// more\n"));
  }

  @Test
  void aModelTakenAwayIsKeptUnderAnotherName() throws IOException {
    Files.writeString(folder.resolve("a.model"), "name: a\n---\n");
    enter();
    model.remove();
    tasks.runAll();
    assertEquals(List.of(), model.names());
    assertTrue(Files.exists(folder.resolve("a.model~")));
    assertEquals("", model.openedProperty().get());
  }

  private void enter() {
    model.enter();
    tasks.runAll();
  }

  private void type(String text) {
    model.textProperty().set(text);
    tasks.elapse();
  }
}
