package org.drumlin.client.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.FitDocument;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.ParameterInfo.Kind;

/** A small library of models for tests. */
final class TestModels implements ModelLibrary {
  static final ParameterInfo SCALE =
      parameter("scale", "", 1, 0, Double.POSITIVE_INFINITY, Kind.PLAIN);
  static final ParameterInfo BACKGROUND =
      parameter(
          "background",
          "1/cm",
          0.001,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Kind.PLAIN);
  static final ParameterInfo RG = parameter("rg", "Ang", 75, 0, 1e6, Kind.PLAIN);
  static final ParameterInfo RADIUS = parameter("radius", "Ang", 50, 0, 1e6, Kind.VOLUME);
  static final ParameterInfo SLD =
      parameter(
          "sld", "1e-6/Ang^2", 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Kind.SLD);

  private static final List<ModelInfo> ALL =
      List.of(
          model("coil", "Chain in a good mood", "shape-independent", RG),
          model("sphere", "Homogeneous sphere", "shape:sphere", SLD, RADIUS));

  @Override
  public List<ModelInfo> models() {
    return ALL;
  }

  @Override
  public Answer resolve(String nameOrFormula, Map<String, String> definitions) {
    return ALL.stream()
        .filter(m -> m.name().equals(nameOrFormula))
        .<Answer>map(m -> new Answer.Known(m, List.of(Piece.alone(m))))
        .findFirst()
        .orElse(new Answer.Wrong("There is no model \"" + nameOrFormula + "\"."));
  }

  @Override
  public List<String> broken() {
    return List.of();
  }

  @Override
  public void refresh() {}

  @Override
  public OwnModel take(Path file) throws ModelException {
    throw new ModelException("line 1, column 1: this library takes no models");
  }

  @Override
  public FitDocument define(FitDocument document) {
    return document;
  }

  private static ModelInfo model(String name, String title, String category, ParameterInfo... own) {
    var parameters = new ArrayList<>(List.of(SCALE, BACKGROUND));
    parameters.addAll(List.of(own));
    return new ModelInfo(name, title, category, "", parameters, List.of(), false, List.of());
  }

  private static ParameterInfo parameter(
      String name, String unit, double value, double low, double high, Kind kind) {
    return new ParameterInfo(name, unit, value, low, high, kind, kind == Kind.VOLUME, "");
  }
}
