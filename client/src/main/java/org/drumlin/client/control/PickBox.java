package org.drumlin.client.control;

import java.util.ArrayList;
import java.util.List;

/** A box dragged around points of a plot, or a click on one. In pixels of the control. */
record PickBox(double startX, double startY, double endX, double endY) {
  private static final double REACH = 12;
  private static final double SHORTEST = 6;

  static PickBox at(double x, double y) {
    return new PickBox(x, y, x, y);
  }

  PickBox to(double x, double y) {
    return new PickBox(startX, startY, x, y);
  }

  boolean isClick() {
    return Math.abs(endX - startX) < SHORTEST && Math.abs(endY - startY) < SHORTEST;
  }

  double left() {
    return Math.min(startX, endX);
  }

  double top() {
    return Math.min(startY, endY);
  }

  double width() {
    return Math.abs(endX - startX);
  }

  double height() {
    return Math.abs(endY - startY);
  }

  /** Which points are meant: those in the box, or the one a click is near to. */
  List<Integer> points(PlotFrame frame, PlotCurves shown) {
    var inside = new ArrayList<Integer>();
    int nearest = -1;
    double least = REACH;
    for (int i = 0; i < shown.q().length; i++) {
      double x = frame.px(shown.q()[i]);
      double y = frame.py(shown.intensity()[i]);
      double away = Math.hypot(x - endX, y - endY);
      if (away < least) {
        least = away;
        nearest = i;
      }
      if (x >= left() && x <= left() + width() && y >= top() && y <= top() + height()) {
        inside.add(i);
      }
    }
    if (isClick()) {
      return nearest < 0 ? List.of() : List.of(nearest);
    }
    return inside;
  }
}
