package org.drumlin.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.ErrorModel;
import org.drumlin.fit.ResolutionChoice;

/** Which points of a file a fit uses, and with which errors: range, mask, then bad rows. */
final class Selection {
  private final DatasetEntry entry;
  private final Dataset data;
  private final List<String> warnings;

  Selection(DatasetEntry entry, Dataset data) {
    this.entry = entry;
    this.data = data;
    this.warnings = new ArrayList<>(data.warnings());
  }

  FitData select() throws DataException {
    double[] errors = errors();
    Resolution ofAll = resolution();
    boolean[] masked = masked();
    int[] inRange =
        IntStream.range(0, data.size())
            .filter(i -> entry.range().isEmpty() || entry.range().get().contains(data.q()[i]))
            .filter(i -> !masked[i])
            .toArray();
    int[] finite =
        Arrays.stream(inRange)
            .filter(i -> Double.isFinite(data.q()[i]) && Double.isFinite(data.intensity()[i]))
            .toArray();
    int[] kept =
        Arrays.stream(finite).filter(i -> Double.isFinite(errors[i]) && errors[i] > 0).toArray();
    if (kept.length == 0) {
      throw new DataException(nothingLeft(inRange.length, finite.length));
    }
    boolean counts = entry.errors() instanceof ErrorModel.Poisson;
    if (counts) {
      checkCounts(kept);
    }
    int notNumbers = inRange.length - finite.length;
    if (notNumbers > 0) {
      warn(rows(notNumbers) + " left out: I or q is not a number");
    }
    int badErrors = finite.length - kept.length;
    if (badErrors > 0) {
      warn(rows(badErrors) + " left out: the error of I is zero, negative or not a number");
    }
    return new FitData(
        entry.id(),
        kept,
        pick(data.q(), kept),
        pick(data.intensity(), kept),
        pick(errors, kept),
        errorsKnown(),
        counts,
        smearing(ofAll.at(kept)),
        excluded(kept),
        warnings);
  }

  private void checkCounts(int[] kept) throws DataException {
    int broken = 0;
    for (int i : kept) {
      double y = data.intensity()[i];
      if (y < 0) {
        throw new DataException(
            where()
                + "I is "
                + y
                + " at q = "
                + data.q()[i]
                + ", and a count is not negative; set errors to something else than poisson, or"
                + " take the point out with mask");
      }
      broken += y == Math.rint(y) ? 0 : 1;
    }
    if (broken > 0) {
      warn(
          rows(broken)
              + (broken == 1 ? " is no whole number" : " are no whole numbers")
              + ": errors \"poisson\" is right for counts as they were taken, not for what was"
              + " scaled or had a background subtracted");
    }
  }

  private boolean errorsKnown() {
    return switch (entry.errors()) {
      case ErrorModel.FromFile f -> data.dI().isPresent();
      case ErrorModel.None n -> false;
      case ErrorModel.Sqrt s -> true;
      case ErrorModel.Poisson p -> true;
      case ErrorModel.Relative r -> true;
    };
  }

  private double[] errors() {
    return switch (entry.errors()) {
      case ErrorModel.FromFile f -> data.dI().orElseGet(this::noErrorsInFile);
      case ErrorModel.None n -> everywhere(1);
      case ErrorModel.Sqrt s ->
          Arrays.stream(data.intensity()).map(y -> Math.sqrt(Math.abs(y))).toArray();
      case ErrorModel.Poisson p ->
          Arrays.stream(data.intensity()).map(y -> y > 0 ? Math.sqrt(y) : 1).toArray();
      case ErrorModel.Relative r ->
          Arrays.stream(data.intensity()).map(y -> r.fraction() * Math.abs(y)).toArray();
    };
  }

  private double[] noErrorsInFile() {
    warn(
        "the file has no errors of I: every point weighs the same, and uncertainties are scaled by"
            + " the reduced chisq; set errors to sqrt or {\"relative\": 0.05} to choose otherwise");
    return everywhere(1);
  }

