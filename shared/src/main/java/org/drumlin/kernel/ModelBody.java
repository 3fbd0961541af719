package org.drumlin.kernel;

/** Reads the body of a model file. */
public final class ModelBody {
  private ModelBody() {}

  /**
   * Parses and checks a body.
   *
   * @param text the body alone
   * @param firstLine the line of its file it begins with, from 1
   * @param signature what the header says of the model
   * @return a tree on which nothing is left to check
   * @throws ModelException at the first mistake
   */
  public static Program parse(String text, int firstLine, Signature signature)
      throws ModelException {
    try {
      LanguageParser.BodyContext body = Syntax.parse(text, firstLine, LanguageParser::body);
      return new BodyReader(signature).read(body);
    } catch (Refusal refusal) {
      throw refusal.exception();
    }
  }
}
