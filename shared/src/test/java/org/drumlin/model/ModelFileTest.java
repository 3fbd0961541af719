package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.drumlin.kernel.Builtin;
import org.drumlin.kernel.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelFileTest {
  private static final String GOOD =
      """
      # a ball
      name: ball
      title: A ball
      category: shape:sphere
      description: |
        Two
        lines.
      parameters:
        - {name: sld, unit: 1e-6/Ang^2, default: 1, kind: sld}
        - name: radius
          unit: Ang
          default: 5e1
          limits: [0, inf]
          kind: volume
          description: How big
      radius_effective: [radius]
      references: [Lord Rayleigh 1914]
      ---
      double form_volume(double radius) { return M_PI*4.0/3.0*cube(radius); }
      double Fq(double q, double sld, double radius)
      {
        return 1e-2*sld*form_volume(radius)*sas_3j1x_x(q*radius);
      }
      double radius_effective(int mode, double radius) { return radius; }
      """;

  @Test
  void aFileIsRead() throws ModelException {
    Model.Body model = ModelFile.parse(GOOD).model();
    ModelInfo info = model.info();
    assertEquals("ball", info.name());
    assertEquals("A ball", info.title());
    assertEquals("shape:sphere", info.category());
    assertEquals("Two\nlines.", info.description());
    assertEquals(List.of("Lord Rayleigh 1914"), info.references());
    assertEquals(List.of("radius"), info.radiusModes());
    assertEquals(
        new ParameterInfo(
            "radius",
            "Ang",
            50,
            0,
            Double.POSITIVE_INFINITY,
            ParameterInfo.Kind.VOLUME,
            true,
            "How big"),
        info.parameter("radius").orElseThrow());
    double volume = Math.PI * 4 / 3 * 125_000;
    assertEquals(
        1e-4 * volume + 0.001,
        new ReferenceEvaluator(model).intensity(new double[] {0}, Map.of())[0],
        1e-9);
  }

  @Test
  void windowsLineEndsAreRead() throws ModelException {
    assertEquals(
        ModelFile.parse(GOOD).model().info(),
        ModelFile.parse(GOOD.replace("\n", "\r\n")).model().info());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "name: ball => nam: ball => line 2, column 1: unknown key 'nam'; did you mean 'name'?",
        "name: ball => name: my ball => line 2, column 7: a model's name is made of letters, digits and _: 'my ball'",
        "name: ball => name: [ball] => line 2, column 7: expected a text or a number for 'name'",
        "name: ball => title: ball => line 3, column 1: the key 'title' is given twice",
        "title: A ball => category: x => line 4, column 1: the key 'category' is given twice",
        "title: A ball => orientation: axial => line 2, column 1: expected a key 'title' here",
        "title: A ball => title: {{ => line 3, column 10: the header is not YAML: expected a key and a value here",
        "title: A ball => title: *a => line 3, column 8: an alias (*name) is not read here; write the value out",
        "title: A ball => title: !!binary aGk= => line 3, column 8: expected a text or a number here",
        "title: A ball => title: => line 3, column 7: expected a value here",
        "parameters: => parameters: 3 => line 9, column 10: the header is not YAML: mapping values are not allowed here",
        "5e1 => big => line 10, column 5: expected a number for 'default', found 'big'",
        "5e1 => -1 => line 10, column 5: the default of 'radius' is outside its limits",
        "[0, inf] => [0] => line 13, column 13: expected two limits: [lower, upper]",
        "[0, inf] => [60, 40] => line 13, column 13: the lower limit is not below the upper",
        "[0, inf] => 0 => line 13, column 13: expected a list for 'limits'",
        "kind: volume => kind: volum => line 14, column 5: unknown kind 'volum'; did you mean 'volume'?; expected one of volume, sld, orientation, whole, plain",
        "kind: volume => polydisperse: maybe => line 14, column 5: expected true or false",
        "unit: Ang => units: Ang => line 11, column 5: unknown key 'units'; did you mean 'unit'?",
        "- name: radius => - name: sld => line 10, column 5: the parameter 'sld' is given twice",
        "- name: radius => - name: scale => line 10, column 5: the name 'scale' is taken; choose another",
        "- name: radius => - name: r_pd => line 10, column 5: the name 'r_pd' is taken; choose another",
        "- name: radius => - name: 2r => line 10, column 5: a parameter's name is made of letters, digits and _: '2r'",
        "radius_effective: [radius] => orientation: none => line 2, column 1: expected 'radius_effective:' with a name for each mode of that function",
        "references: => orientation: => line 17, column 14: expected a text or a number for 'orientation'",
        "references: [Lord Rayleigh 1914] => orientation: axail => line 17, column 14: unknown orientation 'axail'; expected one of none, axial, triaxial",
        "--- => -- => line 24, column 1: expected a line '---' between the header and the body",
        "sas_3j1x_x => sas_3j1x => line 22, column 39: unknown function 'sas_3j1x'; did you mean 'sas_3j1x_x'?",
      })
  void mistakesAreSaid(String part, String instead, String message) {
    ModelException refused =
        assertThrows(
            ModelException.class, () -> ModelFile.parse(GOOD.replace(part, instead)).model());
    assertEquals(message, refused.getMessage());
    assertEquals("ball.model: " + message, refused.in("ball.model").getMessage());
  }

  private static final String PAIRS =
      """
      name: pairs
      title: Pairs
      structure_factor: true
      parameters:
        - {name: radius_effective, default: 50}
        - {name: volfraction, default: 0.1}
      ---
      double Iq(double q, double radius_effective, double volfraction)
      {
        return 1.0 + volfraction*sas_sinx_x(2.0*q*radius_effective);
      }
      """;

  @Test
  void aStructureFactorIsRead() throws ModelException {
    assertTrue(ModelFile.parse(PAIRS).model().info().structureFactor());
    assertFalse(ModelFile.parse(GOOD).model().info().structureFactor());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "factor: true => factor: yes => line 3, column 19: expected true or false",
        "{name: volfraction => {name: phi => line 3, column 19: a structure factor has a parameter 'volfraction', which P@S shares with P",
        "title: Pairs => orientation: axial¶title: Pairs => line 2, column 14: a structure factor has no orientation",
        "double Iq => double Fq => line 8, column 8: a structure factor has a function Iq, which gives S(q), and no Fq",
        "double Iq => double form_volume() { return 1.0; } double Iq => line 8, column 8: a structure factor has a function Iq, which gives S(q), and no form_volume",
      })
  void mistakesOfAStructureFactorAreSaid(String part, String instead, String message) {
    String text = PAIRS.replace(part, instead.replace("¶", "\n"));
    assertEquals(
        message,
        assertThrows(ModelException.class, () -> ModelFile.parse(text).model()).getMessage());
  }

  @Test
  void textsThatAreNoModelsAreSaid() {
    assertEquals(
        "line 1, column 1: expected a line '---' between the header and the body", refusal(""));
    assertEquals(
        "line 1, column 1: expected the header before this line, with 'name:' first",
        refusal("---\ndouble Iq(double q) { return q; }"));
    assertEquals(
        "line 1, column 1: expected a header of 'key: value' lines, beginning with 'name:'",
        refusal("ball\n---\n"));
    assertEquals(
        "this model has 200,001 characters; at most 200,000 are read",
        refusal("x".repeat(200_001)));
  }

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(ModelException.class, () -> ModelFile.parse(text)).getMessage());
  }

  @Test
  void aFileIsNamedInItsMistakes(@TempDir Path folder) throws IOException, ModelException {
    Path good = Files.writeString(folder.resolve("ball.model"), GOOD);
    assertEquals("ball", ModelFile.read(good).info().name());
    Path bad = Files.writeString(folder.resolve("bad.model"), GOOD.replace("title", "titel"));
    assertEquals(
        "bad.model: line 3, column 1: unknown key 'titel'; did you mean 'title'?", unread(bad));
    Path binary = Files.write(folder.resolve("x.model"), new byte[] {'a', (byte) 0xff, 0, 1});
    assertEquals("x.model: this file is not a text in UTF-8", unread(binary));
    assertEquals("no.model: there is no such file", unread(folder.resolve("no.model")));
  }

  private static String unread(Path file) {
    return String.valueOf(
        assertThrows(ModelException.class, () -> ModelFile.read(file)).getMessage());
  }

  /** The models shown in the guide are what it says of them. */
  @Test
  void theGuideIsTrue() throws IOException, ModelException {
    String guide = Files.readString(Path.of("..", "docs", "models.md"));
    List<String> models =
        Pattern.compile("```model\n(.*?)```", Pattern.DOTALL)
            .matcher(guide)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertEquals(5, models.size());
    assertEquals("sphere", ModelFile.parse(models.get(0)).model().info().name());
    assertEquals("my_cylinder", ModelFile.parse(models.get(1)).model().info().name());
    assertEquals("my_pill", ModelFile.parse(models.get(2)).model().info().name());
    assertEquals("my_onion", ModelFile.parse(models.get(3)).model().info().name());
    assertEquals("tour", ModelFile.parse(models.get(4)).model().info().name());
    String drawing = guide.substring(guide.indexOf("```c\n") + 5);
    String drawn =
        models.get(3).replace("---\n", "profile: Distance from the centre\n---\n")
            + drawing.substring(0, drawing.indexOf("```"));
    assertTrue(ModelFile.parse(drawn).model().info().profile().isPresent());
    for (Builtin builtin : Builtin.values()) {
      assertTrue(guide.contains(builtin.text()), builtin.text());
    }
    for (ModelInfo info : Catalogue.builtin().models()) {
      assertTrue(guide.contains("`" + info.name() + "`"), info.name());
    }
  }
}
