package org.drumlin.kernel;

import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** From text to parse tree: within bounds of size and nesting, and up to the first error. */
final class Syntax {
  private Syntax() {}

  /**
   * @param firstLine the line number the text begins with, where it is a part of a file
   * @throws Refusal at the first thing that is not the language
   */
  static <T> T parse(String text, int firstLine, Function<LanguageParser, T> rule) {
    if (text.length() > TokenBounds.CHARACTERS) {
      throw new Refusal(
          new Position(firstLine, 1),
          "this text has %,d characters; at most %,d are read"
              .formatted(text.length(), TokenBounds.CHARACTERS));
    }
    LanguageLexer lexer = new LanguageLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.setLine(firstLine);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    new TokenBounds().check(tokens.getTokens());
    LanguageParser parser = new LanguageParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new FirstError());
    return rule.apply(parser);
  }

  static Position position(Token token) {
    return new Position(token.getLine(), token.getCharPositionInLine() + 1);
  }

  /** Stops at the first error and says it in words. */
  private static final class FirstError extends DefaultErrorStrategy {
    @Override
    public void reportError(Parser recognizer, RecognitionException e) {
      Token found = e.getOffendingToken();
      IntervalSet expected =
          e instanceof InputMismatchException
              ? e.getExpectedTokens()
              : recognizer.getExpectedTokens();
      throw new Refusal(
          found,
          Wording.expected(expected, found, before(recognizer, found), afterValue(recognizer)));
    }

    @Override
    public Token recoverInline(Parser recognizer) {
      throw new InputMismatchException(recognizer);
    }

    @Override
    protected @Nullable Token singleTokenDeletion(Parser recognizer) {
      return null;
    }

    private static boolean afterValue(Parser recognizer) {
      ParserRuleContext context = recognizer.getContext();
      int children = context.getChildCount();
      return children > 0 && context.getChild(children - 1) instanceof LanguageParser.ExprContext;
    }

    private static @Nullable Token before(Parser recognizer, Token found) {
      int index = found.getTokenIndex();
      return index > 0 ? previous(recognizer, index) : null;
    }

    private static @Nullable Token previous(Parser recognizer, int index) {
      for (int i = index - 1; i >= 0; i--) {
        Token token = recognizer.getTokenStream().get(i);
        if (token.getChannel() == Token.DEFAULT_CHANNEL) {
          return token;
        }
      }
      return null;
    }
  }
}
