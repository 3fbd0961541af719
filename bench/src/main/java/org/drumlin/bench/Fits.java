package org.drumlin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drumlin.bumps.BumpsExport;
import org.drumlin.bumps.ExportException;
import org.drumlin.bumps.KeptDraws;
import org.drumlin.data.DataException;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResult;
import org.drumlin.fitter.FitException;
import org.drumlin.fitter.FitMonitor;
import org.drumlin.fitter.FitProblem;
import org.drumlin.fitter.Fitters;
import org.drumlin.fitter.Mixing;
import org.drumlin.kernel.ModelException;

/**
 * Whole dream fits beside bumps, for bench/peers/fits/run: evaluations a second, and the wall time
 * to an effective sample size of 1,000 in the worst parameter, burn-in included. Both sides run the
 * same document with the same number of draws; the time is scaled by 1,000 over the size reached.
 */
public final class Fits {
  private static final double WANTED = 1000;

  private Fits() {}

  /** What one side did. */
  private record Run(double evaluations, double seconds, double ess) {
    double rate() {
      return evaluations / seconds;
    }

    double toWanted() {
      return seconds * WANTED / ess;
    }
  }

  /** {@code THREADS FOLDER DOCUMENT...}. */
  public static void main(String[] args)
      throws IOException,
          DocumentException,
          DataException,
          ModelException,
          FitException,
          ExportException,
          InterruptedException {
    PrintStream out = System.out;
    int threads = Integer.parseInt(args[0]);
    out.println(
        "| | bumps, evaluations/s | Drumlin, evaluations/s | ratio | bumps, s to ESS 1000 |"
            + " Drumlin, s to ESS 1000 | ratio |");
    out.println("|---|---|---|---|---|---|---|");
    for (String name : List.of(args).subList(2, args.length)) {
      Path path = Path.of(name).toAbsolutePath();
      FitDocument document = FitDocuments.read(path);
      Map<String, Dataset> data = DataReferences.resolve(document, path.getParent());
      try (Engine engine = JvmEngine.create(threads)) {
        Run ours = ours(document, data, engine);
        Path folder = Files.createTempDirectory(Path.of(args[1]), "fit");
        BumpsExport.write("fit", document, data, engine, folder);
        Run alone = peer(folder, 1, "alone").orElseThrow(() -> failed(folder));
        // Not every problem can be sent to bumps' processes: a product of models does not pickle.
        Run theirs =
            peer(folder, threads, "together")
                .filter(run -> run.toWanted() < alone.toWanted())
                .orElse(alone);
        out.printf(
            Locale.ROOT,
            "| %s | %,.0f | %,.0f | %.1f | %.1f | %.2f | %.1f |%n",
            document.title(),
            theirs.rate(),
            ours.rate(),
            ours.rate() / theirs.rate(),
            theirs.toWanted(),
            ours.toWanted(),
            theirs.toWanted() / ours.toWanted());
      }
    }
  }

  private static Run ours(FitDocument document, Map<String, Dataset> data, Engine engine)
      throws DocumentException, DataException, ModelException, FitException {
    long start = System.nanoTime();
    FitResult result =
        Fitters.named(document.method().name())
            .orElseThrow()
            .fit(FitProblem.of(document, data, engine), document.method(), FitMonitor.silent())
            .result();
    double seconds = (System.nanoTime() - start) * 1e-9;
    double ess =
        result.parameters().stream().mapToDouble(FitResult.FittedParameter::ess).min().orElse(0);
    return new Run(result.evaluations(), seconds, ess);
  }

  /** The exported document in bumps, timed without Python's start; empty when bumps failed. */
  private static Optional<Run> peer(Path folder, int processes, String store)
      throws IOException, InterruptedException, ExportException {
    String program =
        """
        import sys, time
        sys.argv = ["bumps"] + sys.argv[1:]
        import numpy as np
        from bumps import options
        from bumps.cli import load_model
        from bumps.fitters import DreamFit, FitDriver
        from bumps.mapper import MPMapper, SerialMapper
        opts = options.getopts()
        problem = load_model(opts.args[0])
        problem.nllf()
        np.random.seed(1)
        cpus = int(opts.parallel)
        mapper = (MPMapper.start_mapper(problem, [], cpus=cpus) if cpus > 1
                  else SerialMapper.start_mapper(problem, []))
        driver = FitDriver(DreamFit, problem=problem, mapper=mapper, monitors=[],
                           **opts.fit_config.selected_values)
        begin = time.perf_counter()
        driver.fit()
        seconds = time.perf_counter() - begin
        state = driver.fitter.state
        state.save(opts.store)
        open(opts.store + ".par", "w").writelines(
            "%s %.15g\\n" % pair for pair in zip(problem.labels(), problem.getp()))
        print(state.generation*state.Npop, seconds)
        """;
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", program));
    String line =
        Files.readAllLines(folder.resolve("run.sh")).stream()
            .filter(l -> l.contains("bumps.cli"))
            .findFirst()
            .orElseThrow();
    for (String word : line.split(" ")) {
      if (word.startsWith("--") && !word.startsWith("--store") && !word.equals("--batch")) {
        command.add(word);
      }
    }
    command.addAll(List.of("--store=" + store, "--parallel=" + processes, "fit.py"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("SAS_OPENCL", "none");
    builder.environment().put("SAS_DLL_PATH", folder.toString());
    builder.environment().put("MPLBACKEND", "Agg");
    Process process = builder.start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0 || printed.isEmpty()) {
      return Optional.empty();
    }
    String[] words = printed.substring(printed.lastIndexOf('\n') + 1).split(" ");
    KeptDraws draws = KeptDraws.ofBumps(folder, store);
    double ess = Double.POSITIVE_INFINITY;
    for (int j = 0; j < draws.names().size(); j++) {
      ess = Math.min(ess, Mixing.of(draws.ofParameter(j)).ess());
    }
    return Optional.of(
        new Run(Double.parseDouble(words[0]), Double.parseDouble(words[1]), ess));
  }

  private static IOException failed(Path folder) {
    return new IOException("bumps failed in " + folder);
  }
}
