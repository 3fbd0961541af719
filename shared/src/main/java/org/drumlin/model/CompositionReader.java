package org.drumlin.model;

import java.util.ArrayList;
import java.util.List;
import org.drumlin.kernel.ModelException;

/**
 * Reads a composition. As in sasmodels, {@code @} binds closest, then {@code *}, then {@code +};
 * brackets, which sasmodels has not, serve for {@code (A+B)*C}.
 */
final class CompositionReader {
  /** The most parts, each with a letter of its own. */
  static final int MOST_PARTS = 12;

  /** How a formula is told from a composition, for those who forgot. */
  static final String FORMULA = "a formula begins with 'y ='";

  private static final int DEEPEST = 12;
  private static final int LONGEST = 2_000;

  private final String text;
  private int next;
  private int depth;
  private int parts;

  private CompositionReader(String text) {
    this.text = text;
  }

  /**
   * @throws ModelException with the column of the first mistake
   */
  static Composition read(String text) throws ModelException {
    if (text.length() > LONGEST) {
      throw new ModelException(
          "this combination of models has %,d characters; at most %,d are read"
              .formatted(text.length(), LONGEST));
    }
    CompositionReader reader = new CompositionReader(text);
    Composition all = reader.mixture(false);
    if (reader.peek() != 0) {
      throw reader.expected("one of + * @ or the end");
    }
    return all;
  }

  private Composition mixture(boolean product) throws ModelException {
    List<Composition> all = new ArrayList<>();
    do {
      Composition part = product ? interaction() : mixture(true);
      if (part instanceof Composition.Mixture inner && inner.product() == product) {
        all.addAll(inner.parts());
      } else {
        all.add(part);
      }
    } while (take(product ? '*' : '+'));
    return all.size() == 1 ? all.getFirst() : new Composition.Mixture(product, all);
  }

  private Composition interaction() throws ModelException {
    Composition form = atom();
    if (!take('@')) {
      return form;
    }
    Composition structure = atom();
    parts--;
    if (peek() == '@') {
      throw new ModelException(
          "column %d: only one structure factor can stand behind a particle".formatted(next + 1));
    }
    if (form instanceof Composition.Named p && structure instanceof Composition.Named s) {
      return new Composition.Interaction(p, s);
    }
    throw new ModelException(
        "on either side of @ stands one name, such as sphere@hardsphere; for a sum write"
            + " A@S+B@S, each part with a structure factor of its own");
  }

  private Composition atom() throws ModelException {
    if (!take('(')) {
      return name();
    }
    if (++depth > DEEPEST) {
      throw new ModelException("the brackets are nested too deeply");
    }
    Composition inner = mixture(false);
    if (!take(')')) {
      throw expected("')'");
    }
    depth--;
    return inner;
  }

  private Composition.Named name() throws ModelException {
    peek();
    int from = next;
    while (next < text.length() && partOfName(text.charAt(next))) {
      next++;
    }
    if (from == next || Character.isDigit(text.charAt(from))) {
      next = from;
      throw expected("a model's name");
    }
    if (++parts > MOST_PARTS) {
      throw new ModelException("more than %d models are combined".formatted(MOST_PARTS));
    }
    return new Composition.Named(text.substring(from, next));
  }

  private static boolean partOfName(char c) {
    return c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }

  /** The next character that is no blank; 0 at the end. */
  private char peek() {
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() ? text.charAt(next) : 0;
  }

  private boolean take(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    next++;
    return true;
  }

  private ModelException expected(String what) {
    char found = peek();
    return new ModelException(
        "column %d: expected %s, found %s (models are combined by + * @; %s)"
            .formatted(next + 1, what, found == 0 ? "the end" : "'" + found + "'", FORMULA));
  }
}
