package org.drumlin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.drumlin.fit.Notation;
import org.drumlin.job.Json;
import org.drumlin.job.ModelList;
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
    Catalogue catalogue = Catalogue.builtin();
    List<ModelInfo> models =
        model == null ? catalogue.models() : List.of(find(catalogue, model).info());
    String text;
    if (json) {
      text = Json.line(ModelList.toJson(models));
    } else if (model == null) {
      TextTable table = new TextTable();
      models.forEach(info -> table.row(info.name(), info.category(), info.title()));
      text = table.text().stripTrailing();
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
    return info.name() + ": " + info.title() + "\n\n" + table.text().stripTrailing();
  }
}
