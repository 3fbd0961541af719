package org.drumlin.client.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;

/**
 * Names of parameters exchanged in a document's expressions: ties, constraints, derived quantities.
 *
 * @param model id of the model whose parameters are renamed
 * @param names the new name of each that changes
 * @param alone whether the old expressions may name them without their model
 */
record Renaming(String model, Map<String, String> names, boolean alone) {
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)?(?!\\w|\\s*\\()");

  Renaming {
    names = Map.copyOf(names);
  }

  FitDocument in(FitDocument document) {
    List<ModelEntry> models = document.models().stream().map(this::in).toList();
    var derived = new LinkedHashMap<String, String>();
    document.derived().forEach((name, text) -> derived.put(name, expression(text)));
    List<String> constraints = document.constraints().stream().map(this::expression).toList();
    return document.with(document.datasets(), models).withExpressions(constraints, derived);
  }

  /** A model with its ties. */
  ModelEntry in(ModelEntry m) {
    var parameters = new LinkedHashMap<String, Parameter>();
    m.parameters().forEach((name, p) -> parameters.put(name, tie(p)));
    return m.withParameters(parameters);
  }

  private Parameter tie(Parameter p) {
    return p.tie().isEmpty()
        ? p
        : new Parameter(p.value(), p.fit(), p.tie().map(this::expression), p.prior());
  }

  private String expression(String text) {
    return NAME.matcher(text).replaceAll(m -> Matcher.quoteReplacement(renamed(m.group())));
  }

  private String renamed(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return alone ? names.getOrDefault(name, name) : name;
    }
    return Optional.of(name)
        .filter(n -> n.substring(0, dot).equals(model))
        .map(n -> names.get(n.substring(dot + 1)))
        .map(now -> now.indexOf('.') < 0 ? model + "." + now : now)
        .orElse(name);
  }
}
