package org.drumlin.fit;

/** A closed interval with low at most high; either end may be infinite. */
public record Range(double low, double high) {
  public boolean contains(double x) {
    return x >= low && x <= high;
  }
}
