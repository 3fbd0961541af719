package org.drumlin.bumps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumlin.fit.DistributionPoint;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fit.Parameter;
import org.drumlin.kernel.Expr;
import org.drumlin.kernel.Program;
import org.drumlin.kernel.Stmt;
import org.drumlin.model.Distribution;
import org.drumlin.model.Model;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;

/** One model of the document as the script makes it. */
final class ScriptModel {
  private static final String SLABS = "slabs";
  private static final String LAYERS = "layers";
  private static final int WIDE = 100;

  private final ModelEntry entry;
  private final Model model;
  private final String variable;
  private final String data;
  private final boolean smeared;
  private final boolean counts;
  private final List<String> lines = new ArrayList<>();
  private List<String> special = List.of();

  /** What a model is in bumps. */
  enum Kind {
    SASMODELS,
    FORMULA,
    REFLECTIVITY
  }

  /**
   * @param data the variable that holds the data
   * @param smeared whether a table of the resolution lies beside the data
   * @param counts whether the intensities are counts
   */
  ScriptModel(ModelEntry entry, Model model, String data, boolean smeared, boolean counts) {
    this.entry = entry;
    this.model = model;
    this.variable = Python.name(entry.id());
    this.data = data;
    this.smeared = smeared;
    this.counts = counts;
  }

  /** Whether Poisson's likelihood holds. */
  boolean counts() {
    return counts;
  }

  private String kind(String plain) {
    return counts ? "counted(" + plain + ")" : plain;
  }

  /** The variable that has the parameters. */
  String variable() {
    return variable;
  }

  /** The variable that FitProblem takes. */
  String fitness() {
    return kind() == Kind.SASMODELS ? variable + "_fit" : variable;
  }

  Kind kind() {
    if (model instanceof Model.Body body && !body.scaled()) {
      return Kind.FORMULA;
    }
    return model.info().name().equals(SLABS) ? Kind.REFLECTIVITY : Kind.SASMODELS;
  }

  /** How the script calls a parameter of this model. */
  String place(String parameter) {
    return variable + "." + argument(parameter);
  }

  /** Every parameter by the document's name, widths of distributions among them. */
  List<String> parameters() {
    List<String> names = new ArrayList<>();
    for (ParameterInfo info : model.info().parameters()) {
      names.add(info.name());
      if (info.polydisperse()) {
        names.add(info.name() + "_pd");
      }
    }
    return names;
  }

  /** More words for the call that names the parameters: those whose name Python has not. */
  String renamed() {
    StringBuilder words = new StringBuilder();
    for (String parameter : parameters()) {
      if (!argument(parameter).equals(parameter)) {
        words.append(", ").append(argument(parameter)).append('=').append(Python.text(parameter));
      }
    }
    return words.toString();
  }

  private String argument(String parameter) {
    return kind() == Kind.FORMULA ? Python.name(parameter) : parameter;
  }

  /** Definitions that must stand above {@link #write}. */
  List<String> special() {
    return special;
  }

  List<String> write() {
    switch (kind()) {
      case SASMODELS -> sasmodels();
      case FORMULA -> formula();
      case REFLECTIVITY -> reflectivity();
    }
    return lines;
  }

  private void sasmodels() {
    Map<String, String> arguments = arguments();
    distributions(arguments);
    // "double!" is compiled C in double precision, as near to Drumlin as it gets.
    call(
        variable
            + " = Model(load_model("
            + Python.text(entry.model().strip())
            + ", dtype=\"double!\")",
        arguments);
    lines.add(
        fitness()
            + " = "
            + kind("Experiment")
            + "("
            + data
            + ", "
            + variable
            + ", cutoff=0, name="
            + Python.text(entry.id())
            + ")");
    if (smeared) {
      lines.add(fitness() + ".resolution = " + variable + "_nodes");
    }
  }

  private void formula() {
    ModelInfo info = model.info();
    Program program = ((Model.Body) model).program();
    Expr value = ((Stmt.Return) program.scattering().body().getLast()).value();
    PythonExpression python =
        new PythonExpression(
            PythonExpression.Over.ARRAYS, name -> name.equals("q") ? "x" : Python.name(name));
    String text = python.write(value);
    special = PythonExpression.definitions(python.special());
    List<String> names = info.parameters().stream().map(p -> Python.name(p.name())).toList();
    lines.add("def " + variable + "_curve(x, " + String.join(", ", names) + "):");
    lines.add("    return " + text);
    lines.add("");
    curve(arguments());
  }

