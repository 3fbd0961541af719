package org.drumlin.kernel;

import java.util.List;

/** A constant table of a model. */
public record Table(String name, List<Double> values, Position at) {
  public Table {
    values = List.copyOf(values);
  }
}
