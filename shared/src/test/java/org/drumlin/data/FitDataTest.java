package org.drumlin.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.ErrorModel;
import org.drumlin.fit.Range;
import org.drumlin.fit.ResolutionChoice;
import org.junit.jupiter.api.Test;

final class FitDataTest {
  private static final double[] Q = {0.01, 0.02, 0.03, 0.04, 0.05, 0.06};
  private static final double[] I = {9, 4, 0, 1, Double.NaN, 16};
  private static final double[] DI = {1, 0, -1, Double.NaN, 1, 2};
  private static final double[] DQ = {.001, .002, .003, .004, .005, .006};

  private static Dataset data(Optional<double[]> dI, Optional<double[]> dQ) {
    return new Dataset("t", Q, I, dI, dQ, Optional.empty(), "1/Ang", "1/cm", List.of());
  }

  private static final Dataset FULL = data(Optional.of(DI), Optional.of(DQ));
  private static final Dataset BARE = data(Optional.empty(), Optional.empty());

  private static DatasetEntry entry(
      Optional<Range> range, List<Integer> mask, ErrorModel errors, ResolutionChoice resolution) {
    return new DatasetEntry(
        "a", "a.txt", Optional.empty(), Optional.empty(), range, mask, 1, errors, resolution);
  }

  private static DatasetEntry entry(ErrorModel errors) {
    return entry(Optional.empty(), List.of(), errors, new ResolutionChoice.FromFile());
  }

  private static DatasetEntry entry(ResolutionChoice resolution) {
    return entry(Optional.empty(), List.of(), new ErrorModel.None(), resolution);
  }

  @Test
  void badRowsAreLeftOutWithAWarning() throws Exception {
    FitData fit = FitData.of(DatasetEntry.of("a", "a.txt"), FULL);
    assertArrayEquals(new int[] {0, 5}, fit.kept());
    assertArrayEquals(new double[] {1, 2}, fit.errors());
    assertArrayEquals(new double[] {.001, .006}, sigma(fit));
    assertTrue(fit.errorsKnown());
    assertEquals(
        List.of(
            "1 point left out: I or q is not a number",
            "3 points left out: the error of I is zero, negative or not a number"),
        fit.warnings());
    assertArrayEquals(new double[] {.02, .03, .04}, fit.excluded().q());
    assertArrayEquals(new double[] {4, 0, 1}, fit.excluded().intensity());
  }

  @Test
  void rangeIsInclusiveAndTheMaskIsByIndex() throws Exception {
    FitData fit =
        FitData.of(
            entry(
                Optional.of(new Range(.01, .04)),
                List.of(1),
                new ErrorModel.None(),
                new ResolutionChoice.None()),
            FULL);
    assertArrayEquals(new int[] {0, 2, 3}, fit.kept());
    assertEquals(new Resolution.None(), fit.resolution());
    assertEquals(List.of(), fit.warnings());
  }

  @Test
  void errorsByChoice() throws Exception {
    FitData none = FitData.of(entry(new ErrorModel.None()), FULL);
    assertArrayEquals(new double[] {1, 1, 1, 1, 1}, none.errors());
    assertFalse(none.errorsKnown());
    FitData sqrt = FitData.of(entry(new ErrorModel.Sqrt()), FULL);
    assertArrayEquals(new double[] {3, 2, 1, 4}, sqrt.errors());
    assertTrue(sqrt.errorsKnown());
    FitData relative = FitData.of(entry(new ErrorModel.Relative(.5)), FULL);
    assertArrayEquals(new double[] {4.5, 2, .5, 8}, relative.errors());
  }

  @Test
  void aFileWithoutErrorsWeighsEveryPointTheSameAndSaysSo() throws Exception {
    FitData fit = FitData.of(DatasetEntry.of("a", "a.txt"), BARE);
    assertFalse(fit.errorsKnown());
    assertEquals(5, fit.points());
    assertTrue(fit.warnings().getFirst().startsWith("the file has no errors of I"));
  }

  @Test
  void resolutionByChoice() throws Exception {
    FitData pinhole = FitData.of(entry(new ResolutionChoice.Pinhole(.1)), BARE);
    assertEquals(.002, sigma(pinhole)[1], 1e-15);
    assertEquals(
        new Resolution.None(),
        FitData.of(entry(new ResolutionChoice.FromFile()), BARE).resolution());
    FitData slit = FitData.of(entry(new ResolutionChoice.Slit(.1, .02)), BARE);
    assertArrayEquals(new double[] {.1, .1, .1, .1, .1}, slit(slit).length());
    assertArrayEquals(new double[] {.02, .02, .02, .02, .02}, slit(slit).width());
  }

