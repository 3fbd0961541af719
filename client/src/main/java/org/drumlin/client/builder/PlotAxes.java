package org.drumlin.client.builder;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.drumlin.client.control.CurvePlot;
import org.drumlin.client.control.PlotScale;
import org.drumlin.client.control.Texts;
import org.drumlin.client.control.UnitText;

/** The choices over the plot: what stands on its axes, and whether they are logarithmic. */
final class PlotAxes extends HBox {
  private final CurvePlot plot;
  private final ObservableBooleanValue reflectivity;

  /**
   * @param reflectivity whether the curve is a reflectivity, which has no unit
   */
  PlotAxes(CurvePlot plot, ObservableBooleanValue reflectivity) {
    super(8);
    this.plot = plot;
    this.reflectivity = reflectivity;
    var y = choice("plot-y", "plot.y", PlotScale.Y.values());
    y.valueProperty().bindBidirectional(plot.yScaleProperty());
    var x = choice("plot-x", "plot.x", PlotScale.X.values());
    x.valueProperty().bindBidirectional(plot.xScaleProperty());
    // Guinier's straight line wants q² as it is; a plot over q is usually logarithmic.
    x.setOnAction(e -> plot.logXProperty().set(x.getValue() == PlotScale.X.Q));
    getChildren()
        .addAll(
            y,
            x,
            toggle("log-y", "plot.log.y", plot.logYProperty()),
            toggle("log-x", "plot.log.x", plot.logXProperty()));
    plot.xTitleProperty().bind(Bindings.createStringBinding(this::xTitle, plot.xScaleProperty()));
    plot.yTitleProperty()
        .bind(Bindings.createStringBinding(this::yTitle, plot.yScaleProperty(), reflectivity));
  }

  private String xTitle() {
    return plot.xScaleProperty().get() == PlotScale.X.Q
        ? UnitText.axis("q", "1/Ang")
        : "q\u00b2 (\u00c5\u207b\u00b2)";
  }

  private String yTitle() {
    int power = plot.yScaleProperty().get().power();
    String name = reflectivity.get() ? "R(q)" : "I(q)";
    String unit = reflectivity.get() ? "" : "cm\u207b\u00b9";
    String raised = power < 2 ? "" : power == 2 ? "\u00b2" : "\u2074";
    if (power == 0) {
      return unit.isEmpty() ? name : name + " (" + unit + ")";
    }
    String units = (unit + " \u00c5\u207b" + (power == 1 ? "\u00b9" : raised)).strip();
    return name + " q" + raised + " (" + units + ")";
  }

  private static <E extends Enum<E>> ComboBox<E> choice(String id, String key, E[] values) {
    var box = Panel.choice(Texts.text(key), key, values);
    box.setId(id);
    box.setTooltip(new Tooltip(Texts.text(key)));
    box.getStyleClass().addAll("small", "axis-choice");
    box.setMaxWidth(USE_PREF_SIZE);
    return box;
  }

  private static ToggleButton toggle(String id, String key, BooleanProperty chosen) {
    var toggle = new ToggleButton(Texts.text(key));
    toggle.setId(id);
    toggle.getStyleClass().addAll("small", "scale-toggle");
    toggle.setTooltip(new Tooltip(Texts.text(key + ".tip")));
    toggle.setAccessibleText(Texts.text(key + ".tip"));
    toggle.selectedProperty().bindBidirectional(chosen);
    toggle.setMinWidth(USE_PREF_SIZE);
    return toggle;
  }
}
