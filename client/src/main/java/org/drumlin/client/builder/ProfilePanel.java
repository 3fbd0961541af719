package org.drumlin.client.builder;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.CurvePlot;
import org.drumlin.client.control.PlotBeside;
import org.drumlin.client.control.Texts;
import org.drumlin.client.control.UnitText;

/** The scattering length density through the layers, below the curve; its imaginary part too. */
final class ProfilePanel extends VBox {
  ProfilePanel(BuilderViewModel model) {
    var curves = model.preview().profileProperty().map(ProfileCurves::of);
    setId("profile-panel");
    var plot = new CurvePlot();
    plot.setId("profile");
    plot.logXProperty().set(false);
    plot.logYProperty().set(false);
    plot.xTitleProperty()
        .bind(
            model
                .model()
                .infoProperty()
                .map(info -> UnitText.axis(info.profile().orElse("z"), "Ang"))
                .orElse(""));
    plot.yTitleProperty().set(Texts.text("plot.profile.axis"));
    plot.setMinHeight(160);
    plot.setPrefHeight(200);
    plot.setMaxHeight(200);
    plot.setAccessibleText(Texts.text("plot.profile.accessible"));
    plot.curvesProperty().bind(curves.map(ProfileCurves::real));
    plot.besideProperty().bind(curves.map(ProfileCurves::imaginary));
    getChildren().addAll(legend(curves.map(ProfileCurves::words)), plot);
  }

  /** What the thin line is, while there is one. */
  private static HBox legend(ObservableValue<String> words) {
    var swatch = new Region();
    swatch.getStyleClass().addAll("swatch", "swatch-" + PlotBeside.color(ProfileCurves.PLACE));
    var label = new Label();
    label.setId("profile-legend");
    label.getStyleClass().add("hint");
    label.textProperty().bind(words);
    var legend = new HBox(4, swatch, label);
    legend.setAlignment(Pos.CENTER_RIGHT);
    legend.visibleProperty().bind(label.textProperty().isNotEmpty());
    legend.managedProperty().bind(legend.visibleProperty());
    return legend;
  }
}
