package org.drumlin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.drumlin.fit.Notation;
import org.drumlin.job.Json;
import org.drumlin.job.ModelList;
import org.drumlin.job.UserFolder;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ModelFile;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumlin models}: the catalogue, or one model's parameters. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = "Lists the models, or the parameters of one; checks a model file.")
final class ModelsCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description =
          "Only this one: a name, a formula, or a model file (NAME.model), which is checked.")
  private @Nullable String model;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  ModelsCommand() {}

  @Override
  public Integer call() throws ModelException {
    Path folder = UserFolder.standard().models();
    Catalogue catalogue = Catalogue.builtin().with(folder);
    List<ModelInfo> models =
        model == null ? catalogue.models() : List.of(find(catalogue, model).info());
    List<Catalogue.Broken> broken = model == null ? catalogue.broken() : List.of();
    String text;
    if (json) {
      text = Json.line(ModelList.toJson(models, broken));
    } else if (model == null) {
      text = list(models) + broken(broken, folder);
    } else {
      text = details(models.getFirst());
    }
    if (spec != null) {
      spec.commandLine().getOut().println(text);
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private static Model find(Catalogue catalogue, String model) throws ModelException {
    if (!model.endsWith(ModelFile.SUFFIX)) {
      return catalogue.resolve(model);
    }
    Path path = Path.of(model);
    ModelFile file = ModelFile.read(path);
    try {
      return file.model();
    } catch (ModelException e) {
      throw e.in(String.valueOf(path.getFileName()));
    }
  }

  private static String list(List<ModelInfo> models) {
    TextTable table = new TextTable();
    models.forEach(info -> table.row(info.name(), info.category(), info.title()));
    return table.text().stripTrailing();
  }

  private static String broken(List<Catalogue.Broken> broken, Path folder) {
    StringBuilder text = new StringBuilder();
    if (!broken.isEmpty()) {
      text.append("\n\nNot usable, in ").append(folder).append(":");
      broken.forEach(b -> text.append("\n").append(b.error()));
    }
    return text.toString();
  }

  private static String details(ModelInfo info) {
    TextTable table = new TextTable();
    table.row("parameter", "default", "unit", "kind", "");
    for (ParameterInfo p : info.parameters()) {
      table.row(
          p.name(),
          Notation.number(p.defaultValue()),
          p.unit(),
          p.kind().name().toLowerCase(Locale.ROOT) + (p.polydisperse() ? ", _pd" : ""),
          p.description());
    }
    StringBuilder choices = new StringBuilder();
    for (ParameterInfo p : info.parameters()) {
      for (int i = 0; i < p.choices().size(); i++) {
        choices.append("\n").append(i == 0 ? "\n" + p.name() + ":\n" : "");
        choices.append("  ").append(i).append("  ").append(p.choices().get(i));
      }
    }
    return info.name() + ": " + info.title() + "\n\n" + table.text().stripTrailing() + choices;
  }
}
