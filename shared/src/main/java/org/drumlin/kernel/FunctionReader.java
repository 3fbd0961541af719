package org.drumlin.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.drumlin.kernel.LanguageParser.AssignmentContext;
import org.drumlin.kernel.LanguageParser.BlockContext;
import org.drumlin.kernel.LanguageParser.ChoiceContext;
import org.drumlin.kernel.LanguageParser.DeclarationContext;
import org.drumlin.kernel.LanguageParser.DeclaratorContext;
import org.drumlin.kernel.LanguageParser.LoopContext;
import org.drumlin.kernel.LanguageParser.NestedContext;
import org.drumlin.kernel.LanguageParser.ResultContext;
import org.drumlin.kernel.LanguageParser.SincosContext;
import org.drumlin.kernel.LanguageParser.StatementContext;

/** Builds and checks one function. */
final class FunctionReader {
  private static final int DEEPEST = 200;

  private final Scope scope;
  private final ExprBuilder builder;
  private long operations;
  private boolean inLoop;

  FunctionReader(Globals globals, List<FunctionDef.Argument> arguments) {
    scope = new Scope(globals);
    builder = new ExprBuilder(scope);
    for (FunctionDef.Argument argument : arguments) {
      argument(globals, argument);
    }
  }

  private void argument(Globals globals, FunctionDef.Argument argument) {
    String name = argument.name();
    Signature.Whole range = globals.wholes().get(name);
    if (argument.vector()) {
      scope.declareVector(name, argument.length(), argument.at());
    } else if (argument.type() == Type.DOUBLE) {
      scope.declare(name, Scope.Role.ARGUMENT, argument.at());
    } else if (range == null) {
      scope.declareWhole(name, argument.at());
    } else {
      scope.declareWhole(name, Scope.Role.ARGUMENT, range.low(), range.high(), argument.at());
    }
  }

  List<Stmt> body(BlockContext block) {
    scope.enter();
    Part part = sequence(block.statement(), 0);
    if (part.returns != Returns.ALWAYS) {
      throw new Refusal(
          block.RBRACE().getSymbol(),
          part.returns == Returns.NEVER
              ? "expected 'return value;' before this function ends"
              : "expected 'return value;' on every way through this function");
    }
    operations += builder.operations() + scope.calls();
    return part.statements;
  }

  /** How many operations one call costs, loops and calls counted out. */
  long operations() {
    return operations;
  }

  /** How many integrals within one another one call makes. */
  int integrals() {
    return scope.integrals();
  }

  /** Where the first of them stands, or the call that makes it. */
  Optional<Position> firstIntegral() {
    return scope.firstIntegral();
  }

  private Part sequence(List<StatementContext> contexts, int depth) {
    if (depth > DEEPEST) {
      throw new Refusal(contexts.getFirst().start, "this is nested more than " + DEEPEST + " deep");
    }
    List<Stmt> done = new ArrayList<>();
    for (int i = 0; i < contexts.size(); i++) {
      StatementContext context = contexts.get(i);
      List<StatementContext> rest = contexts.subList(i + 1, contexts.size());
      Part part;
      if (context instanceof ChoiceContext choice) {
        Branches branches = branches(choice, depth);
        if (branches.oneLeaves() && !rest.isEmpty()) {
          boolean holds = branches.then.returns != Returns.ALWAYS;
          Part after = scope.where(branches.test, holds, () -> sequence(rest, depth + 1));
          Branches whole = branches.before(after);
          done.add(whole.statement());
          return new Part(List.copyOf(done), whole.returns());
        }
        part = new Part(List.of(branches.statement()), branches.returns());
      } else {
        part = statement(context, depth);
      }
      done.addAll(part.statements);
      if (part.returns != Returns.NEVER) {
        refuse(part.returns, rest);
        return new Part(List.copyOf(done), part.returns);
      }
    }
    return new Part(List.copyOf(done), Returns.NEVER);
  }

  private static void refuse(Returns returns, List<StatementContext> rest) {
    if (!rest.isEmpty()) {
      throw new Refusal(
          rest.getFirst().start,
          returns == Returns.ALWAYS
              ? "this is never reached: the function has returned by then"
              : "a return above leaves on some ways only; return on each of its ways, or on none");
    }
  }

