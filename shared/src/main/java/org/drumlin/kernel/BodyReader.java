package org.drumlin.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.drumlin.kernel.LanguageParser.ArgumentContext;
import org.drumlin.kernel.LanguageParser.BodyContext;
import org.drumlin.kernel.LanguageParser.ConstantContext;
import org.drumlin.kernel.LanguageParser.ExprContext;
import org.drumlin.kernel.LanguageParser.FunctionContext;
import org.drumlin.kernel.LanguageParser.ItemContext;

/** Builds and checks a body: its constants, its functions, and that they are what a model needs. */
final class BodyReader {
  private static final List<String> ENTRIES =
      List.of(
          Program.IQ,
          Program.FQ,
          Program.FORM_VOLUME,
          Program.SHELL_VOLUME,
          Program.SIZE,
          Program.INTEGRAL_SPAN,
          Program.RADIUS_EFFECTIVE);
  private static final List<String> DRAWN =
      List.of(Program.PROFILE, Program.PROFILE_START, Program.PROFILE_END);
  private static final int MOST_VALUES = 4096;

  private final Signature signature;
  private final Globals globals;

  BodyReader(Signature signature) {
    this.signature = signature;
    this.globals = new Globals(signature.wholes());
  }

  Program read(BodyContext body) {
    for (ItemContext item : body.item()) {
      if (item.constant() != null) {
        constant(item.constant());
      } else {
        function(item.function());
      }
    }
    complete(Syntax.position(body.EOF().getSymbol()));
    return new Program(
        signature.symmetry(),
        List.copyOf(globals.tables().values()),
        List.copyOf(globals.functions().values()),
        integrals());
  }

  /** Of the function that scatters. */
  private int integrals() {
    return Math.max(globals.integrals(Program.FQ), globals.integrals(Program.IQ));
  }

  private void constant(ConstantContext context) {
    Token token = context.NAME().getSymbol();
    String name = token.getText();
    globals.checkNew(name, Syntax.position(token));
    ExprBuilder builder = new ExprBuilder(new Scope(globals));
    boolean whole = context.type().INT() != null;
    if (context.LBRACE() != null) {
      table(context, name, builder, whole);
      return;
    }
    if (context.LBRACKET() != null) {
      throw new Refusal(token, "the values of a table are written in braces: {1.0, 2.0}");
    }
    Value value = builder.number(context.value);
    if (whole && !value.isConstant()) {
      throw new Refusal(context.value.start, "expected a whole number");
    }
    double folded = constant(value.expr());
    Expr.Number number = new Expr.Number(folded, Syntax.position(token));
    globals
        .constants()
        .put(name, whole ? Value.whole(number, value.low(), value.low()) : Value.number(number));
  }

  private static double constant(Expr expr) {
    Computed computed =
        new Computed(name -> {
          throw new Refusal(expr.at(), "expected numbers alone, found '" + name + "'");
        });
    return computed.number(expr).of(new double[0]);
  }

  private void table(ConstantContext context, String name, ExprBuilder builder, boolean whole) {
    Token token = context.NAME().getSymbol();
    if (context.LBRACKET() == null) {
      throw new Refusal(token, "a table is declared with brackets: " + name + "[]");
    }
    if (whole) {
      throw new Refusal(context.type().start, "a table holds doubles: write const double");
    }
    List<Double> values = new ArrayList<>();
    for (ExprContext expression : context.values) {
      values.add(constant(builder.number(expression).expr()));
    }
    if (values.size() > MOST_VALUES) {
      throw new Refusal(token, "a table has at most " + MOST_VALUES + " values");
    }
    if (context.size != null) {
      Value size = builder.number(context.size);
      if (!size.isConstant() || size.low() != values.size()) {
        throw new Refusal(
            context.size.start,
            "'%s' is given %d values; write %1$s[%2$d] or %1$s[]".formatted(name, values.size()));
      }
    }
    globals.tables().put(name, new Table(name, values, Syntax.position(token)));
  }

  private void function(FunctionContext context) {
    Token token = context.NAME().getSymbol();
    String name = token.getText();
    globals.checkNew(name, Syntax.position(token));
    if (signature.parameters().contains(name)) {
      throw new Refusal(token, "the name '" + name + "' is taken: it is a parameter");
    }
    if (context.type().INT() != null) {
      throw new Refusal(context.type().start, "a function gives a double: write double " + name);
    }
    List<FunctionDef.Argument> arguments = new ArrayList<>();
    for (ArgumentContext argument : context.argument()) {
      FunctionDef.Argument read = argument(argument);
      arguments.add(read);
      if (ENTRIES.contains(name)
          || DRAWN.contains(name)
          || name.equals(Program.PROFILE_IMAGINARY)) {
        entry(name, read, argument);
      }
    }
    FunctionReader reader = new FunctionReader(globals, arguments);
    List<Stmt> body = reader.body(context.block());
    long cost = reader.operations();
    if (cost > Globals.MOST_OPERATIONS) {
      throw new Refusal(
          token,
          "'%s' asks for %,d operations at each q, loops and calls counted; at most %,d are allowed"
              .formatted(name, cost, Globals.MOST_OPERATIONS));
    }
    integral(name, reader);
    globals.add(
        new FunctionDef(name, arguments, body, Syntax.position(token)), cost, reader.integrals());
  }

  /** Only what scatters is computed with nodes enough for an integral. */
  private static void integral(String name, FunctionReader reader) {
    boolean scatters = name.equals(Program.IQ) || name.equals(Program.FQ);
    boolean called = ENTRIES.contains(name) || DRAWN.contains(name);
    if (!scatters && (called || name.equals(Program.PROFILE_IMAGINARY))) {
      reader
          .firstIntegral()
          .ifPresent(at -> {
            throw new Refusal(
                at, "an integral has its place in Iq or Fq alone, not in '" + name + "'");
          });
    }
  }

