package org.drumlin.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelBodyTest {
  private static final Signature SIGNATURE =
      new Signature(Symmetry.NONE, Set.of("radius", "sld"), Set.of("radius"), Set.of());

  private static Program parse(String body) throws ModelException {
    return ModelBody.parse(body, 1, SIGNATURE);
  }

  /** The statements of Iq around a few of them. */
  private static String iq(String statements) {
    return "double Iq(double q, double radius, double sld) { " + statements + " }";
  }

  private static String message(String body) {
    return String.valueOf(assertThrows(ModelException.class, () -> parse(body)).getMessage());
  }

  @Test
  void aBodyBecomesATree() throws ModelException {
    Program program =
        parse(
            """
            const int N = 3;
            const double w[N] = {1.0, -2, M_PI};
            constant double third = 1.0/3;
            static double sum(double x, int k) { return x + k; }
            double form_volume(double radius) { return 1; }
            double Iq(double q, double sld, double radius)
            {
              double s, c, total = 0;
              SINCOS(q*radius, s, c);
              for (int i = 0; i < N; i++) total += w[i]*sum(s, i) + third;
              return total*c*sld;
            }
            """);
    assertEquals(
        List.of("sum", "form_volume", "Iq"),
        program.functions().stream().map(FunctionDef::name).toList());
    assertEquals(List.of(1.0, -2.0, Math.PI), program.table("w").orElseThrow().values());
    assertEquals(List.of("q", "sld", "radius"), program.scattering().names());
    List<Stmt> body = program.scattering().body();
    assertInstanceOf(Stmt.Declare.class, body.get(2));
    assertInstanceOf(Stmt.SinCos.class, body.get(3));
    Stmt.For loop = assertInstanceOf(Stmt.For.class, body.get(4));
    assertEquals(0, assertInstanceOf(Expr.Number.class, loop.from()).value());
    assertEquals(3, assertInstanceOf(Expr.Number.class, loop.end()).value());
    assertEquals(List.of(1, 3), List.of(loop.step(), loop.most()));
    Stmt.Assign assign = assertInstanceOf(Stmt.Assign.class, loop.body().getFirst());
    assertEquals("total", assign.name());
    assertEquals(BinaryOp.ADD, assertInstanceOf(Expr.Binary.class, assign.value()).op());
    assertInstanceOf(Stmt.Return.class, body.getLast());
  }

  @Test
  void anEarlyReturnMovesWhatFollowsIntoTheOtherwise() throws ModelException {
    Program program =
        parse(iq("if (q < 1) return 1; if (q < 2) return sld; double x = radius; return x;"));
    List<Stmt> body = program.scattering().body();
    assertEquals(1, body.size());
    Stmt.If first = assertInstanceOf(Stmt.If.class, body.getFirst());
    Stmt.If second = assertInstanceOf(Stmt.If.class, first.otherwise().getFirst());
    assertEquals(2, second.otherwise().size());
    assertInstanceOf(Stmt.Return.class, second.otherwise().getLast());
  }

  @Test
  void blocksBesideEachOtherMayUseTheSameName() throws ModelException {
    Program program =
        parse(
            iq(
                "double y; if (q < 1) { double t = radius; y = t; } else { double t = sld; y = t; }"
                    + " return y;"));
    Stmt.If choice = assertInstanceOf(Stmt.If.class, program.scattering().body().get(1));
    assertEquals("t", assertInstanceOf(Stmt.Declare.class, choice.then().getFirst()).name());
    assertEquals("t_2", assertInstanceOf(Stmt.Declare.class, choice.otherwise().getFirst()).name());
  }

  @Test
  void theParticlesOwnAxesComeWithTheSymmetry() throws ModelException {
    Signature axial =
        new Signature(Symmetry.AXIAL, Set.of("radius"), Set.of("radius"), Set.of("theta"));
    String size = "double size(double radius) { return 2*radius; } ";
    Program program =
        ModelBody.parse(
            size + "double Fq(double qc, double qab, double radius) { return qc*qab*radius; }",
            1,
            axial);
    assertTrue(program.amplitude());
    assertEquals(
        "line 1, column 66: 'qa' needs 'orientation: triaxial' in the header",
        assertThrows(
                ModelException.class,
                () ->
                    ModelBody.parse(
                        size + "double Fq(double qa, double radius) { return qa*radius; }",
                        1,
                        axial))
            .getMessage());
    assertEquals(
        "line 9, column 67: expected a function 'double size(…)': a model with 'orientation:"
            + " axial' gives the particle's largest extent",
        assertThrows(
                ModelException.class,
                () ->
                    ModelBody.parse(
                        "double Fq(double qc, double radius) { return sin(qc*radius/2.0); }",
                        9,
                        axial))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "return q*radus*sld; => unknown name 'radus'; did you mean 'radius'?",
        "return sine(q); => unknown function 'sine'; did you mean 'sin'?",
        "return pow(q); => pow takes 2 arguments, 1 given",
        "radius = 2; return radius; => 'radius' is an argument: it keeps its value; declare a variable of your own",
        "M_PI = 3; return q; => 'M_PI' is a constant: it keeps its value",
        "double q = 2; return q; => the name 'q' is already used in this function",
        "double sin = 2; return q; => the name 'sin' is taken: it is a function of the language",
        "double x; return x; => 'x' may not have a value yet; give it one where it is declared",
        "double x; if (q < 1) x = 1; return x; => 'x' may not have a value yet; give it one where it is declared",
        "if (q < 1) { double x = 1; } return x; => unknown name 'x'",
        "while (q < 1) q = q + 1; return q; => 'while' may run for ever; write for (int i = 0; i < N; i++) with a whole number N",
        "for (int i = 0; i < radius; i++) { } return q; => a loop's bounds are whole numbers known beforehand (parameters of kind whole among them), so that it ends for certain; to stop at another parameter, run to its largest value and put an if inside",
        "for (int i = 0; i < 20000; i++) { } return q; => this loop runs 20,000 times; at most 10,000 are allowed",
        "for (int i = 5; i != 0; i--) { } return q; => expected '<', '<=', '>' or '>=', found '!='",
        "for (int i = 5; i > 0; i++) { } return q; => a loop with '>' counts downwards: write i--",
        "for (int i = 0; i <= 5; i -= 1) { } return q; => a loop with '<=' counts upwards: write i++",
        "for (int i = 5; i >= 0; i -= 0.5) { } return q; => a loop's step is a whole number, at least 1",
        "for (int i = 0; i < 5; +i) { } return q; => expected '++', '-' or a name, found '+'",
        "for (int i = 0; i < 5; j++) { } return q; => expected the loop's counter 'i'",
        "for (int i = 0; i < 5; i += 0) { } return q; => a loop's step is a whole number, at least 1",
        "for (double i = 0; i < 5; i++) { } return q; => a loop counts in whole numbers: write int",
        "for (int i = 0; i < 5; i++) { i = 2; } return q; => 'i' is the loop's counter: only the loop changes it",
        "for (int i = 0; i < 5; i++) { return q; } return q; => no return from inside a loop: keep the value in a variable, return it after",
        "for (int i = 0; i < 5; i++) { break; } return q; => there is no 'break'; a loop runs to its end, and an if inside it may skip the work",
        "return 1/2*q; => both sides are whole numbers, and C would drop the fraction; write 1.0/2.0",
        "return q^2; => a power is written pow(x, y) here, or square(x), cube(x); '^' is not part of C",
        "if (q) return 1; return 2; => expected a comparison such as x > 0, found a value",
        "return q < 1; => expected a value, found a comparison; choose with ? and :",
        "return q => expected an operator or ';', found '}'",
        "return (q; => expected an operator or ')', found ';'",
        "x + 1; return q; => expected '=', '+=', '-=', '*=' or '/=', found '+'",
        "float x = 1; return x; => there is no type 'float' here; write double (or int for a loop)",
        "int n = q; return q; => an int is a whole number known beforehand, such as int n = 10, and keeps its value; else use double",
        "return q; return sld; => this is never reached: the function has returned by then",
        "if (q < 1) return 1; => expected 'return value;' on every way through this function",
        "double x = 1; => expected 'return value;' before this function ends",
        "if (q < 1) { if (q < 0.5) return 1; } return q; => a return above leaves on some ways only; return on each of its ways, or on none",
        "switch (q) { } return q; => there is no 'switch'; write if and else",
        "return t[0]; => unknown table 't'",
        "return q[0]; => 'q' is a number, not a table",
        "return sas_JN(q, 1); => the order of sas_JN is a whole number: an int",
        "SINCOS(q, s, c); return s; => unknown name 's'",
        "double s; SINCOS(q, s, s); return s; => SINCOS needs two different variables",
        "return *q; => expected a value, found '*'",
        "return q @ 2; => '@' is not part of the language",
        "/* return q; => this comment is never closed; expected '*/' after it",
        "return \"q\"; => '\"' is not part of the language; there are no texts in it, only numbers",
        "return 3q; => expected an operator or ';' (a product is written with *), found 'q'",
        "return Iq(q, radius, sld); => unknown function 'Iq'",
        "return integral(t, 0, 1); => an integral is written integral(t, from, to, value): its variable, its two ends, and what is integrated",
        "return integral(2.0, 0, 1, q); => expected a name for the integral's variable, such as t",
        "return integral(q*t, 0, 1, q); => expected a name for the integral's variable, such as t",
        "return integral(q, 0, 1, q); => the name 'q' is already used in this function",
        "return integral(sin, 0, 1, q); => the name 'sin' is taken: it is a function of the language",
        "return integral(t, 0, 1, q*t) + t; => unknown name 't'",
        "return integral(t, 0, t, q*t); => unknown name 't'",
        "return integral(t, 0, 1, t < q); => expected a value, found a comparison; choose with ? and :",
        "return integral(t, 0, 1, integral(u, 0, t, integral(v, 0, u, v*q))); => integrals stand at most 2 deep in one another",
        "double integral = 1; return q; => the name 'integral' is taken: it is a function of the language",
        "return integral(t, 0, 1 q); => expected an operator or ')' (a product is written with *), found 'q'",
        "const double z; return q; => expected '= value': 'z' is const",
        "const double z = 1; z = 2; return q; => 'z' is const: it keeps its value",
        "return q.x; => names have no dots here: 'q.x'",
        "return 1e400; => this number is too large for a double",
      })
  void mistakesOfAFunctionAreSaid(String statements, String problem) {
    ModelException refused = assertThrows(ModelException.class, () -> parse(iq(statements)));
    assertEquals(problem, refused.problem());
    assertEquals(1, refused.at().orElseThrow().line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "`` => line 1, column 1: expected a function or a constant, found the end of the text",
        "double f(double x) { return x; } => line 1, column 33: expected a function 'double Iq(double q, …)' or 'double Fq(…)'",
        "double Iq(double q, double radus) { return q; } => line 1, column 28: 'radus' is not a parameter of this model; did you mean 'radius'?",
        "double Iq(int q) { return q; } => line 1, column 15: 'q' is a double",
        "double Iq(double qab) { return qab; } => line 1, column 18: 'qab' needs 'orientation: axial' in the header",
        "double Iq(double q, double radius) { return q*radius; } => line 1, column 56: the parameter 'sld' is asked for by none of the functions",
        "double form_volume(double sld) { return sld; } => line 1, column 27: form_volume may only ask for parameters of kind volume, and 'sld' is not",
        "int f(double x) { return x; } => line 1, column 1: a function gives a double: write double f",
        "double sld(double x) { return x; } => line 1, column 8: the name 'sld' is taken: it is a parameter",
        "double f(double x) { return x; } double f(double x) { return x; } => line 1, column 41: the name 'f' is taken: it is a function of this model",
        "double f(double x, double x) { return x; } => line 1, column 27: the name 'x' is already used in this function",
        "double f(double x) { return f(x); } => line 1, column 29: unknown function 'f'",
        "#define N 3 => line 1, column 1: '#' is not part of the language; there is no #define or #include: write const double NAME = value;",
        "const double w[2] = {1, 2, 3}; => line 1, column 16: 'w' is given 3 values; write w[3] or w[]",
        "const double w = {1, 2}; => line 1, column 14: a table is declared with brackets: w[]",
        "const double w[] = 1; => line 1, column 14: the values of a table are written in braces: {1.0, 2.0}",
        "const int n = 1.5; => line 1, column 15: expected a whole number",
        "const double w[] = {1, 2}; double f(double x) { return w[2]; } => line 1, column 58: 'w' has 2 values, counted from 0; this index goes from 2 to 2",
        "const double w[] = {1, 2}; double f(double x) { return w[x]; } => line 1, column 58: an index is made of whole numbers, loop counters and whole parameters alone",
        "const double w[] = {1, 2}; double f(double x) { return w; } => line 1, column 56: 'w' is a table: write w[i]",
        "double Iq(double q) { return integral(t, 0, 1, cos(q*t)); } => line 1, column 60: expected a function 'double integral_span(…)': a model with an integral says how far apart the places are that it adds up",
        "double integral_span(double radius) { return radius; } double Iq(double q, double sld) { return q*sld; } => line 1, column 8: 'integral_span' serves an integral, and neither Iq nor Fq has one",
        "double form_volume(double radius) { return integral(t, 0, radius, t*t); } => line 1, column 53: an integral has its place in Iq or Fq alone, not in 'form_volume'",
        "double f(double x) { return integral(t, 0, x, t); } double form_volume(double radius) { return f(radius); } => line 1, column 96: an integral has its place in Iq or Fq alone, not in 'form_volume'",
        "const double z = integral(t, 0, 1, t); => line 1, column 18: expected numbers alone, found an integral",
        "const double z = sas_J1(2.0); => line 1, column 18: 'sas_J1' is only there inside models",
        "Iq(q) { return q; } => line 1, column 1: expected a function or a constant, found 'Iq'",
        "double Iq(q) { return q; } => line 1, column 11: expected 'double', 'int' or ')', found 'q'",
      })
  void mistakesOfABodyAreSaid(String body, String message) {
    assertEquals(message, message(body));
  }

  @Test
  void integralsStandInEachOther() throws ModelException {
    String span = " double integral_span(double radius) { return radius; }";
    String inner = "double f(double x) { return integral(t, 0, x, cos(t)); } ";
    String outer = "return integral(t, 0, radius, t*f(t)) + integral(t, 0, 1, t)*sld;";
    Program program = parse(inner + iq(outer) + span);
    assertEquals(2, program.integrals());
    String refused = inner + iq("return integral(t, 0, 1, integral(u, 0, t, f(u)));");
    assertEquals(
        "line 1, column 150: integrals stand at most 2 deep in one another", message(refused));
    assertEquals(0, parse(iq("return q*radius*sld;")).integrals());
  }

  @Test
  void linesAreCountedFromTheFilesFirst() {
    ModelException refused =
        assertThrows(
            ModelException.class,
            () -> ModelBody.parse("\n// sphere\n" + iq("return\n  qq;"), 10, SIGNATURE));
    assertEquals("line 13, column 3: unknown name 'qq'; did you mean 'q'?", refused.getMessage());
    assertEquals(new Position(13, 3), refused.at().orElseThrow());
  }

  @Test
  void workIsBounded() {
    assertEquals(
        "line 1, column 64: this loop asks for more than 200,000 operations at each q",
        message(
            iq(
                "double s = 0; for (int i = 0; i < 1000; i++) for (int j = 0; j < 1000; j++)"
                    + " s += sin(q*i*j); return s;")));
    StringBuilder doubling = new StringBuilder("double f0(double x) { return x; }\n");
    for (int i = 1; i < 30; i++) {
      doubling.append("double f%d(double x) { return f%d(x) + f%2$d(x); }\n".formatted(i, i - 1));
    }
    assertTrue(message(doubling.toString()).contains("operations at each q"), doubling.toString());
  }

  @Test
  void nestingAndSizeAreBounded() {
    for (String deep :
        List.of(
            iq("{".repeat(19_000)),
            iq("if (q < 1) ".repeat(4_000) + "return 1;"),
            iq("for (int i = 0; i < 1; i++) ".repeat(1_000) + "{} return 1;"),
            iq("if (q < 1) return 1; else ".repeat(2_000) + "return 1;"),
            iq("if (q < 1) return 1; ".repeat(2_000) + "return 1;"),
            iq("return " + "q*".repeat(9_000) + "q;"),
            iq("return " + "(".repeat(9_000)),
            iq("x[".repeat(9_000)),
            "double f(" + "double a, ".repeat(6_000),
            "x".repeat(100_001),
            "/*".repeat(40_000))) {
      assertThrows(ModelException.class, () -> parse(deep));
    }
  }

  @Test
  void aLongPlainBodyIsRead() throws ModelException {
    StringBuilder text = new StringBuilder("double s = 0; ");
    for (int i = 0; i < 1500; i++) {
      text.append("if (q < ").append(i).append(") s += radius; ");
    }
    assertEquals(1502, parse(iq(text + "return s*sld;")).scattering().body().size());
  }
}
