package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.kernel.ModelException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserModelsTest {
  @TempDir Path folder;

  private static String model(String name, String value) {
    return """
    name: %s
    title: A constant
    parameters:
      - {name: height, default: 2}
    ---
    double Iq(double q, double height) { return height*%s; }
    """
        .formatted(name, value);
  }

  @BeforeEach
  void fill() throws IOException {
    file("mine.model", model("mine", "1.0"));
    file("other.model", model("other", "q"));
    file("notes.txt", "not a model");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Catalogue catalogue() {
    return Catalogue.builtin().with(folder);
  }

  @Test
  void filesOfTheFolderAreModelsLikeOthers() throws ModelException {
    Catalogue catalogue = catalogue();
    List<String> names = catalogue.models().stream().map(ModelInfo::name).toList();
    assertTrue(names.containsAll(List.of("sphere", "mine", "other")), names.toString());
    assertEquals(List.of(), catalogue.broken());
    assertEquals("A constant", catalogue.resolve("mine").info().title());
    assertTrue(catalogue.resolve("sphere+mine").info().parameter("B_height").isPresent());
  }

  @Test
  void aBrokenFileSaysSoAndHarmsNothing() throws Exception {
    int before = catalogue().models().size();
    file("bad.model", model("bad", "heigth"));
    file("worse.model", "nothing");
    file("renamed.model", model("mine", "1.0"));
    file("no-name.model", model("no", "1.0"));
    file("sphere.model", model("sphere", "1.0"));
    Files.write(folder.resolve("binary.model"), new byte[] {(byte) 0xff, 0, 1});
    Catalogue catalogue = catalogue();
    assertEquals(before, catalogue.models().size());
    assertEquals(
        List.of(
            new Catalogue.Broken(
                "bad.model",
                "bad.model: line 6, column 52: unknown name 'heigth'; did you mean 'height'?"),
            new Catalogue.Broken("binary.model", "binary.model: this file is not a text in UTF-8"),
            new Catalogue.Broken(
                "no-name.model", "no-name.model: a model's name is made of letters, digits and _"),
            new Catalogue.Broken(
                "renamed.model", "renamed.model: its header says 'name: mine', expected 'renamed'"),
            new Catalogue.Broken(
                "sphere.model",
                "sphere.model: the program has a model 'sphere', which no other can replace; choose"
                    + " another name"),
            new Catalogue.Broken(
                "worse.model",
                "worse.model: line 1, column 1: expected a line '---' between the header and the"
                    + " body")),
        catalogue.broken());
    assertEquals(Catalogue.builtin().resolve("sphere").info(), catalogue.resolve("sphere").info());
    assertEquals(
        "bad.model: line 6, column 52: unknown name 'heigth'; did you mean 'height'?",
        assertThrows(ModelException.class, () -> catalogue.resolve("bad")).getMessage());
  }

  @Test
  void aFolderThatIsNotThereHasNoModels() {
    Catalogue none = Catalogue.builtin().with(folder.resolve("none"));
    assertEquals(Catalogue.builtin().models(), none.models());
    assertEquals(List.of(), none.broken());
  }

  @Test
  void aDocumentTakesAlongWhatItNames() throws Exception {
    FitDocument document =
        FitDocuments.parse(
            """
            {"drumlin": 1, "datasets": [{"id": "a", "file": "a.txt"}, {"id": "b", "file": "b.txt"}],
             "models": [{"dataset": "a", "model": "sphere + mine*line",
                         "parameters": {"scale": {"fit": [0, 1]}}},
                        {"dataset": "b", "model": "y = mine*x"}],
             "method": {"name": "lm"}}
            """);
    FitDocument complete = catalogue().define(document);
    assertEquals(Map.of("mine", model("mine", "1.0")), complete.definitions());
    assertEquals(2, DocumentCheck.check(complete, Catalogue.builtin()).size());
    assertSame(complete, catalogue().define(complete));
    assertThrows(Exception.class, () -> DocumentCheck.check(document, Catalogue.builtin()));
  }

  @Test
  void aDocumentsOwnDefinitionStays() throws Exception {
    String own = model("mine", "5.0");
    FitDocument document =
        FitDocuments.parse(
                """
                {"drumlin": 1, "datasets": [{"file": "a.txt"}], "models": [{"model": "mine"}],
                 "method": {"name": "lm"}}
                """)
            .withDefinitions(Map.of("mine", own));
    assertEquals(Map.of("mine", own), catalogue().define(document).definitions());
    assertEquals(Map.of("mine", own), catalogue().with("mine", own).definitions("mine+mine"));
  }

  @Test
  void aBrokenOneDoesNotTravel() throws Exception {
    file("bad.model", model("bad", "heigth"));
    assertEquals(Map.of(), catalogue().definitions("bad"));
    assertEquals(Map.of(), catalogue().definitions("sphere"));
    assertEquals(Map.of(), catalogue().definitions("y = mine"));
    assertFalse(catalogue().definitions("mine@other").isEmpty());
  }

  @Test
  void aNameOfTheProgramCannotBeDefined() {
    assertEquals(
        "the program has a model 'sphere', which no other can replace; choose another name",
        assertThrows(
                ModelException.class,
                () -> Catalogue.builtin().with("sphere", model("sphere", "1.0")))
            .getMessage());
    assertTrue(Catalogue.builtin().builtin("sphere"));
    assertFalse(catalogue().builtin("mine"));
  }
}