  private void reflectivity() {
    int n = (int) value(LAYERS, 1);
    List<String> arguments = new ArrayList<>();
    lines.add("def " + variable + "_curve(q, " + String.join(", ", arguments().keySet()) + "):");
    arguments.add("[" + each("sld_front", "sld", n, "sld_back") + "]");
    arguments.add("[" + each("0", "isld", n, "isld_back") + "]");
    arguments.add("[" + each("", "thickness", n, "") + "]");
    arguments.add("[" + each("", "roughness", n, "roughness_back") + "]");
    lines.add("    return scale*parratt(");
    lines.add("        q, sld=" + arguments.get(0) + ",");
    lines.add("        isld=" + arguments.get(1) + ",");
    lines.add("        thickness=" + arguments.get(2) + ",");
    lines.add("        roughness=" + arguments.get(3) + ") + background");
    lines.add("");
    curve(arguments());
  }

  private static String each(String first, String vector, int n, String last) {
    List<String> all = new ArrayList<>();
    if (!first.isEmpty()) {
      all.add(first);
    }
    for (int i = 1; i <= n; i++) {
      all.add(vector + i);
    }
    if (!last.isEmpty()) {
      all.add(last);
    }
    return String.join(", ", all);
  }

  private void curve(Map<String, String> arguments) {
    String function = variable + "_curve";
    if (smeared) {
      function = "smeared(" + function + ", " + variable + "_nodes)";
    }
    call(
        "%s = %s(%s, %s.x, %s.y, %s.dy"
            .formatted(variable, kind("Curve"), function, data, data, data),
        arguments);
  }

  /** A call over as many lines as it takes. */
  private void call(String head, Map<String, String> arguments) {
    StringBuilder line = new StringBuilder(head);
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      String next = argument.getKey() + "=" + argument.getValue();
      line.append(',');
      if (line.length() + next.length() + 2 > WIDE) {
        lines.add(line.toString());
        line = new StringBuilder("   ");
      }
      line.append(' ').append(next);
    }
    lines.add(line.append(')').toString());
  }

  /** Every parameter that counts with its value; tied ones get theirs later. */
  private Map<String, String> arguments() {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (ParameterInfo info : model.info().parameters()) {
      boolean named = entry.parameters().containsKey(info.name());
      boolean idle = info.kind() == ParameterInfo.Kind.ORIENTATION || beyond(info);
      boolean layers = kind() == Kind.REFLECTIVITY && info.name().equals(LAYERS);
      if (layers || idle && (!named || kind() == Kind.REFLECTIVITY)) {
        continue;
      }
      arguments.put(argument(info.name()), Python.number(value(info.name(), info.defaultValue())));
    }
    return arguments;
  }

  /** Whether it is an element of a vector that is not so long. */
  private boolean beyond(ParameterInfo info) {
    return info.element()
        .flatMap(e ->
            e.length()
                .flatMap(model.info()::parameter)
                .map(length -> e.index() > value(length.name(), length.defaultValue())))
        .orElse(false);
  }

  private double value(String name, double otherwise) {
    Parameter parameter = entry.parameters().get(name);
    return parameter == null ? otherwise : parameter.value().orElse(otherwise);
  }

  private void distributions(Map<String, String> arguments) {
    for (ParameterInfo info : model.info().parameters()) {
      if (!info.polydisperse() || info.kind() == ParameterInfo.Kind.ORIENTATION) {
        continue;
      }
      String name = info.name();
      String shape = entry.distributions().getOrDefault(name, "gaussian");
      Distribution.Type type = Distribution.Type.named(shape).orElseThrow();
      if (!type.computed()) {
        array(name, arguments);
      } else if (entry.parameters().containsKey(name + "_pd")) {
        arguments.put(name + "_pd", Python.number(value(name + "_pd", 0)));
        arguments.put(name + "_pd_n", Python.number(value(name + "_pd_n", type.points())));
        arguments.put(
            name + "_pd_nsigma", Python.number(value(name + "_pd_nsigma", type.nsigmas())));
        arguments.put(name + "_pd_type", Python.text(shape));
      }
    }
  }

  /** sasmodels takes no array by name, but distributions of one's own. */
  private void array(String name, Map<String, String> arguments) {
    List<DistributionPoint> points = entry.arrays().getOrDefault(name, List.of());
    String own = variable + "_" + name;
    lines.add("class " + own + "(Dispersion):");
    lines.add("    type = " + Python.text(own));
    lines.add("    points = np.array([");
    for (DistributionPoint point : points) {
      lines.add(
          "        (" + Python.number(point.value()) + ", " + Python.number(point.weight()) + "),");
    }
    lines.add("    ])");
    lines.add("    def get_weights(self, center, lb, ub, relative):");
    lines.add("        kept = (self.points[:, 0] >= lb) & (self.points[:, 0] <= ub)");
    lines.add("        return self.points[kept, 0], self.points[kept, 1]");
    lines.add("");
    lines.add("DISTRIBUTIONS[" + Python.text(own) + "] = " + own);
    arguments.put(name + "_pd", "1");
    arguments.put(name + "_pd_n", Integer.toString(Math.max(2, points.size())));
    arguments.put(name + "_pd_nsigma", "1");
    arguments.put(name + "_pd_type", Python.text(own));
  }
}
