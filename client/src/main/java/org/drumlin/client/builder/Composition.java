package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model's text as its terms: {@code sphere@hardsphere + power_law} has two. A catalogue name is
 * one term; so is what is only edited as a text: a formula, a composition with brackets.
 */
record Composition(List<Term> terms) {
  private static final String JOINERS = "+*";

  /**
   * A form with what it may be multiplied by.
   *
   * @param joiner what stands before it, + or *; a space before the first
   * @param structure its structure factor; empty for none
   */
  record Term(char joiner, String form, String structure) {
    private String text() {
      return (joiner == ' ' ? "" : joiner) + form + (structure.isEmpty() ? "" : "@" + structure);
    }
  }

  Composition {
    terms = List.copyOf(terms);
  }

  /** The terms of a text; an empty text has none. */
  static Composition parse(String text) {
    if (text.isBlank()) {
      return new Composition(List.of());
    }
    if (ParameterEdits.isFormula(text) || text.indexOf('(') >= 0) {
      return new Composition(List.of(new Term(' ', text.strip(), "")));
    }
    var terms = new ArrayList<Term>();
    char joiner = ' ';
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || JOINERS.indexOf(text.charAt(i)) >= 0) {
        String[] pair = text.substring(from, i).split("@", 2);
        terms.add(new Term(joiner, pair[0].strip(), pair.length > 1 ? pair[1].strip() : ""));
        joiner = i == text.length() ? ' ' : text.charAt(i);
        from = i + 1;
      }
    }
    return new Composition(terms);
  }

  /** As a document writes it. */
  String text() {
    return terms.stream().map(Term::text).collect(Collectors.joining());
  }

  boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Whether it is a formula or has brackets: nothing can be joined to it from here. */
  boolean isText() {
    return terms.size() == 1 && isText(terms.getFirst().form());
  }

  /** Whether a text is more than one name. */
  static boolean isText(String text) {
    return text.chars().anyMatch(c -> "=+*@()".indexOf(c) >= 0);
  }

  /** Whether a term can be joined so: sums and products are not mixed from here. */
  boolean takes(char joiner) {
    return !isEmpty() && !isText() && terms.stream().skip(1).allMatch(t -> t.joiner() == joiner);
  }

  Composition withForm(int place, String form) {
    if (isEmpty() || isText() || isText(form)) {
      return parse(form);
    }
    var old = terms.get(place);
    return with(place, new Term(old.joiner(), form, old.structure()));
  }

  /**
   * The structure factor of a term.
   *
   * @param structure empty for none
   */
  Composition withStructure(int place, String structure) {
    var old = terms.get(place);
    return with(place, new Term(old.joiner(), old.form(), structure));
  }

  Composition and(char joiner, String form) {
    var all = new ArrayList<>(terms);
    all.add(new Term(joiner, form, ""));
    return new Composition(all);
  }

  Composition without(int place) {
    var all = new ArrayList<>(terms);
    all.remove(place);
    if (place == 0 && !all.isEmpty()) {
      var first = all.getFirst();
      all.set(0, new Term(' ', first.form(), first.structure()));
    }
    return new Composition(all);
  }

  /** How many pieces stand before a term. */
  int piecesBefore(int place) {
    return terms.stream().limit(place).mapToInt(Composition::pieces).sum();
  }

  static int pieces(Term term) {
    return term.structure().isEmpty() ? 1 : 2;
  }

  private Composition with(int place, Term term) {
    var all = new ArrayList<>(terms);
    all.set(place, term);
    return new Composition(all);
  }
}