  private Part statement(StatementContext context, int depth) {
    return switch (context) {
      case NestedContext nested -> block(nested.block().statement(), depth + 1);
      case DeclarationContext declaration -> declaration(declaration);
      case LoopContext loop -> loop(loop, depth);
      case ResultContext result -> result(result);
      case SincosContext sincos -> sincos(sincos);
      case AssignmentContext assignment -> assignment(assignment);
      default -> throw new IllegalStateException(context.getClass().getName());
    };
  }

  private Part block(List<StatementContext> contexts, int depth) {
    scope.enter();
    Part part = sequence(contexts, depth);
    scope.leave();
    return part;
  }

  /** An if with both its sides; the variables that have a value after each are kept apart. */
  private Branches branches(ChoiceContext context, int depth) {
    Value test = builder.truth(context.expr());
    Set<String> before = scope.assigned();
    Part then =
        scope.where(test.expr(), true, () -> block(List.of(context.statement(0)), depth + 1));
    Set<String> afterThen = scope.assigned();
    scope.assigned(before);
    Part otherwise =
        context.statement().size() > 1
            ? scope.where(test.expr(), false, () -> block(List.of(context.statement(1)), depth + 1))
            : new Part(List.of(), Returns.NEVER);
    if (otherwise.returns == Returns.ALWAYS) {
      scope.assigned(afterThen);
    } else if (then.returns != Returns.ALWAYS) {
      Set<String> both = scope.assigned();
      both.retainAll(afterThen);
      scope.assigned(both);
    }
    return new Branches(test.expr(), then, otherwise, Syntax.position(context.start));
  }

  private Part declaration(DeclarationContext context) {
    boolean constant = context.CONST() != null;
    List<Stmt> statements = new ArrayList<>();
    for (DeclaratorContext declarator : context.declarator()) {
      Token token = declarator.NAME().getSymbol();
      Position at = Syntax.position(token);
      if (context.type().INT() != null) {
        whole(declarator, at, statements);
        continue;
      }
      if (declarator.expr() == null) {
        if (constant) {
          throw new Refusal(at, "expected '= value': '" + token.getText() + "' is const");
        }
        String name = scope.declare(token.getText(), Scope.Role.VARIABLE, at);
        statements.add(new Stmt.Declare(Type.DOUBLE, name, new Expr.Number(0, at), at));
        continue;
      }
      Value value = builder.number(declarator.expr());
      Scope.Role role = constant ? Scope.Role.CONSTANT : Scope.Role.VARIABLE;
      String name = scope.declare(token.getText(), role, at);
      scope.assign(name);
      statements.add(new Stmt.Declare(Type.DOUBLE, name, value.expr(), at));
    }
    return new Part(statements, Returns.NEVER);
  }

  private void whole(DeclaratorContext declarator, Position at, List<Stmt> statements) {
    Value value = declarator.expr() == null ? null : builder.number(declarator.expr());
    if (value == null || !value.isWhole() || !value.known()) {
      throw new Refusal(
          at,
          "an int is a whole number known beforehand, such as int n = 10, and keeps its value; else"
              + " use double");
    }
    String name =
        scope.declareWhole(
            declarator.NAME().getText(), Scope.Role.CONSTANT, value.low(), value.high(), at);
    if (!value.isConstant()) {
      statements.add(new Stmt.Declare(Type.INT, name, value.expr(), at));
    }
  }

  private Part loop(LoopContext context, int depth) {
    Position at = Syntax.position(context.start);
    if (context.type().INT() == null) {
      throw new Refusal(context.type().start, "a loop counts in whole numbers: write int");
    }
    TerminalNode counter = context.NAME(0);
    same(counter, context.NAME(1));
    same(counter, context.advance().NAME());
    Counting counting = Counting.of(context, builder);
    Set<String> before = scope.assigned();
    long cost = builder.operations() + scope.calls() + operations;
    boolean outer = inLoop;
    inLoop = true;
    scope.enter();
    String name =
        scope.declareWhole(
            counter.getText(),
            Scope.Role.COUNTER,
            counting.low(),
            counting.high(),
            Syntax.position(counter.getSymbol()));
    Part part = block(List.of(context.statement()), depth + 1);
    scope.leave();
    inLoop = outer;
    if (counting.least() == 0) {
      scope.assigned(before);
    }
    long once = builder.operations() + scope.calls() + operations - cost;
    operations += Math.max(0, counting.most() - 1) * once;
    if (operations > Globals.MOST_OPERATIONS) {
      throw new Refusal(
          at,
          "this loop asks for more than %,d operations at each q"
              .formatted(Globals.MOST_OPERATIONS));
    }
    Stmt statement =
        new Stmt.For(
            name,
            counting.from().expr(),
            counting.end().expr(),
            counting.step(),
            (int) counting.most(),
            part.statements,
            at);
    return new Part(List.of(statement), Returns.NEVER);
  }

