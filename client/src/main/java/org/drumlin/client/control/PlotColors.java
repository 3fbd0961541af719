package org.drumlin.client.control;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours a plot is drawn in; they come from the theme's tokens.
 *
 * @param beside of data sets behind the one worked on, in turn
 */
record PlotColors(
    Color background,
    Color axis,
    Color text,
    Color data,
    Color faint,
    Color model,
    Color zero,
    Color selection,
    List<Color> beside) {}
