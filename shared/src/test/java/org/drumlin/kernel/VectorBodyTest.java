package org.drumlin.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole parameters and vectors in a body. */
final class VectorBodyTest {
  private static final Signature SIGNATURE =
      new Signature(
          Symmetry.NONE,
          Set.of("n", "m", "x", "thickness", "N"),
          Set.of("thickness"),
          Set.of(),
          Map.of("n", new Signature.Whole(0, 10), "m", new Signature.Whole(-2, 3)),
          Map.of("thickness", new Signature.Vector("n", 10), "N", new Signature.Vector("4", 4)));

  private static final String ALL =
      "double Iq(double q, int n, int m, double x, double thickness[n], double N[4]) ";

  private static Program parse(String body) throws ModelException {
    return ModelBody.parse(body, 1, SIGNATURE);
  }

  private static Stmt.For loop(String head) throws ModelException {
    Program program = parse(ALL + "{ double s = 0; " + head + " { s += i; } return s; }");
    return assertInstanceOf(Stmt.For.class, program.scattering().body().get(1));
  }

  @Test
  void argumentsAreIntsAndVectors() throws ModelException {
    Program program =
        parse(
            """
            const int THREE = 3;
            double last(int n, double thickness[n]) { return thickness[n + 0*n]; }
            """
                    .replace("n + 0*n", "0")
                + "double some(double v[THREE + 1], int k) { return v[3]*k; }"
                + "double form_volume(double thickness[n], int m) { return thickness[9]*m; }"
                + ALL
                + "{ return last(n, thickness) + some(N, m) + some(thickness, 2); }");
    assertEquals(List.of(0, 10), lengths(program, "last"));
    assertEquals(List.of(4, 0), lengths(program, "some"));
    assertEquals(List.of(0, 0, 0, 0, 10, 4), lengths(program, "Iq"));
    assertEquals(Type.INT, program.scattering().arguments().get(1).type());
  }

  private static List<Integer> lengths(Program program, String function) {
    return program.function(function).orElseThrow().arguments().stream()
        .map(FunctionDef.Argument::length)
        .toList();
  }

  @Test
  void aLoopMayEndAtAWholeParameter() throws ModelException {
    Stmt.For loop = loop("for (int i = 0; i < n; i++)");
    assertEquals("n", assertInstanceOf(Expr.Name.class, loop.end()).name());
    assertEquals(List.of(1, 10), List.of(loop.step(), loop.most()));
    Stmt.For steps = loop("for (int i = m; i <= 2*n; i += 4)");
    assertEquals("m", assertInstanceOf(Expr.Name.class, steps.from()).name());
    assertEquals(List.of(4, 6), List.of(steps.step(), steps.most()));
  }

  @Test
  void aLoopMayCountDown() throws ModelException {
    Stmt.For loop = loop("for (int i = n - 1; i >= 0; i--)");
    assertEquals(-1, assertInstanceOf(Expr.Number.class, loop.end()).value());
    assertEquals(List.of(-1, 10), List.of(loop.step(), loop.most()));
    Stmt.For steps = loop("for (int i = 10; i > m; i -= 3)");
    assertEquals(List.of(-3, 4), List.of(steps.step(), steps.most()));
    assertEquals(0, loop("for (int i = m; i > 3; --i)").most());
  }

  @Test
  void anIntMayHoldWhatIsKnownBeforehand() throws ModelException {
    Program program =
        parse(
            ALL
                + "{ int last = n > 0 ? n - 1 : 0, four = 4; double s = 0;"
                + " for (int i = 0; i < n; i++) { int j = i < 3 ? i : 3; s += N[j]*thickness[i]; }"
                + " return s*last*four*sas_JN(m, x); }");
    Stmt.Declare last =
        assertInstanceOf(Stmt.Declare.class, program.scattering().body().getFirst());
    assertEquals(Type.INT, last.type());
    assertEquals(4, program.scattering().body().size());
  }

