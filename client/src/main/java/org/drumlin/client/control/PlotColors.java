package org.drumlin.client.control;

import javafx.scene.paint.Color;

/** The colours a plot is drawn in; they come from the theme's tokens. */
record PlotColors(
    Color background,
    Color axis,
    Color text,
    Color data,
    Color faint,
    Color model,
    Color zero,
    Color selection) {}
