package org.drumlin.client.builder;

import java.util.Arrays;
import java.util.List;
import org.drumlin.client.control.PlotBeside;
import org.drumlin.client.control.PlotCurves;
import org.drumlin.client.control.Texts;
import org.drumlin.job.EvalReply;

/**
 * A depth profile as it is drawn. Absorption is a hundredth or a thousandth of the scattering
 * length density: its line is drawn as many tens of times larger as make it as high as the other at
 * most, and the words say so.
 *
 * @param real the scattering length density
 * @param imaginary the line beside it; none where nothing absorbs
 * @param words what the line beside is; empty without one
 */
record ProfileCurves(PlotCurves real, List<PlotBeside> imaginary, String words) {
  /** Which of the colours for lines beside it has. */
  static final int PLACE = 1;

  private static final int LARGEST_FACTOR = 100_000;

  static ProfileCurves of(EvalReply.Profile profile) {
    var real = line(profile.z(), profile.sld());
    double absorbs = most(profile.isld());
    if (!(absorbs > 0)) {
      return new ProfileCurves(real, List.of(), "");
    }
    int factor = factor(most(profile.sld()), absorbs);
    double[] drawn = Arrays.stream(profile.isld()).map(x -> factor * x).toArray();
    String words =
        factor == 1
            ? Texts.text("plot.profile.isld")
            : Texts.text("plot.profile.isld.times", String.valueOf(factor));
    return new ProfileCurves(real, List.of(new PlotBeside(line(profile.z(), drawn), PLACE)), words);
  }

  private static int factor(double scatters, double absorbs) {
    int factor = 1;
    while (10 * factor * absorbs <= scatters && factor < LARGEST_FACTOR) {
      factor *= 10;
    }
    return factor;
  }

  private static double most(double[] values) {
    return Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
  }

  private static PlotCurves line(double[] z, double[] values) {
    double[] none = new double[0];
    return new PlotCurves(none, none, null, new boolean[0], new int[0], z, values, none);
  }
}
