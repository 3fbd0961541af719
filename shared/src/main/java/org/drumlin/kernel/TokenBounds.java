package org.drumlin.kernel;

import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Keeps a text within what every walk over its tree can stand, before the parser, which recurses as
 * deep as the text nests, sees it; and refuses characters that are not the language's.
 */
final class TokenBounds {
  static final int CHARACTERS = 100_000;
  static final int TOKENS = 20_000;
  static final int NESTING = 64;

  private int brackets;
  private int prefixes;
  private int pending;
  private int elses;

  void check(List<? extends Token> tokens) {
    if (tokens.size() > TOKENS) {
      throw new Refusal(
          tokens.get(TOKENS),
          "this text is too long; at most %,d words are read".formatted(TOKENS));
    }
    for (Token token : tokens) {
      unknown(token);
      nesting(token);
    }
  }

  private void nesting(Token token) {
    boolean prefix = false;
    switch (token.getType()) {
      case LanguageLexer.LPAREN, LanguageLexer.LBRACKET -> brackets++;
      case LanguageLexer.LBRACE -> {
        brackets++;
        pending = 0;
      }
      case LanguageLexer.RPAREN, LanguageLexer.RBRACKET -> brackets--;
      case LanguageLexer.RBRACE -> {
        brackets--;
        pending = 0;
      }
      case LanguageLexer.SEMICOLON -> pending = 0;
      case LanguageLexer.QUESTION,
          LanguageLexer.POWER,
          LanguageLexer.CARET,
          LanguageLexer.IF,
          LanguageLexer.FOR ->
          pending++;
      case LanguageLexer.STATIC, LanguageLexer.CONST -> elses = 0;
      case LanguageLexer.ELSE -> elses++;
      case LanguageLexer.MINUS, LanguageLexer.PLUS, LanguageLexer.NOT -> {
        prefix = true;
        prefixes++;
      }
      default -> {}
    }
    if (!prefix) {
      prefixes = 0;
    }
    if (brackets > NESTING || prefixes > NESTING || pending > NESTING || elses > 4 * NESTING) {
      throw new Refusal(
          token,
          "this is nested more than " + NESTING + " deep; name parts of it and use the names");
    }
  }

  private static void unknown(Token token) {
    String why =
        switch (token.getType()) {
          case LanguageLexer.OPEN_COMMENT -> "this comment is never closed; expected '*/' after it";
          case LanguageLexer.WHILE, LanguageLexer.DO ->
              "'%s' may run for ever; write for (int i = 0; i < N; i++) with a whole number N"
                  .formatted(token.getText());
          case LanguageLexer.BREAK, LanguageLexer.CONTINUE, LanguageLexer.GOTO ->
              "there is no '%s'; a loop runs to its end, and an if inside it may skip the work"
                  .formatted(token.getText());
          case LanguageLexer.SWITCH -> "there is no 'switch'; write if and else";
          case LanguageLexer.UNKNOWN ->
              Wording.quoted(token) + " is not part of the language" + hint(token.getText());
          default -> "";
        };
    if (!why.isEmpty()) {
      throw new Refusal(token, why);
    }
  }

  private static String hint(String character) {
    return switch (character) {
      case "#" -> "; there is no #define or #include: write const double NAME = value;";
      case "&" -> "; there are no pointers, and 'and' is written &&";
      case "|" -> "; 'or' is written ||";
      case "\"", "'" -> "; there are no texts in it, only numbers";
      default -> "";
    };
  }
}
