package org.drumlin.bumps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResult.FittedParameter;
import org.drumlin.fit.Notation;

/**
 * A result in the files that bumps leaves under {@code --store}: {@code NAME.par}, {@code .err},
 * {@code .dat}, and of a sampler {@code -err.json} and {@code -chain}, {@code -point} and {@code
 * -stats.mc.gz}, which bumps loads. Parameters stand in the order that bumps gives the exported
 * document, so that {@code --resume} there goes on from the chains.
 */
public final class BumpsResults {
  private static final int CROSSOVERS = 3;

  private final String name;
  private final FitResult result;
  private final List<FittedParameter> parameters;
  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  private BumpsResults(String name, FitDocument document, FitResult result, Path folder) {
    this.name = name;
    this.result = result;
    this.folder = folder;
    List<String> order = BumpsOrder.of(document);
    this.parameters =
        result.parameters().stream()
            .sorted((a, b) -> Integer.compare(order.indexOf(a.name()), order.indexOf(b.name())))
            .toList();
  }

  /**
   * Writes the files.
   *
   * @param name of each file's beginning
   * @param document what was fitted
   * @param draws of a sampler
   * @param folder made where it is not there; files of these names are replaced
   * @return what was written
   */
  public static List<Path> write(
      String name, FitDocument document, FitResult result, Optional<KeptDraws> draws, Path folder)
      throws IOException, ExportException {
    Files.createDirectories(folder);
    BumpsResults all = new BumpsResults(name, document, result, folder);
    all.par();
    all.err();
    all.data();
    if (draws.isPresent()) {
      all.statistics();
      all.chains(draws.get());
    }
    return all.written;
  }

  private Path file(String ending) {
    Path file = folder.resolve(name + ending);
    written.add(file);
    return file;
  }

  private void par() throws IOException {
    StringBuilder text = new StringBuilder();
    parameters.forEach(p -> text.append(ParFile.line(p.name(), p.value())));
    Files.writeString(file(".par"), text);
  }

  private void err() throws IOException {
    StringBuilder text = new StringBuilder();
    for (FittedParameter p : parameters) {
      text.append(
          String.format(
              Locale.ROOT,
              ".%s = %s in [%s,%s]%n",
              p.name(),
              Notation.number(p.value()),
              Notation.number(p.bounds().low()),
              Notation.number(p.bounds().high())));
    }
    result.tied().forEach(t -> text.append(value(t.name(), t.value())));
    result.fixed().forEach(f -> text.append(value(f.name(), f.value())));
    text.append("[chisq=").append(Notation.number(result.chisq()));
    text.append(", nllf=").append(Notation.number(result.nllf())).append("]\n");
    text.append(result.acceptance().isPresent() ? table() : curvature());
    Files.writeString(file(".err"), text);
  }

  private static String value(String name, double value) {
    return "." + name + " = " + Notation.number(value) + "\n";
  }

