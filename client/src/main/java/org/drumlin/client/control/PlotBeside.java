package org.drumlin.client.control;

/**
 * Curves drawn quietly behind those that are worked on.
 *
 * @param place in the document: says the colour and the sign of the points
 */
public record PlotBeside(PlotCurves curves, int place) {
  /** How many colours there are before they begin again. */
  static final int COLORS = 4;

  /** Which of the theme's colours a place has, from 1. */
  public static int color(int place) {
    return place % COLORS + 1;
  }
}
