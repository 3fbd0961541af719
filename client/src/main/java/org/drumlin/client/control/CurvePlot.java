package org.drumlin.client.control;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * Data, theory and residuals on one x axis, drawn by hand so that it keeps up with a slider.
 * Dragging chooses a range of q, a double click resets it; with Shift, a click or a drag picks
 * points. The arrow keys walk over the points and read them out, Space picks the one read.
 */
public final class CurvePlot extends Region {
  private static final double SHORTEST_DRAG = 6;

  private final PlotTheme theme = new PlotTheme(this, this::redraw);
  private final ObjectProperty<PlotCurves> curves =
      new SimpleObjectProperty<>(this, "curves", PlotCurves.NONE);
  private final ObjectProperty<List<PlotBeside>> beside =
      new SimpleObjectProperty<>(this, "beside", List.of());
  private final BooleanProperty logX = new SimpleBooleanProperty(this, "logX", true);
  private final BooleanProperty logY = new SimpleBooleanProperty(this, "logY", true);
  private final ObjectProperty<PlotScale.X> xScale =
      new SimpleObjectProperty<>(this, "xScale", PlotScale.X.Q);
  private final ObjectProperty<PlotScale.Y> yScale =
      new SimpleObjectProperty<>(this, "yScale", PlotScale.Y.I);
  private final StringProperty xTitle = new SimpleStringProperty(this, "xTitle", "q");
  private final StringProperty yTitle = new SimpleStringProperty(this, "yTitle", "I(q)");
  private final StringProperty residualTitle = new SimpleStringProperty(this, "residualTitle", "");
  private final Canvas canvas = new Canvas();
  private final Canvas overlay = new Canvas();

  private BiConsumer<Double, Double> onRange = (low, high) -> {};
  private Runnable onReset = () -> {};
  private Consumer<int[]> onPick = numbers -> {};
  private @Nullable PickBox pick;
  private PlotCurves drawn = PlotCurves.NONE;
  private PlotFrame frame = PlotFrame.of(400, 300, PlotCurves.NONE, List.of(), true, true);
  private double dragStart = Double.NaN;
  private double dragEnd = Double.NaN;
  private int cursor = -1;

  public CurvePlot() {
    getStyleClass().add("curve-plot");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setCursor(Cursor.CROSSHAIR);
    setMinSize(240, 200);
    getChildren().addAll(canvas, overlay);
    overlay.setMouseTransparent(true);
    curves.addListener(o -> redraw());
    beside.addListener(o -> redraw());
    logX.addListener(o -> redraw());
    logY.addListener(o -> redraw());
    xScale.addListener(o -> redraw());
    yScale.addListener(o -> redraw());
    xTitle.addListener(o -> redraw());
    yTitle.addListener(o -> redraw());
    residualTitle.addListener(o -> redraw());
    focusedProperty().addListener(o -> redraw());
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnMouseMoved(e -> moveCursor(nearest(e.getX())));
    setOnMouseExited(e -> moveCursor(-1));
    setOnKeyPressed(this::key);
  }

  public ObjectProperty<PlotCurves> curvesProperty() {
    return curves;
  }

  /** Curves drawn quietly behind. */
  public ObjectProperty<List<PlotBeside>> besideProperty() {
    return beside;
  }

  public BooleanProperty logXProperty() {
    return logX;
  }

  public BooleanProperty logYProperty() {
    return logY;
  }

  /** What stands on the x axis. */
  public ObjectProperty<PlotScale.X> xScaleProperty() {
    return xScale;
  }

  /** What stands on the y axis. */
  public ObjectProperty<PlotScale.Y> yScaleProperty() {
    return yScale;
  }

  public StringProperty xTitleProperty() {
    return xTitle;
  }

  public StringProperty yTitleProperty() {
    return yTitle;
  }

  public StringProperty residualTitleProperty() {
    return residualTitle;
  }

  /** Called with low and high q when a range was dragged. */
  public void setOnRange(BiConsumer<Double, Double> action) {
    onRange = action;
  }

  /** Called at a double click. */
  public void setOnReset(Runnable action) {
    onReset = action;
  }

  /** Called with the numbers of the points that were picked: Shift and a click, or a drag. */
  public void setOnPick(Consumer<int[]> action) {
    onPick = action;
  }

  /** Where that intensity lies in this control, for tests that click. */
  public double pixelOfIntensity(double intensity) {
    return frame.py(intensity);
  }

  /** Where that q lies in this control, for tests that drag. */
  public double pixelOf(double q) {
    return frame.px(xScale.get().of(q));
  }

  PlotTheme theme() {
    return theme;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return PlotTheme.metaData();
  }