  @Test
  void aTestNarrowsWhatAWholeNumberMayBe() throws ModelException {
    for (String statements :
        List.of(
            "return n > 0 ? thickness[n - 1] : x;",
            "return 1 <= n && x < 2.0 ? thickness[n - 1] : x;",
            "return n < 1 || x < 2.0 ? x : thickness[n - 1];",
            "return !(n < 1) ? thickness[n - 1] : x;",
            "return n == 0 ? x : n >= 1 ? thickness[n - 1] : x;",
            "if (n == 4) return thickness[n + 5]; return x;",
            "if (n <= 0) return x; return thickness[n - 1];",
            "double s = 0; if (n > 0.5) { s = thickness[n - 1]; } return s;",
            "double s = 0; if (n < 1) { s = x; } else { s = thickness[n - 1]; } return s;",
            "if (n == 4) { if (n == 5) { return thickness[n + 5]; } else { return x; } } return x;")) {
      parse(ALL + "{ double y = m*N[0]; " + statements + " }");
    }
    for (String statements :
        List.of(
            "return n >= 0 ? thickness[n - 1] : x;",
            "return n > 0 || x < 2.0 ? thickness[n - 1] : x;",
            "return n > 0 ? x : thickness[n - 1];",
            "if (n > 0) return x; return thickness[n - 1];",
            "double s = 0; if (n > 0) { s = x; } return thickness[n - 1];")) {
      assertThrows(ModelException.class, () -> parse(ALL + "{ " + statements + " }"), statements);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "return thickness; => 'thickness' is a vector: write thickness[i]",
        "return thickness + x; => 'thickness' is a vector: write thickness[i]",
        "return sin(thickness); => 'thickness' is a vector: write thickness[i]",
        "return x < thickness ? 1.0 : 2.0; => 'thickness' is a vector: write thickness[i]",
        "return thickness[10]; => 'thickness' has 10 values, counted from 0; this index goes from 10 to 10",
        "return thickness[n]; => 'thickness' has 10 values, counted from 0; this index goes from 0 to 10",
        "return thickness[n - 1]; => 'thickness' has 10 values, counted from 0; this index goes from -1 to 9",
        "double s = 0; for (int i = 0; i <= n; i++) s += thickness[i]; return s; => 'thickness' has 10 values, counted from 0; this index goes from 0 to 10",
        "double s = 0; for (int i = 0; i < n; i++) s += N[i]; return s; => 'N' has 4 values, counted from 0; this index goes from 0 to 9",
        "return thickness[x]; => an index is made of whole numbers, loop counters and whole parameters alone",
        "return thickness[x < 1 ? 1 : 2]; => an index is made of whole numbers, loop counters and whole parameters alone",
        "return thickness[x < 1]; => expected a value, found a comparison; choose with ? and :",
        "thickness = 2; return x; => 'thickness' is an argument: it keeps its value; declare a variable of your own",
        "n = 2; return x; => 'n' is an argument: it keeps its value; declare a variable of your own",
        "double s; for (int i = 0; i < n; i++) s = i; return s; => 's' may not have a value yet; give it one where it is declared",
        "for (int i = 0; i < x; i++) { } return x; => a loop's bounds are whole numbers known beforehand (parameters of kind whole among them), so that it ends for certain; to stop at another parameter, run to its largest value and put an if inside",
        "for (int i = 0; i < 2000*n; i++) { } return x; => this loop runs 20,000 times; at most 10,000 are allowed",
        "int k = x; return x; => an int is a whole number known beforehand, such as int n = 10, and keeps its value; else use double",
        "int k = n; k = 2; return x; => 'k' is const: it keeps its value",
        "return n/2; => both sides are whole numbers, and C would drop the fraction; write 1.0/2.0",
        "return f(thickness[0], m); => f asks for a vector, by its name alone, as 'v'",
        "return f(N, m); => f asks for a vector of 5 as 'v'",
        "return f(thickness, thickness); => f asks for a number as 'k'",
        "return f(thickness, x); => f asks for a whole number as 'k'",
        "return g(m); => g asks for a whole number from 0 to 10 as 'n'",
        "return g(x < 1 ? 1 : 2); => g asks for a whole number from 0 to 10 as 'n'",
      })
  void mistakesOfAFunctionAreSaid(String statements, String problem) {
    String body =
        "double f(double v[5], int k) { return v[4]*k; } double g(int n) { return n; }"
            + ALL
            + "{ "
            + statements
            + " }";
    assertEquals(problem, assertThrows(ModelException.class, () -> parse(body)).problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "double Iq(double q, double n) { return n; } => line 1, column 28: 'n' is an int",
        "double Iq(double q, int x) { return x; } => line 1, column 25: 'x' is a double",
        "double Iq(double q, double x[4]) { return x[0]; } => line 1, column 28: 'x' is a double, not a vector",
        "double Iq(double q, double thickness) { return q; } => line 1, column 28: 'thickness' is a vector: write double thickness[n]",
        "double Iq(double q, double thickness[10]) { return q; } => line 1, column 28: 'thickness' is a vector: write double thickness[n]",
        "double Iq(double q, double N[n]) { return q; } => line 1, column 28: 'N' is a vector: write double N[4]",
        "double Iq(double q, double N[]) { return q; } => line 1, column 30: the length of a vector is a whole number such as 4, or a parameter of kind whole",
        "double Iq(double q, double N[x]) { return q; } => line 1, column 30: unknown name 'x'",
        "double Iq(double q, double N[0]) { return q; } => line 1, column 30: the length of a vector is a whole number such as 4, or a parameter of kind whole",
        "double Iq(double q, int N[4]) { return q; } => line 1, column 21: a vector holds doubles: write double N",
        "double Iq(double q, double thicknes[n]) { return q; } => line 1, column 28: 'thicknes' is not a parameter of this model; did you mean 'thickness'?",
        "double form_volume(double N[4]) { return N[0]; } => line 1, column 27: form_volume may only ask for parameters of kind volume, and 'N' is not",
        "double Iq(double q[4]) { return 1; } => line 1, column 18: 'q' is a double, not a vector",
        "double Iq(double q, int n, double x, double thickness[n], double N[4]) { return q; } => line 1, column 85: the parameter 'm' is asked for by none of the functions",
        "double Iq(double thickness[n) { } => line 1, column 29: expected an operator or ']', found ')'",
      })
  void mistakesOfABodyAreSaid(String body, String message) {
    assertEquals(message, assertThrows(ModelException.class, () -> parse(body)).getMessage());
  }

  @Test
  void theWorkOfALoopIsThatOfItsLongestRun() {
    String body =
        ALL
            + "{ double s = 0; for (int i = 0; i < 300*n; i++) for (int j = 0; j < 30*n; j++)"
            + " s += i; return s; }";
    assertEquals(
        "this loop asks for more than 200,000 operations at each q",
        assertThrows(ModelException.class, () -> parse(body)).problem());
  }
}
