package org.drumlin.client.control;

/** What a plot shows of q and I: the axes that people read slopes and plateaus from. */
public final class PlotScale {
  private PlotScale() {}

  /** What stands on the x axis. */
  public enum X {
    Q,
    /** For Guinier's plot: ln I over q². */
    Q_SQUARED;

    double of(double q) {
      return this == Q ? q : q * q;
    }

    double back(double x) {
      return this == Q ? x : Math.sqrt(Math.max(0, x));
    }
  }

  /** What stands on the y axis: I times a power of q. */
  public enum Y {
    I(0),
    /** Holtzer's plot, for rods. */
    I_Q(1),
    /** Kratky's plot, for chains and folding. */
    I_Q2(2),
    /** Porod's plot, for surfaces; reflectivity times Fresnel's decay. */
    I_Q4(4);

    private final int power;

    Y(int power) {
      this.power = power;
    }

    /** The power of q that the intensity is multiplied by. */
    public int power() {
      return power;
    }

    private double factor(double q) {
      return Math.pow(q, power);
    }
  }

  /** The curves as they stand on those axes; residuals stay what they are. */
  static PlotCurves of(PlotCurves curves, X x, Y y) {
    if (x == X.Q && y == Y.I) {
      return curves;
    }
    double[] error = curves.error();
    return new PlotCurves(
        along(curves.q(), x),
        times(curves.intensity(), curves.q(), y),
        error == null ? null : times(error, curves.q(), y),
        curves.kept(),
        curves.numbers(),
        along(curves.theoryQ(), x),
        times(curves.theory(), curves.theoryQ(), y),
        curves.residuals());
  }

  private static double[] along(double[] q, X x) {
    double[] places = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      places[i] = x.of(q[i]);
    }
    return places;
  }

  private static double[] times(double[] values, double[] q, Y y) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] * y.factor(q[i]);
    }
    return scaled;
  }
}