  private void redraw() {
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 560;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 480;
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width <= 0 || height <= 0) {
      return;
    }
    for (var layer : List.of(canvas, overlay)) {
      layer.setWidth(width);
      layer.setHeight(height);
    }
    drawn = PlotScale.of(curves.get(), xScale.get(), yScale.get());
    var behind =
        beside.get().stream()
            .map(b ->
                new PlotBeside(PlotScale.of(b.curves(), xScale.get(), yScale.get()), b.place()))
            .toList();
    frame = PlotFrame.of(width, height, drawn, behind, logX.get(), logY.get());
    new PlotPainter(canvas.getGraphicsContext2D(), frame, theme.colors(), family(), deviceScale())
        .paint(drawn, behind, xTitle.get(), yTitle.get(), residualTitle.get());
    paintOverlay();
  }

  private void paintOverlay() {
    var g = overlay.getGraphicsContext2D();
    var colors = theme.colors();
    g.clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
    var box = pick;
    if (box != null) {
      g.setFill(colors.selection());
      g.fillRect(box.left(), box.top(), box.width(), box.height());
    } else if (Double.isFinite(dragStart) && Math.abs(dragEnd - dragStart) >= SHORTEST_DRAG) {
      g.setFill(colors.selection());
      g.fillRect(
          Math.min(dragStart, dragEnd),
          frame.top(),
          Math.abs(dragEnd - dragStart),
          frame.residualBottom() - frame.top());
    } else if (cursor >= 0 && cursor < curves.get().q().length) {
      PlotPainter.readout(
          g, frame, colors, family(), pixelOf(curves.get().q()[cursor]), readout(cursor));
    }
    if (isFocused()) {
      g.setStroke(colors.data());
      g.setLineWidth(2);
      g.strokeRect(1, 1, overlay.getWidth() - 2, overlay.getHeight() - 2);
    }
  }

  private String readout(int i) {
    var shown = curves.get();
    var text = new StringBuilder();
    if (shown.numbers().length > i) {
      text.append(Texts.text("plot.point", String.valueOf(shown.numbers()[i]))).append("   ");
    }
    text.append("q ").append(Numbers.brief(shown.q()[i]));
    text.append("   I ").append(Numbers.brief(shown.intensity()[i], 5));
    double[] error = shown.error();
    if (error != null && error[i] > 0) {
      text.append(" \u00b1 ").append(Numbers.brief(error[i], 2));
    }
    if (shown.hasResiduals() && Double.isFinite(shown.residuals()[i])) {
      text.append("   ")
          .append(Texts.text("plot.residual", Numbers.fixed(shown.residuals()[i], 1)));
    }
    return text.toString();
  }

  private void moveCursor(int point) {
    if (point != cursor) {
      cursor = point;
      paintOverlay();
    }
  }

  /** The data point nearest in x; -1 when none is near. */
  private int nearest(double x) {
    double[] q = curves.get().q();
    int best = -1;
    double least = 24;
    for (int i = 0; i < q.length; i++) {
      double away = Math.abs(pixelOf(q[i]) - x);
      if (away < least) {
        least = away;
        best = i;
      }
    }
    return best;
  }

  private void pressed(MouseEvent e) {
    requestFocus();
    if (e.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (e.isShiftDown()) {
      pick = PickBox.at(e.getX(), e.getY());
    } else if (e.getClickCount() == 2) {
      dragStart = Double.NaN;
      onReset.run();
    } else if (e.getX() >= frame.left() - 8 && e.getX() <= frame.right() + 8) {
      dragStart = inside(e.getX());
      dragEnd = dragStart;
    }
  }

  private void dragged(MouseEvent e) {
    var box = pick;
    if (box != null) {
      pick = box.to(e.getX(), e.getY());
      paintOverlay();
    } else if (Double.isFinite(dragStart)) {
      dragEnd = inside(e.getX());
      paintOverlay();
    }
  }

  private void released(MouseEvent e) {
    var box = pick;
    pick = null;
    if (box != null) {
      picked(box.points(frame, drawn));
    } else if (Double.isFinite(dragStart) && Math.abs(dragEnd - dragStart) >= SHORTEST_DRAG) {
      double a = xScale.get().back(frame.q(dragStart));
      double b = xScale.get().back(frame.q(dragEnd));
      onRange.accept(Math.min(a, b), Math.max(a, b));
    }
    dragStart = Double.NaN;
    paintOverlay();
  }

  private void picked(List<Integer> points) {
    int[] numbers = drawn.numbers();
    if (!points.isEmpty() && numbers.length == drawn.q().length) {
      onPick.accept(points.stream().mapToInt(i -> numbers[i]).toArray());
    }
  }

  private double inside(double x) {
    return Math.clamp(x, frame.left(), frame.right());
  }

  private void key(KeyEvent e) {
    int last = curves.get().q().length - 1;
    switch (e.getCode()) {
      case LEFT -> moveCursor(Math.max(0, cursor - 1));
      case RIGHT -> moveCursor(Math.min(last, cursor + 1));
      case HOME -> moveCursor(Math.min(0, last));
      case END -> moveCursor(last);
      case ESCAPE -> moveCursor(-1);
      case DELETE, SPACE -> picked(cursor >= 0 && cursor <= last ? List.of(cursor) : List.of());
      default -> {
        return;
      }
    }
    e.consume();
  }

  private double deviceScale() {
    var scene = getScene();
    return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getRenderScaleX();
  }

  private static String family() {
    return Font.getDefault().getFamily();
  }

  /** Only for accessibility tools: what the picture shows, in words. */
  public void describe(@Nullable String words) {
    setAccessibleText(words);
  }
}