  /** As bumps prints the draws' statistics; its own reader takes the lines. */
  private String table() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                "   %20s %10s %7s %7s [%15s] [%15s]\n",
                "Parameter", "mean", "median", "best", "68% interval", "95% interval"));
    for (int i = 0; i < parameters.size(); i++) {
      FittedParameter p = parameters.get(i);
      text.append(
          String.format(
              Locale.ROOT,
              "%2d %20s %10s %7s %7s [%7s %7s] [%7s %7s]\n",
              i + 1,
              p.name(),
              Notation.of(p.mean(), p.stderr()),
              alike(p.median(), p),
              alike(p.best(), p),
              alike(p.p68().low(), p),
              alike(p.p68().high(), p),
              alike(p.p95().low(), p),
              alike(p.p95().high(), p)));
    }
    return text.toString();
  }

  private static String alike(double value, FittedParameter p) {
    return Notation.alike(value, p.stderr());
  }

  private String curvature() {
    StringBuilder text =
        new StringBuilder("=== Uncertainty from curvature:     name value(unc.)\n");
    for (FittedParameter p : parameters) {
      text.append(String.format("%40s %-15s\n", p.name(), Notation.of(p.value(), p.stderr())));
    }
    return text.toString();
  }

  /** Each curve as bumps saves one: x, y, dy and the theory. */
  private void data() throws IOException {
    int count = result.curves().size();
    for (int k = 0; k < count; k++) {
      FitResult.FittedCurve curve = result.curves().get(k);
      try (BufferedWriter text =
          Files.newBufferedWriter(file(count == 1 ? ".dat" : "-" + (k + 1) + ".dat"))) {
        text.write("# x\t y\t dy\t fy\n");
        for (int i = 0; i < curve.q().length; i++) {
          double dI = curve.dI().isPresent() ? curve.dI().get()[i] : 1;
          text.write(
              curve.q()[i] + " " + curve.intensity()[i] + " " + dI + " " + curve.theory()[i]);
          text.write('\n');
        }
      }
    }
  }

  private void statistics() throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode all = mapper.createObjectNode();
    for (int i = 0; i < parameters.size(); i++) {
      FittedParameter p = parameters.get(i);
      ObjectNode one = all.putObject(p.name());
      one.put("best", p.best());
      one.put("index", i + 1);
      one.put("integer", false);
      one.put("label", p.name());
      one.put("mean", p.mean());
      one.put("median", p.median());
      for (String suffix : List.of("", "_range")) {
        one.putArray("p68" + suffix).add(p.p68().low()).add(p.p68().high());
        one.putArray("p95" + suffix).add(p.p95().low()).add(p.p95().high());
      }
      one.put("std", p.stderr());
    }
    Files.writeString(file("-err.json"), mapper.writeValueAsString(all) + "\n");
  }

  private void chains(KeptDraws draws) throws IOException, ExportException {
    int[] columns = parameters.stream().mapToInt(p -> draws.names().indexOf(p.name())).toArray();
    for (int column : columns) {
      if (column < 0) {
        throw new ExportException("the draws do not belong to the result: parameters are missing");
      }
    }
    try (Writer text = packed("-chain.mc.gz")) {
      text.write("# draws acceptance_rate " + draws.chains() + "*logp\n");
      for (int g = 0; g < draws.generations(); g++) {
        text.write((long) draws.generation()[g] * draws.chains() + " " + accepted(draws, g));
        for (int c = 0; c < draws.chains(); c++) {
          text.write(" " + -draws.nllf()[g * draws.chains() + c]);
        }
        text.write('\n');
      }
    }
    try (Writer text = packed("-point.mc.gz")) {
      text.write(
          "# logp point (Nthin x Npop x Nvar = [%d,%d,%d])\n"
              .formatted(draws.generations(), draws.chains(), columns.length));
      for (int row = 0; row < draws.nllf().length; row++) {
        text.write(Double.toString(-draws.nllf()[row]));
        for (int column : columns) {
          text.write(" " + draws.values()[row * draws.names().size() + column]);
        }
        text.write('\n');
      }
    }
    try (Writer text = packed("-stats.mc.gz")) {
      // The weights of the crossover rates are not among the draws: equal, as bumps begins.
      text.write("# draws " + CROSSOVERS + "*CR_weight\n");
      text.write(draws.nllf().length + (" " + 1.0 / CROSSOVERS).repeat(CROSSOVERS) + "\n");
    }
  }

  /** Per cent of the chains that moved since the generation before; where it is kept. */
  private double accepted(KeptDraws draws, int generation) {
    int[] numbers = draws.generation();
    if (generation == 0 || numbers[generation] != numbers[generation - 1] + 1) {
      return 100 * result.acceptance().orElse(0);
    }
    int width = draws.chains() * draws.names().size();
    int moved = 0;
    for (int c = 0; c < draws.chains(); c++) {
      int at = generation * width + c * draws.names().size();
      boolean same = true;
      for (int j = 0; j < draws.names().size(); j++) {
        same &= draws.values()[at + j] == draws.values()[at - width + j];
      }
      moved += same ? 0 : 1;
    }
    return 100.0 * moved / draws.chains();
  }

  private Writer packed(String ending) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file(ending)), 1 << 16),
            StandardCharsets.UTF_8));
  }
}
