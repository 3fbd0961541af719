package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DreamSamplerTest {
  private static final long SEED = 20261122;

  @ParameterizedTest
  @CsvSource({"1,0", "2,0.9", "5,0.8", "10,0.5"})
  void aCorrelatedGaussianComesOutAsItIs(int dimension, double correlation) throws FitException {
    GaussianObjective gaussian = GaussianObjective.correlated(dimension, correlation);
    int samples = dimension == 10 ? 1_200_000 : 300_000;
    Draws draws = sample(gaussian, 10 * dimension, 300, samples, "cov");
    for (int j = 0; j < dimension; j++) {
      Mixing mixing = Mixing.of(new Posterior(draws, draws.generations()).chains(j));
      assertTrue(mixing.rhat() < 1.01, "rhat " + mixing.rhat() + " seed " + SEED);
      double mcse = 1 / Math.sqrt(mixing.ess());
      double[] x = draws.column(j);
      Arrays.sort(x);
      double mean = Arrays.stream(x).average().orElseThrow();
      double square = Arrays.stream(x).map(v -> v * v).average().orElseThrow();
      assertEquals(0, mean, 4 * mcse, "mean, seed " + SEED);
      assertEquals(1, Math.sqrt(square), 4 * mcse, "deviation, seed " + SEED);
      // MCSE of a quantile: sqrt(p (1-p)) / density, over sqrt(ess).
      double wide = 4 * mcse * Math.sqrt(0.05 * 0.95) / 0.10313;
      assertEquals(-1.6449, Quantiles.ofSorted(x, 0.05), wide, "5 %, seed " + SEED);
      assertEquals(1.6449, Quantiles.ofSorted(x, 0.95), wide, "95 %, seed " + SEED);
    }
  }

  @Test
  void boundsCutTheDensityAndNothingElse() throws FitException {
    GaussianObjective gaussian =
        GaussianObjective.correlated(2, 0)
            .bounded(0, 0, Double.POSITIVE_INFINITY)
            .bounded(1, -1, 1);
    Draws draws = sample(gaussian, 20, 300, 300_000, "lhs");
    double half = Math.sqrt(2 / Math.PI);
    double ess = Mixing.of(new Posterior(draws, draws.generations()).chains(0)).ess();
    double sd = Math.sqrt(1 - half * half);
    double[] first = draws.column(0);
    assertEquals(half, Arrays.stream(first).average().orElseThrow(), 4 * sd / Math.sqrt(ess));
    assertTrue(Arrays.stream(first).allMatch(x -> x >= 0));
    double[] second = draws.column(1);
    double square = Arrays.stream(second).map(x -> x * x).average().orElseThrow();
    double essSecond = Mixing.of(new Posterior(draws, draws.generations()).chains(1)).ess();
    assertEquals(0.29112509, square, 4 * 0.26 / Math.sqrt(essSecond));
    Posterior posterior = new Posterior(draws, draws.generations());
    assertEquals(
        "Optional[LOWER]",
        posterior.estimate(0, 0.1, 0, Double.POSITIVE_INFINITY).atBound().toString());
  }

  @Test
  void chainsFarAwayAreFoundAndReplacedDuringBurnIn() throws FitException {
    GaussianObjective far =
        GaussianObjective.correlated(2, 0)
            .bounded(0, -1e4, 1e4)
            .bounded(1, -1e4, 1e4)
            .startingAt(0.1, 0.1);
    Draws draws = sample(far, 20, 500, 100_000, "lhs");
    assertTrue(Mixing.of(new Posterior(draws, draws.generations()).chains(0)).rhat() < 1.01);
  }

  @Test
  void chainsReplacedAgainAndAgainAreToldOfInOneSentence() throws Exception {
    Outliers outliers = new Outliers(8, 100);
    assertEquals(Optional.empty(), outliers.words());
    outliers.moved(20, List.of(5));
    assertEquals(
        "During the burn-in chains far below the others were put onto others,"
            + " at generation 20: [5].",
        outliers.words().orElseThrow());
    outliers.moved(40, List.of(5, 1));
    String words = outliers.words().orElseThrow();
    assertTrue(words.endsWith("others, 2 times, the last at generation 40: [1, 5]."), words);
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    outliers.save(new DataOutputStream(state));
    Outliers later = new Outliers(8, 100);
    later.restore(new DataInputStream(new ByteArrayInputStream(state.toByteArray())));
    assertEquals(words, later.words().orElseThrow());
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws FitException, IOException {
    byte[] once = csv(1);
    assertArrayEquals(once, csv(1));
    assertTrue(!Arrays.equals(once, csv(2)));
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(once)).readAllBytes(),
            StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    assertEquals("chain,generation,nllf,x0,x1", lines[0]);
    // 20 chains, 50 generations of which every other is kept, a header, an end.
    assertEquals(20 * 25 + 2, lines.length);
    assertTrue(lines[1].startsWith("0,102,"), lines[1]);
  }

  private static byte[] csv(long seed) throws FitException, IOException {
    DreamSampler sampler =
        new DreamSampler(
            GaussianObjective.correlated(2, 0.5),
            new DreamOptions(20, 100, 50, 2, "eps", true),
            seed);
    run(sampler);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sampler.draws().writeCsv(out);
    return out.toByteArray();
  }

  @Test
  void aStartWithoutValueIsSaid() {
    GaussianObjective gaussian = GaussianObjective.correlated(2, 0).startingAt(Double.NaN, 0);
    FitException e = assertThrows(FitException.class, () -> sample(gaussian, 20, 10, 100, "eps"));
    assertTrue(String.valueOf(e.getMessage()).contains("no value at the starting point"));
  }

  private static Draws sample(
      GaussianObjective objective, int chains, int burn, int samples, String init)
      throws FitException {
    DreamSampler sampler =
        new DreamSampler(
            objective,
            new DreamOptions(chains, burn, (samples + chains - 1) / chains, 1, init, true),
            SEED);
    run(sampler);
    return sampler.draws();
  }

  private static void run(DreamSampler sampler) throws FitException {
    sampler.start();
    while (!sampler.done()) {
      sampler.step();
    }
  }
}
