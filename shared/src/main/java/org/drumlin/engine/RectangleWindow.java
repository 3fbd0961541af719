package org.drumlin.engine;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A slit of length and width: the average of the theory at sqrt((q + v)^2 + u^2) over a rectangle.
 * The density at x is the arc of radius x inside the rectangle. It has roots of differences where
 * the arc meets a side or a corner; between those the integral runs over an angle that removes
 * them, in pieces that are not longer than their distance from the next one.
 */
final class RectangleWindow implements Window {
  private final double q;
  private final double length;
  private final double width;
  private final double near;
  private final double far;
  private final double fold;
  private final double nearTop;
  private final double[] corners;
  private final GaussLegendre.Rule angles;
  private final GaussLegendre.Rule rule;
  private final double norm;

  /**
   * @param q at least 0
   * @param length above 0
   * @param width above 0
   */
  RectangleWindow(double q, double length, double width, GaussLegendre rules) {
    this.q = q;
    this.length = length;
    this.width = width;
    this.near = Math.max(0, q - width);
    this.far = q + width;
    this.fold = Math.max(0, width - q);
    this.nearTop = StrictMath.hypot(near, length);
    this.corners =
        DoubleStream.of(near, fold, far)
            .flatMap(x -> DoubleStream.of(x, StrictMath.hypot(x, length)))
            .sorted()
            .distinct()
            .toArray();
    this.angles = rules.full(48);
    this.rule = rules.full(24);
    double[] sum = new double[1];
    pieces(low(), high(), (x, w) -> sum[0] += w);
    this.norm = sum[0];
  }

  @Override
  public double centre() {
    return q;
  }

  @Override
  public double low() {
    return near;
  }

  @Override
  public double high() {
    return corners[corners.length - 1];
  }

  @Override
  public void integrate(double from, double to, Sink sink) {
    pieces(from, to, (x, w) -> sink.add(x, w / norm));
  }

  private void pieces(double from, double to, Sink sink) {
    double start = from;
    for (double corner : corners) {
      double end = Math.min(corner, to);
      if (end > start) {
        graded(start, end, sink);
        start = end;
      }
    }
  }

  private void graded(double from, double to, Sink sink) {
    double middle = 0.5 * (from + to);
    if (nearest(from, to) < LengthWindow.NEAR * (to - from) && from < middle && middle < to) {
      graded(from, middle, sink);
      graded(middle, to, sink);
      return;
    }
    double half = 0.5 * (to - from);
    if (isCorner(from) || isCorner(to)) {
      for (int i = 0; i < angles.size(); i++) {
        double angle = (Elementary.PI_1 / 2) * (1 + angles.x()[i]);
        double x = middle - half * Elementary.cos(angle);
        double step = Elementary.PI_1 * angles.weight()[i] * half * Elementary.sin(angle);
        sink.add(x, step * arcs(x));
      }
    } else {
      for (int i = 0; i < rule.size(); i++) {
        double x = middle + half * rule.x()[i];
        sink.add(x, 2 * half * rule.weight()[i] * arcs(x));
      }
    }
  }

  private boolean isCorner(double x) {
    return Arrays.binarySearch(corners, x) >= 0;
  }

  @Override
  public boolean isSmooth(double from, double to) {
    for (double corner : corners) {
      if (from <= corner && corner <= to) {
        return false;
      }
    }
    return nearest(from, to) >= LengthWindow.NEAR * (to - from);
  }

  @Override
  public double density(double x) {
    return arcs(x) / norm;
  }

  /** How far the next singularity is that does not lie at an end. */
  private double nearest(double from, double to) {
    double least = Double.POSITIVE_INFINITY;
    for (double corner : corners) {
      if (corner < from) {
        least = Math.min(least, from - corner);
      } else if (corner > to) {
        least = Math.min(least, corner - to);
      }
      if (corner > 0) {
        least = Math.min(least, from + corner);
      }
    }
    return least;
  }

  private double arcs(double x) {
    double angle = arc(near, far, nearTop, x) + (fold > 0 ? arc(0, fold, length, x) : 0);
    return x / length * angle / (2 * width);
  }

  /**
   * The angle of the arc of radius r over left to right and 0 to the length.
   *
   * @param top the radius of the corner above the left
   */
  private double arc(double left, double right, double top, double r) {
    boolean overTop = r >= top;
    double highSide = overTop ? length : root(r, left);
    double highBase = overTop ? root(r, length) : left;
    double lowSide = r <= right ? 0 : root(r, right);
    double lowBase = Math.min(r, right);
    double opening =
        overTop
            ? (highSide - lowSide) * (highSide + lowSide)
            : (lowBase - highBase) * (lowBase + highBase);
    if (!(opening > 0)) {
      return 0;
    }
    // the difference of two angles, from the difference of squares that does not cancel
    double sine = r * (r * (opening / (highSide * lowBase + lowSide * highBase)));
    return StrictMath.atan2(sine, highBase * lowBase + highSide * lowSide);
  }

  private static double root(double r, double x) {
    return Math.sqrt(Math.max(0, r - x)) * Math.sqrt(r + x);
  }
}