  private FunctionDef.Argument argument(ArgumentContext context) {
    Type type = context.type().INT() == null ? Type.DOUBLE : Type.INT;
    String name = context.NAME().getText();
    Position at = Syntax.position(context.NAME().getSymbol());
    if (context.LBRACKET() == null) {
      return new FunctionDef.Argument(type, name, at);
    }
    if (type == Type.INT) {
      throw new Refusal(context.type().start, "a vector holds doubles: write double " + name);
    }
    return new FunctionDef.Argument(type, name, length(context), at);
  }

  /** How many elements a vector has at most. */
  private int length(ArgumentContext context) {
    Signature.Whole whole =
        context.size == null ? null : signature.wholes().get(context.size.getText());
    if (whole != null && whole.high() > 0) {
      return whole.high();
    }
    Value value =
        context.size == null ? null : new ExprBuilder(new Scope(globals)).number(context.size);
    if (value == null || !value.isConstant() || value.low() < 1 || value.low() > MOST_VALUES) {
      throw new Refusal(
          context.size == null ? context.RBRACKET().getSymbol() : context.size.start,
          "the length of a vector is a whole number such as 4, or a parameter of kind whole");
    }
    return (int) value.low();
  }

  private void entry(String entry, FunctionDef.Argument argument, ArgumentContext context) {
    String name = argument.name();
    List<String> offered = signature.offered(entry);
    if (!offered.contains(name)) {
      throw new Refusal(argument.at(), notOffered(entry, name, offered));
    }
    Signature.Vector vector = signature.vectors().get(name);
    if (vector != null) {
      boolean same =
          vector.length().equals(argument.vector() ? context.size.getText() : "")
              || vector.length().equals(String.valueOf(argument.length()));
      if (!same) {
        throw new Refusal(
            argument.at(),
            "'%s' is a vector: write double %1$s[%s]".formatted(name, vector.length()));
      }
      return;
    }
    boolean mode = entry.equals(Program.RADIUS_EFFECTIVE) && name.equals(Signature.MODE);
    boolean whole = mode || signature.wholes().containsKey(name);
    if (argument.vector() || whole != (argument.type() == Type.INT)) {
      String what = whole ? "an int" : "a double";
      throw new Refusal(
          argument.at(),
          "'%s' is %s%s".formatted(name, what, argument.vector() ? ", not a vector" : ""));
    }
  }

  private String notOffered(String entry, String name, List<String> offered) {
    if (signature.parameters().contains(name)) {
      return "%s may only ask for parameters of kind volume, and '%s' is not"
          .formatted(entry, name);
    }
    for (Symmetry symmetry : Symmetry.values()) {
      if (symmetry.variables().contains(name) && offered.contains("q")) {
        return "'%s' needs 'orientation: %s' in the header".formatted(name, symmetry.keyword());
      }
    }
    return "'%s' is not a parameter of this model%s"
        .formatted(name, Suggestion.phrase(name, offered));
  }

  private void complete(Position end) {
    FunctionDef amplitude = globals.functions().get(Program.FQ);
    FunctionDef intensity = globals.functions().get(Program.IQ);
    if (amplitude == null && intensity == null) {
      throw new Refusal(end, "expected a function 'double Iq(double q, …)' or 'double Fq(…)'");
    }
    if (amplitude != null && intensity != null) {
      throw new Refusal(
          intensity.at(), "a model has Iq or Fq, not both: the intensity is the square of Fq");
    }
    size(end);
    span(end);
    profile(end);
    unused(end);
  }

  private void profile(Position end) {
    Set<String> there = globals.functions().keySet();
    boolean wanted = there.contains(Program.PROFILE_IMAGINARY);
    wanted |= DRAWN.stream().anyMatch(there::contains);
    for (String entry : DRAWN) {
      if (wanted && !there.contains(entry)) {
        throw new Refusal(
            end,
            "expected a function '%s' too: a profile is drawn by profile from profile_start to"
                    .formatted("double " + entry + "(…)")
                + " profile_end");
      }
    }
  }

  private void size(Position end) {
    FunctionDef size = globals.functions().get(Program.SIZE);
    if (signature.symmetry() != Symmetry.NONE && size == null) {
      throw new Refusal(
          end,
          "expected a function 'double size(…)': a model with 'orientation: "
              + signature.symmetry().keyword()
              + "' gives the particle's largest extent");
    }
    if (signature.symmetry() == Symmetry.NONE && size != null) {
      throw new Refusal(
          size.at(),
          "'size' serves the average over orientations, of which the header says nothing: write"
              + " 'orientation: axial' there, or leave it out");
    }
  }

  private void span(Position end) {
    FunctionDef span = globals.functions().get(Program.INTEGRAL_SPAN);
    if (integrals() > 0 && span == null) {
      throw new Refusal(
          end,
          "expected a function 'double integral_span(…)': a model with an integral says how far"
              + " apart the places are that it adds up");
    }
    if (integrals() == 0 && span != null) {
      throw new Refusal(
          span.at(), "'integral_span' serves an integral, and neither Iq nor Fq has one");
    }
  }

  private void unused(Position end) {
    Set<String> unused = new TreeSet<>(signature.parameters());
    unused.removeAll(signature.idle());
    for (String entry : ENTRIES) {
      FunctionDef function = globals.functions().get(entry);
      if (function != null) {
        unused.removeAll(function.names());
      }
    }
    if (!unused.isEmpty()) {
      throw new Refusal(
          end,
          "the parameter '%s' is asked for by none of the functions"
              .formatted(unused.iterator().next()));
    }
  }
}
