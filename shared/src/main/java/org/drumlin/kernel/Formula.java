package org.drumlin.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model in one line: {@code y = A*exp(-x/tau) + B}. The variable is x, or q; every other name is
 * a parameter.
 *
 * @param program Iq over q and the parameters
 * @param parameters in the order of their first appearance
 */
public record Formula(Program program, List<String> parameters) {
  private static final String VARIABLE = "q";
  private static final String ON_PAPER = "x";

  public Formula {
    parameters = List.copyOf(parameters);
  }

  /** Whether a text means to be a formula: it has a single {@code =}. */
  public static boolean looksLikeOne(String text) {
    for (int i = text.indexOf('='); i >= 0; i = text.indexOf('=', i + 1)) {
      boolean comparison =
          i > 0 && "=<>!".indexOf(text.charAt(i - 1)) >= 0
              || i + 1 < text.length() && text.charAt(i + 1) == '=';
      if (!comparison) {
        return true;
      }
    }
    return false;
  }

  /**
   * Parses a formula.
   *
   * @throws ModelException with the column of the first mistake
   */
  public static Formula parse(String text) throws ModelException {
    try {
      return read(Syntax.parse(text, 1, LanguageParser::formula));
    } catch (Refusal refusal) {
      throw refusal.exception().onOneLine();
    }
  }

  private static Formula read(LanguageParser.FormulaContext context) {
    Paper names = new Paper(false, true, Map.of(ON_PAPER, VARIABLE));
    ExprBuilder builder = new ExprBuilder(names);
    Value value = builder.number(context.expr());
    Position at = Syntax.position(context.expr().start);
    Set<String> parameters = new LinkedHashSet<>(names.free());
    if (parameters.remove(ON_PAPER) & parameters.remove(VARIABLE)) {
      throw new Refusal(at, "x and q are two names of the same variable; use one of them");
    }
    String left = context.NAME().isEmpty() ? "" : context.NAME(0).getText();
    if (parameters.contains(left)) {
      throw new Refusal(at, "'" + left + "' stands on both sides");
    }
    List<FunctionDef.Argument> arguments = new ArrayList<>();
    arguments.add(new FunctionDef.Argument(Type.DOUBLE, VARIABLE, at));
    parameters.forEach(p -> arguments.add(new FunctionDef.Argument(Type.DOUBLE, p, at)));
    FunctionDef function =
        new FunctionDef(Program.IQ, arguments, List.of(new Stmt.Return(value.expr(), at)), at);
    return new Formula(
        new Program(Symmetry.NONE, List.of(), List.of(function), 0), List.copyOf(parameters));
  }
}