  private static void same(TerminalNode counter, TerminalNode name) {
    if (!counter.getText().equals(name.getText())) {
      throw new Refusal(
          name.getSymbol(), "expected the loop's counter '" + counter.getText() + "'");
    }
  }

  private Part result(ResultContext context) {
    if (inLoop) {
      throw new Refusal(
          context.start,
          "no return from inside a loop: keep the value in a variable, return it after");
    }
    Value value = builder.number(context.expr());
    return new Part(
        List.of(new Stmt.Return(value.expr(), Syntax.position(context.start))), Returns.ALWAYS);
  }

  private Part sincos(SincosContext context) {
    Value angle = builder.number(context.expr());
    String sin = target(context.NAME(0));
    String cos = target(context.NAME(1));
    if (sin.equals(cos)) {
      throw new Refusal(context.start, "SINCOS needs two different variables");
    }
    scope.assign(sin);
    scope.assign(cos);
    return new Part(
        List.of(new Stmt.SinCos(angle.expr(), sin, cos, Syntax.position(context.start))),
        Returns.NEVER);
  }

  private Part assignment(AssignmentContext context) {
    Position at = Syntax.position(context.start);
    Value value = builder.number(context.expr());
    String target = target(context.NAME());
    Expr expr = value.expr();
    if (context.op.getType() != LanguageLexer.ASSIGN) {
      Value old = scope.name(context.NAME().getText(), at);
      expr = new Expr.Binary(operator(context.op), old.expr(), expr, Syntax.position(context.op));
    }
    scope.assign(target);
    return new Part(List.of(new Stmt.Assign(target, expr, at)), Returns.NEVER);
  }

  private String target(TerminalNode name) {
    return scope.assignable(name.getText(), Syntax.position(name.getSymbol()));
  }

  private static BinaryOp operator(Token token) {
    return switch (token.getType()) {
      case LanguageLexer.ADD_TO -> BinaryOp.ADD;
      case LanguageLexer.SUBTRACT_FROM -> BinaryOp.SUBTRACT;
      case LanguageLexer.MULTIPLY_BY -> BinaryOp.MULTIPLY;
      default -> BinaryOp.DIVIDE;
    };
  }

  /** Statements, and whether a way through them always, never or sometimes returns. */
  private record Part(List<Stmt> statements, Returns returns) {}

  private enum Returns {
    NEVER,
    SOMETIMES,
    ALWAYS
  }

  private record Branches(Expr test, Part then, Part otherwise, Position at) {
    /** Whether what follows belongs to one side, the other having returned. */
    boolean oneLeaves() {
      return leaves(then, otherwise) || leaves(otherwise, then);
    }

    private static boolean leaves(Part one, Part other) {
      return one.returns == Returns.ALWAYS && other.returns == Returns.NEVER;
    }

    Returns returns() {
      return then.returns == otherwise.returns ? then.returns : Returns.SOMETIMES;
    }

    Stmt statement() {
      return new Stmt.If(test, then.statements, otherwise.statements, at);
    }

    /** With what follows moved into the side that goes on. */
    Branches before(Part rest) {
      return then.returns == Returns.ALWAYS
          ? new Branches(test, then, joined(otherwise, rest), at)
          : new Branches(test, joined(then, rest), otherwise, at);
    }

    private static Part joined(Part first, Part second) {
      List<Stmt> all = new ArrayList<>(first.statements);
      all.addAll(second.statements);
      return new Part(List.copyOf(all), second.returns);
    }
  }
}
