package org.drumlin.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says a syntax error the way a colleague would: what was expected, what stands there. */
final class Wording {
  private static final Set<Integer> VALUE =
      Set.of(
          LanguageLexer.NUMBER,
          LanguageLexer.NAME,
          LanguageLexer.LPAREN,
          LanguageLexer.MINUS,
          LanguageLexer.PLUS,
          LanguageLexer.NOT);
  private static final Set<Integer> STATEMENT =
      Set.of(
          LanguageLexer.LBRACE,
          LanguageLexer.CONST,
          LanguageLexer.DOUBLE,
          LanguageLexer.INT,
          LanguageLexer.IF,
          LanguageLexer.ELSE,
          LanguageLexer.FOR,
          LanguageLexer.RETURN,
          LanguageLexer.SINCOS,
          LanguageLexer.NAME);
  private static final Set<Integer> DEFINITION =
      Set.of(LanguageLexer.CONST, LanguageLexer.STATIC, LanguageLexer.DOUBLE, LanguageLexer.INT);
  private static final Set<Integer> OPERATOR =
      Set.of(
          LanguageLexer.PLUS,
          LanguageLexer.MINUS,
          LanguageLexer.TIMES,
          LanguageLexer.OVER,
          LanguageLexer.PERCENT,
          LanguageLexer.POWER,
          LanguageLexer.CARET,
          LanguageLexer.LESS,
          LanguageLexer.LESS_EQUAL,
          LanguageLexer.GREATER,
          LanguageLexer.GREATER_EQUAL,
          LanguageLexer.EQUAL,
          LanguageLexer.NOT_EQUAL,
          LanguageLexer.AND,
          LanguageLexer.OR,
          LanguageLexer.QUESTION,
          LanguageLexer.DOT,
          LanguageLexer.LPAREN,
          LanguageLexer.LBRACKET);
  private static final Set<String> OTHER_TYPES =
      Set.of("float", "long", "short", "unsigned", "char", "void", "bool", "size_t", "half");

  private Wording() {}

  static String expected(
      IntervalSet expected, Token found, @Nullable Token before, boolean afterValue) {
    if (before != null && before.getType() == LanguageLexer.NAME) {
      if (OTHER_TYPES.contains(before.getText()) && found.getType() == LanguageLexer.NAME) {
        return "there is no type '" + before.getText() + "' here; write double (or int for a loop)";
      }
    }
    String what = list(expected.toList(), afterValue);
    if (before != null
        && before.getType() == LanguageLexer.NUMBER
        && found.getType() == LanguageLexer.NAME) {
      what += " (a product is written with *)";
    }
    return "expected " + what + ", found " + quoted(found);
  }

  static String quoted(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end of the text";
    }
    String text = token.getText();
    if (text.length() == 1 && (Character.isISOControl(text.charAt(0)) || text.charAt(0) > 0x7e)) {
      return "the character U+%04X".formatted((int) text.charAt(0));
    }
    return "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
  }

  private static String list(List<Integer> tokens, boolean afterValue) {
    List<Integer> left = new ArrayList<>(tokens);
    List<String> words = new ArrayList<>();
    if (left.contains(LanguageLexer.RETURN)) {
      words.add("a statement");
      left.removeAll(STATEMENT);
    } else if (left.contains(LanguageLexer.STATIC)) {
      words.add("a function or a constant");
      left.removeAll(DEFINITION);
    } else if (left.contains(LanguageLexer.NUMBER)) {
      words.add("a value");
      left.removeAll(VALUE);
    } else if (afterValue) {
      words.add("an operator");
      left.removeAll(OPERATOR);
    }
    for (int token : left) {
      words.add(word(token));
    }
    if (words.size() < 2) {
      return words.isEmpty() ? "something else" : words.getFirst();
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  private static String word(int token) {
    return switch (token) {
      case Token.EOF -> "the end";
      case LanguageLexer.NAME -> "a name";
      case LanguageLexer.NUMBER -> "a number";
      case LanguageLexer.CONST -> "'const'";
      default -> {
        String literal = LanguageLexer.VOCABULARY.getLiteralName(token);
        yield literal == null ? LanguageLexer.VOCABULARY.getDisplayName(token) : literal;
      }
    };
  }
}
