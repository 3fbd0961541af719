package org.drumlin.client.builder;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A derived quantity or a constraint as its line shows it; what it stands for may change. */
final class RelationRow {
  private final int place;
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "");
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyBooleanWrapper broken = new ReadOnlyBooleanWrapper(this, "broken");

  /**
   * @param place in the document's list; as many as that has for a line that is being made
   */
  RelationRow(int place) {
    this.place = place;
  }

  int place() {
    return place;
  }

  /** What a derived quantity is called; empty for a constraint. */
  ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  /** Its expression. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** What it comes to at the values in the table: a number, or whether it holds. */
  ReadOnlyStringProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /** Whether it is a constraint that does not hold. */
  ReadOnlyBooleanProperty brokenProperty() {
    return broken.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void show(String called, String expression, String comesTo, boolean isBroken, String wrong) {
    name.set(called);
    text.set(expression);
    value.set(comesTo);
    broken.set(isBroken);
    problem.set(wrong);
  }

  void refuse(String why) {
    problem.set(why);
  }
}
