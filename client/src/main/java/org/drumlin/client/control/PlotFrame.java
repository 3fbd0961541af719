package org.drumlin.client.control;

import java.util.List;

/**
 * Where the parts of a plot lie, in pixels of the control: the curve's box, and below it the
 * residuals' box on the same x.
 *
 * @param residualTop equal to residualBottom when there are no residuals
 */
record PlotFrame(
    double left,
    double right,
    double top,
    double bottom,
    double residualTop,
    double residualBottom,
    PlotAxis x,
    PlotAxis y,
    PlotAxis residual) {

  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double TOP = 12;
  private static final double BOTTOM = 44;
  private static final double GAP = 8;

  /**
   * @param beside curves behind, which the axes hold too
   */
  static PlotFrame of(
      double width,
      double height,
      PlotCurves curves,
      List<PlotBeside> beside,
      boolean logX,
      boolean logY) {
    double foot = Math.max(TOP + 40, height - BOTTOM);
    double residualHeight = curves.hasResiduals() ? Math.clamp(0.22 * (foot - TOP), 48, 150) : 0;
    double bottom = curves.hasResiduals() ? foot - residualHeight - GAP : foot;
    return new PlotFrame(
        LEFT,
        Math.max(LEFT + 40, width - RIGHT),
        TOP,
        bottom,
        foot - residualHeight,
        foot,
        curves.xAxis(logX, beside),
        curves.yAxis(logY, beside),
        curves.residualAxis());
  }

  boolean hasResiduals() {
    return residualBottom > residualTop;
  }

  double px(double q) {
    return left + x.fraction(q) * (right - left);
  }

  double py(double intensity) {
    return bottom - y.fraction(intensity) * (bottom - top);
  }

  double pr(double r) {
    return residualBottom - residual.fraction(r) * (residualBottom - residualTop);
  }

  double q(double px) {
    return x.value(Math.clamp((px - left) / (right - left), 0, 1));
  }
}
