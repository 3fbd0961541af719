package org.drumlin.fitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.drumlin.bumps.BumpsExport;
import org.drumlin.bumps.KeptDraws;
import org.drumlin.bumps.ParStart;
import org.drumlin.bumps.PeerBumps;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.Method;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same document, exported and run by the real bumps and sasmodels, and run here: the same best
 * chisq, means and standard deviations, each from draws worth 2,000 independent ones. The four
 * problems of the measurements take minutes in bumps: with {@code -Ddrumlin.long=true}.
 */
final class BesideBumpsTest {
  private static final double WORTH = 2000;

  @TempDir private Path folder;

  /** A document, and how many draws bumps has to take for that many independent ones. */
  private record Case(Path document, int draws) {}

  static Stream<Case> cases() {
    Path examples = Path.of("..", "examples");
    Path simulated = Path.of("..", "bench", "peers", "fits");
    Stream<Case> brief = Stream.of(new Case(examples.resolve("polymer-blend.fit.json"), 60_000));
    if (!Boolean.getBoolean("drumlin.long")) {
      return brief;
    }
    return Stream.concat(
        brief,
        Stream.of(
            new Case(simulated.resolve("sphere.fit.json"), 120_000),
            new Case(simulated.resolve("core-shell.fit.json"), 600_000),
            new Case(examples.resolve("conalbumin.fit.json"), 240_000),
            new Case(examples.resolve("sds-micelles.fit.json"), 120_000)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothFindTheSame(Case one) throws Exception {
    Path beside = one.document().resolveSibling(".").normalize();
    FitDocument plain = FitDocuments.read(one.document());
    FitDocument document =
        plain
            .with(
                plain.datasets().stream()
                    .map(d -> d.withResolution(new org.drumlin.fit.ResolutionChoice.None()))
                    .toList(),
                plain.models())
            .withExpressions(List.of(), Map.of());
    Map<String, Dataset> data = DataReferences.resolve(document, beside);
    try (Engine engine = JvmEngine.create(2)) {
      FitResult minimum = fit(document.withMethod(method("lm", Map.of())), data, engine);
      StringBuilder par = new StringBuilder();
      minimum.parameters().forEach(p -> par.append(p.name() + " " + p.value() + "\n"));
      Files.writeString(folder.resolve("best.par"), par);
      FitDocument start = ParStart.apply(document, folder.resolve("best.par")).document();
      Map<String, Object> options = new LinkedHashMap<>();
      options.put("samples", (double) one.draws());
      options.put("burn", 200.0);
      options.put("init", "cov");
      FitDocument dream = start.withMethod(method("dream", options));
      FitResult ours = fit(dream, data, engine);
      BumpsExport.write("peer", dream, data, engine, folder);
      PeerBumps.cli(
          folder,
          "--fit=dream",
          "--samples=" + one.draws(),
          "--burn=200",
          "--pop=10",
          "--init=cov",
          "--seed=1",
          "--store=out",
          "--batch",
          "--noshow",
          "peer.py");
      compare(minimum, ours, KeptDraws.ofBumps(folder.resolve("out"), "peer"));
    }
  }

  private static Method method(String name, Map<String, Object> options) {
    return new Method(name, options, Optional.of(1L));
  }

  private static FitResult fit(FitDocument document, Map<String, Dataset> data, Engine engine)
      throws Exception {
    return Fitters.named(document.method().name())
        .orElseThrow()
        .fit(FitProblem.of(document, data, engine), document.method(), FitMonitor.silent())
        .result();
  }

  private static void compare(FitResult minimum, FitResult ours, KeptDraws theirs) {
    double best = Double.POSITIVE_INFINITY;
    for (double nllf : theirs.nllf()) {
      best = Math.min(best, nllf);
    }
    double chisq = 2 * best / minimum.dof();
    System.out.printf(
        Locale.ROOT, "%s: chisq %.6f, bumps %.6f%n", minimum.title(), minimum.chisq(), chisq);
    assertTrue(minimum.chisq() <= chisq + 1e-4, minimum.chisq() + " above " + chisq);
    List<String> off = new ArrayList<>();
    for (FitResult.FittedParameter p : ours.parameters()) {
      double[][] chains = theirs.ofParameter(theirs.names().indexOf(p.name()));
      Mixing mixing = Mixing.of(chains);
      double[] all = Stream.of(chains).flatMapToDouble(java.util.Arrays::stream).toArray();
      double mean = java.util.Arrays.stream(all).average().orElseThrow();
      double sd =
          Math.sqrt(
              java.util.Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum()
                  / (all.length - 1));
      System.out.printf(
          Locale.ROOT,
          "  %s: %.6g(%.3g), ESS %.0f; bumps %.6g(%.3g), ESS %.0f; means %.3f sd apart, sd %.3f%n",
          p.name(),
          p.mean(),
          p.stderr(),
          p.ess(),
          mean,
          sd,
          mixing.ess(),
          (p.mean() - mean) / sd,
          p.stderr() / sd);
      if (Math.min(p.ess(), mixing.ess()) < WORTH) {
        off.add(p.name() + " has too few draws");
      }
      if (Math.abs(p.mean() - mean) > 0.2 * sd || Math.abs(p.stderr() / sd - 1) > 0.1) {
        off.add(p.name() + " differs");
      }
    }
    assertEquals(List.of(), off);
  }
}
