package org.drumlin.bumps;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.drumlin.kernel.BinaryOp;
import org.drumlin.kernel.Builtin;
import org.drumlin.kernel.Expr;
import org.drumlin.kernel.UnaryOp;

/** An expression of a document as Python writes it. */
final class PythonExpression {
  /** What is computed with. */
  enum Over {
    /** bumps' parameters: the expression becomes a parameter itself. */
    PARAMETERS,
    /** Single numbers. */
    NUMBERS,
    /** numpy's arrays. */
    ARRAYS
  }

  /** Functions that bumps has for parameters, by its own names. */
  private static final Set<Builtin> OF_PARAMETERS =
      Set.of(
          Builtin.SIN,
          Builtin.COS,
          Builtin.TAN,
          Builtin.ASIN,
          Builtin.ACOS,
          Builtin.ATAN,
          Builtin.ATAN2,
          Builtin.SINH,
          Builtin.COSH,
          Builtin.TANH,
          Builtin.EXP,
          Builtin.LOG,
          Builtin.LOG10,
          Builtin.SQRT);

  private static final int ATOM = 9;
  private static final int POWER = 8;
  private static final int SIGN = 7;
  private static final int PRODUCT = 6;
  private static final int SUM = 5;
  private static final int COMPARISON = 4;
  private static final int NOT = 3;
  private static final int AND = 2;
  private static final int OR = 1;
  private static final int CHOICE = 0;

  private record Piece(String text, int binds) {}

  private final Over over;
  private final UnaryOperator<String> names;
  private final Set<Builtin> special = new TreeSet<>();

  /**
   * @param names what each name of the expression is in the script
   */
  PythonExpression(Over over, UnaryOperator<String> names) {
    this.over = over;
    this.names = names;
  }

  /** Whether bumps can make a parameter of it: arithmetic and the functions it has. */
  static boolean algebraic(Expr expr) {
    return switch (expr) {
      case Expr.Number n -> true;
      case Expr.Name n -> true;
      case Expr.Unary u -> u.op() == UnaryOp.NEGATE && algebraic(u.operand());
      case Expr.Binary b ->
          b.op().kind() == BinaryOp.Kind.ARITHMETIC && algebraic(b.left()) && algebraic(b.right());
      case Expr.Call c ->
          (OF_PARAMETERS.contains(c.function()) || isPower(c.function()))
              && c.arguments().stream().allMatch(PythonExpression::algebraic);
      default -> false;
    };
  }

  private static boolean isPower(Builtin function) {
    return function == Builtin.POW || function == Builtin.SQUARE || function == Builtin.CUBE;
  }

  String write(Expr expr) {
    return piece(expr).text();
  }

  /** Special functions that were used and that numpy and scipy have under no name. */
  Set<Builtin> special() {
    return special;
  }

  private Piece piece(Expr expr) {
    return switch (expr) {
      case Expr.Number n -> new Piece(Python.number(n.value()), n.value() < 0 ? SIGN : ATOM);
      case Expr.Name n -> new Piece(names.apply(n.name()), ATOM);
      case Expr.Unary u -> unary(u);
      case Expr.Binary b -> binary(b);
      case Expr.Conditional c -> conditional(c);
      case Expr.Call c -> call(c.function(), c.arguments());
      case Expr.Element e -> throw new IllegalStateException("no table stands in an expression");
      case Expr.Integral i ->
          throw new IllegalStateException("no integral stands in an expression");
      case Expr.Invoke i -> throw new IllegalStateException("no own function: " + i.function());
    };
  }

  private String inner(Expr expr, int binds) {
    Piece piece = piece(expr);
    return piece.binds() < binds ? "(" + piece.text() + ")" : piece.text();
  }

  private Piece unary(Expr.Unary unary) {
    if (unary.op() == UnaryOp.NEGATE) {
      return new Piece("-" + inner(unary.operand(), SIGN), SIGN);
    }
    return over == Over.ARRAYS
        ? new Piece("np.logical_not(" + write(unary.operand()) + ")", ATOM)
        : new Piece("not " + inner(unary.operand(), NOT), NOT);
  }