  @Test
  void theSlitOfAFileIsUsedUnlessTheDocumentSaysOtherwise() throws Exception {
    double[] length = {.1, .2, .3, Double.NaN, .5, .6};
    Dataset smeared =
        new Dataset(
            "t",
            Q,
            I,
            Optional.empty(),
            Optional.of(DQ),
            Optional.of(new Dataset.Slit(length, new double[6])),
            "1/Ang",
            "1/cm",
            List.of());
    FitData fit = FitData.of(entry(new ResolutionChoice.FromFile()), smeared);
    assertArrayEquals(new double[] {.1, .2, .3, 0, .6}, slit(fit).length());
    assertArrayEquals(new double[5], slit(fit).width());
    assertTrue(
        fit.warnings()
            .containsAll(
                List.of(
                    "the file has slit openings and dQ: the theory is smeared with the slit alone",
                    "1 point not smeared: the slit's length is negative or not a number")),
        fit.warnings().toString());
    assertEquals(
        new Resolution.None(),
        FitData.of(entry(new ResolutionChoice.None()), smeared).resolution());
    assertEquals(
        .002, sigma(FitData.of(entry(new ResolutionChoice.Pinhole(.1)), smeared))[1], 1e-15);
  }

  @Test
  void aPointWhoseDqIsNoNumberIsNotSmeared() throws Exception {
    double[] dQ = {.001, Double.NaN, -1, .004, .005, .006};
    FitData fit =
        FitData.of(entry(new ResolutionChoice.FromFile()), data(Optional.empty(), Optional.of(dQ)));
    assertArrayEquals(new double[] {.001, 0, 0, .004, .006}, sigma(fit));
    assertTrue(fit.warnings().contains("2 points not smeared: dQ is negative or not a number"));
  }

  @Test
  void countsAreNotNegativeAndShouldBeWhole() throws Exception {
    DatasetEntry all = entry(new ErrorModel.Poisson());
    DataException e = assertThrows(DataException.class, () -> FitData.of(all, counts(3, -1, 0)));
    assertEquals(
        "data set a (a.txt): I is -1.0 at q = 0.02, and a count is not negative; set errors to"
            + " something else than poisson, or take the point out with mask",
        e.getMessage());
    FitData fit =
        FitData.of(
            entry(
                Optional.empty(),
                List.of(1),
                new ErrorModel.Poisson(),
                new ResolutionChoice.FromFile()),
            counts(4.5, -1, 0));
    assertTrue(fit.counts() && fit.errorsKnown());
    assertArrayEquals(new double[] {Math.sqrt(4.5), 1}, fit.errors());
    assertTrue(fit.warnings().getFirst().startsWith("1 point is no whole number"));
    assertEquals(List.of(), FitData.of(all, counts(4, 7, 0)).warnings());
  }

  private static Dataset counts(double... counts) {
    double[] q = {.01, .02, .03};
    return new Dataset(
        "a",
        q,
        counts,
        Optional.of(new double[] {Double.NaN, 0, 1}),
        Optional.empty(),
        Optional.empty(),
        "1/Ang",
        "1/cm",
        List.of());
  }

  @Test
  void nothingLeftIsAnErrorThatSaysWhy() {
    DatasetEntry range =
        entry(
            Optional.of(new Range(1, 2)),
            List.of(),
            new ErrorModel.None(),
            new ResolutionChoice.None());
    assertEquals(
        "data set a (a.txt): no points are left from q 1.0 to 2.0 1/Ang; the file goes from 0.01"
            + " to 0.06",
        assertThrows(DataException.class, () -> FitData.of(range, FULL)).getMessage());
    Dataset zeros = data(Optional.of(new double[6]), Optional.empty());
    assertTrue(
        assertThrows(DataException.class, () -> FitData.of(DatasetEntry.of("a", "a.txt"), zeros))
            .getMessage()
            .contains("the error of I is zero, negative or not a number in every row"));
    DatasetEntry mask =
        entry(Optional.empty(), List.of(6), new ErrorModel.None(), new ResolutionChoice.None());
    assertEquals(
        "data set a (a.txt): mask 6 is not a point: they are numbered 0 to 5",
        assertThrows(DataException.class, () -> FitData.of(mask, FULL)).getMessage());
  }

  private static Resolution.Slit slit(FitData fit) {
    return (Resolution.Slit) fit.resolution();
  }

  private static double[] sigma(FitData fit) {
    return ((Resolution.Pinhole) fit.resolution()).sigma();
  }
}
