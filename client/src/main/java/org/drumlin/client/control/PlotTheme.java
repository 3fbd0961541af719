package org.drumlin.client.control;

import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** The colours of a plot as CSS properties, so that a theme can set them. */
final class PlotTheme {
  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("-plot-background", Color.WHITE),
          new Entry("-plot-axis", Color.BLACK),
          new Entry("-plot-text", Color.BLACK),
          new Entry("-plot-data", Color.BLUE),
          new Entry("-plot-data-faint", Color.LIGHTGRAY),
          new Entry("-plot-model", Color.ORANGE),
          new Entry("-plot-zero", Color.GRAY),
          new Entry("-plot-selection", Color.LIGHTBLUE),
          new Entry("-plot-beside-1", Color.TEAL),
          new Entry("-plot-beside-2", Color.PURPLE),
          new Entry("-plot-beside-3", Color.SADDLEBROWN),
          new Entry("-plot-beside-4", Color.DIMGRAY));

  private final List<StyleableObjectProperty<Paint>> values = new ArrayList<>();

  PlotTheme(CurvePlot plot, Runnable changed) {
    for (var entry : ENTRIES) {
      var value =
          new SimpleStyleableObjectProperty<Paint>(entry, plot, entry.getProperty(), entry.initial);
      value.addListener(o -> changed.run());
      values.add(value);
    }
  }

  PlotColors colors() {
    return new PlotColors(
        color(0),
        color(1),
        color(2),
        color(3),
        color(4),
        color(5),
        color(6),
        color(7),
        List.of(color(8), color(9), color(10), color(11)));
  }

  static List<CssMetaData<? extends Styleable, ?>> metaData() {
    var all = new ArrayList<CssMetaData<? extends Styleable, ?>>(Region.getClassCssMetaData());
    all.addAll(ENTRIES);
    return List.copyOf(all);
  }

  private Color color(int index) {
    return values.get(index).get() instanceof Color color ? color : ENTRIES.get(index).initial;
  }

  private static final class Entry extends CssMetaData<CurvePlot, Paint> {
    private final Color initial;

    private Entry(String name, Color initial) {
      super(name, PaintConverter.getInstance(), initial);
      this.initial = initial;
    }

    @Override
    public boolean isSettable(CurvePlot plot) {
      return true;
    }

    @Override
    public StyleableProperty<Paint> getStyleableProperty(CurvePlot plot) {
      return plot.theme().values.get(ENTRIES.indexOf(this));
    }
  }
}