  private Piece binary(Expr.Binary binary) {
    if (over == Over.ARRAYS && binary.op().kind() == BinaryOp.Kind.LOGIC) {
      String both = write(binary.left()) + ", " + write(binary.right());
      String name = binary.op() == BinaryOp.AND ? "np.logical_and(" : "np.logical_or(";
      return new Piece(name + both + ")", ATOM);
    }
    int binds =
        switch (binary.op()) {
          case ADD, SUBTRACT -> SUM;
          case MULTIPLY, DIVIDE -> PRODUCT;
          case AND -> AND;
          case OR -> OR;
          default -> COMPARISON;
        };
    String sign =
        switch (binary.op()) {
          case AND -> "and";
          case OR -> "or";
          default -> binary.op().symbol();
        };
    String left = inner(binary.left(), binds == COMPARISON ? SUM : binds);
    return new Piece(left + " " + sign + " " + inner(binary.right(), binds + 1), binds);
  }

  private Piece conditional(Expr.Conditional c) {
    if (over == Over.ARRAYS) {
      String parts = write(c.test()) + ", " + write(c.then()) + ", " + write(c.otherwise());
      return new Piece("np.where(" + parts + ")", ATOM);
    }
    return new Piece(
        inner(c.then(), OR) + " if " + inner(c.test(), OR) + " else " + inner(c.otherwise(), OR),
        CHOICE);
  }

  private Piece call(Builtin function, List<Expr> arguments) {
    switch (function) {
      case POW:
        return power(arguments.get(0), inner(arguments.get(1), SIGN));
      case SQUARE:
        return power(arguments.get(0), "2");
      case CUBE:
        return power(arguments.get(0), "3");
      default:
        String all = arguments.stream().map(this::write).collect(Collectors.joining(", "));
        return new Piece(name(function, all), ATOM);
    }
  }

  private Piece power(Expr base, String exponent) {
    return new Piece(inner(base, ATOM) + "**" + exponent, POWER);
  }

  private String name(Builtin function, String arguments) {
    if (over == Over.PARAMETERS) {
      return "pmath." + function.text() + "(" + arguments + ")";
    }
    return switch (function) {
      case FABS -> "abs(" + arguments + ")";
      case ASIN, ACOS, ATAN, ATAN2 ->
          "np." + function.text().replaceFirst("^a", "arc") + "(" + arguments + ")";
      case ERF, ERFC -> "sp." + function.text() + "(" + arguments + ")";
      case TGAMMA -> "sp.gamma(" + arguments + ")";
      case LGAMMA -> "sp.gammaln(" + arguments + ")";
      case GAMMAINC -> "sp.gammainc(" + arguments + ")";
      case J0 -> "sp.j0(" + arguments + ")";
      case J1 -> "sp.j1(" + arguments + ")";
      case JN -> "sp.jv(" + arguments + ")";
      case SINC -> "np.sinc((" + arguments + ")/np.pi)";
      case SI -> "sp.sici(" + arguments + ")[0]";
      case J1_OVER_X, SPHERICAL_J1_OVER_X -> {
        special.add(function);
        yield function.text() + "(" + arguments + ")";
      }
      default -> "np." + function.text() + "(" + arguments + ")";
    };
  }

  /** Definitions of {@link #special} functions, for the head of the script. */
  static List<String> definitions(Set<Builtin> special) {
    List<String> lines = new ArrayList<>();
    for (Builtin function : special) {
      String value =
          function == Builtin.J1_OVER_X ? "2*sp.j1(safe)/safe" : "3*sp.spherical_jn(1, safe)/safe";
      lines.add("def " + function.text() + "(x):");
      lines.add("    safe = np.where(x == 0, 1, x)");
      lines.add("    return np.where(x == 0, 1, " + value + ")");
      lines.add("");
    }
    return lines;
  }
}