  private Resolution resolution() {
    return switch (entry.resolution()) {
      case ResolutionChoice.FromFile f -> ofFile();
      case ResolutionChoice.None n -> new Resolution.None();
      case ResolutionChoice.Pinhole p ->
          new Resolution.Pinhole(
              Arrays.stream(data.q()).map(q -> p.dqOverQ() * Math.abs(q)).toArray());
      case ResolutionChoice.Slit s ->
          new Resolution.Slit(everywhere(s.length()), everywhere(s.width()));
    };
  }

  private Resolution ofFile() {
    if (data.slit().isPresent()) {
      if (data.dQ().isPresent()) {
        warn("the file has slit openings and dQ: the theory is smeared with the slit alone");
      }
      return new Resolution.Slit(data.slit().get().length(), data.slit().get().width());
    }
    return data.dQ().<Resolution>map(Resolution.Pinhole::new).orElseGet(Resolution.None::new);
  }

  private double[] everywhere(double value) {
    double[] values = new double[data.size()];
    Arrays.fill(values, value);
    return values;
  }

  /** What can be computed of it: widths that are none become 0, with a warning. */
  private Resolution smearing(Resolution resolution) {
    return switch (resolution) {
      case Resolution.None n -> n;
      case Resolution.Pinhole p -> {
        double[] sigma = widths(p.sigma(), "dQ");
        yield isZero(sigma) ? new Resolution.None() : new Resolution.Pinhole(sigma);
      }
      case Resolution.Slit s -> {
        double[] length = widths(s.length(), "the slit's length");
        double[] width = widths(s.width(), "the slit's width");
        yield isZero(length) && isZero(width)
            ? new Resolution.None()
            : new Resolution.Slit(length, width);
      }
    };
  }

  private double[] widths(double[] given, String name) {
    double[] used = given.clone();
    int bad = 0;
    for (int i = 0; i < used.length; i++) {
      if (!(used[i] >= 0 && Double.isFinite(used[i]))) {
        used[i] = 0;
        bad++;
      }
    }
    if (bad > 0) {
      warn(rows(bad) + " not smeared: " + name + " is negative or not a number");
    }
    return used;
  }

  private static boolean isZero(double[] values) {
    return Arrays.stream(values).allMatch(v -> v == 0);
  }

  private boolean[] masked() throws DataException {
    boolean[] masked = new boolean[data.size()];
    for (int i : entry.mask()) {
      if (i < 0 || i >= masked.length) {
        throw new DataException(
            where()
                + "mask "
                + i
                + " is not a point: they are numbered 0 to "
                + (masked.length - 1));
      }
      masked[i] = true;
    }
    return masked;
  }

  private FitData.Excluded excluded(int[] kept) {
    boolean[] used = new boolean[data.size()];
    for (int i : kept) {
      used[i] = true;
    }
    int[] left =
        IntStream.range(0, data.size())
            .filter(i -> !used[i])
            .filter(i -> Double.isFinite(data.q()[i]) && Double.isFinite(data.intensity()[i]))
            .toArray();
    return new FitData.Excluded(
        pick(data.q(), left), pick(data.intensity(), left), data.dI().map(e -> pick(e, left)));
  }

  private String nothingLeft(int inRange, int finite) {
    if (inRange == 0) {
      String range =
          entry
              .range()
              .map(r -> " from q " + r.low() + " to " + r.high() + " 1/Ang")
              .orElse(" outside the mask");
      return where()
          + "no points are left"
          + range
          + "; the file goes from "
          + Arrays.stream(data.q()).min().orElse(Double.NaN)
          + " to "
          + Arrays.stream(data.q()).max().orElse(Double.NaN);
    }
    if (finite == 0) {
      return where() + "no points are left: every I is not a number";
    }
    return where()
        + "no points are left: the error of I is zero, negative or not a number in every row; set"
        + " errors to none, sqrt or {\"relative\": 0.05}";
  }

  private String where() {
    return "data set " + entry.id() + " (" + entry.file() + "): ";
  }

  private void warn(String text) {
    warnings.add(text);
  }

  private static String rows(int count) {
    return count == 1 ? "1 point" : count + " points";
  }

  private static double[] pick(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }
}
