package org.drumlin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The q axis under some windows, laid out in panels. On each the theory is represented by the
 * polynomial through its values at Gauss nodes, whose integral with each window is known
 * beforehand; where the last Legendre coefficients of the values say that the polynomial does not
 * follow the theory, the panel is to be halved. Safe for any number of threads.
 */
final class Panels {
  static final int NODES = 16;
  static final double TOLERANCE = 1e-8;
  private static final int DEEPEST = 10;
  private static final double RATIO = 1.5;

  /** Factors kept, 64 MB of them; panels beyond are made each time they are needed. */
  private static final long MOST_KEPT = 8_000_000;

  private record Key(long low, long high) {}

  private final List<Window> windows;
  private final Legendre legendre;
  private final List<Panel> roots = new ArrayList<>();
  private final Map<Key, Panel> made = new ConcurrentHashMap<>();
  private final AtomicLong kept = new AtomicLong();

  /**
   * @param windows by rising lower end
   */
  Panels(List<Window> windows, GaussLegendre rules) {
    this.windows = windows;
    this.legendre = new Legendre(rules.full(NODES));
    layOut();
  }

  /** The panels to begin with. */
  List<Panel> roots() {
    return roots;
  }

  /** Whether the polynomial follows the theory, or the panel is as small as they get. */
  boolean follows(Panel panel, double[] values, int from) {
    return !canBeHalved(panel) || !(legendre.tail(values, from) > TOLERANCE);
  }

  static boolean canBeHalved(Panel panel) {
    return panel.depth() < DEEPEST;
  }

  /** What the last two Legendre coefficients take of each value, one after the other. */
  double[] tails() {
    return legendre.tails();
  }

  void addHalves(Panel panel, List<Panel> halves) {
    double middle = 0.5 * (panel.low() + panel.high());
    halves.add(panel(panel.low(), middle, panel.depth() + 1));
    halves.add(panel(middle, panel.high(), panel.depth() + 1));
  }

  /** Root panels over each stretch that windows cover without a gap. */
  private void layOut() {
    int i = 0;
    while (i < windows.size()) {
      double low = windows.get(i).low();
      double high = windows.get(i).high();
      double smallest = windows.get(i).centre();
      i++;
      while (i < windows.size() && windows.get(i).low() <= high) {
        high = Math.max(high, windows.get(i).high());
        smallest = Math.min(smallest, windows.get(i).centre());
        i++;
      }
      layOut(low, high, smallest);
    }
  }

  /** Panels that grow with q, but for the one that reaches q = 0. */
  private void layOut(double low, double high, double smallest) {
    double floor = low > 0 ? low : Math.max(smallest / 2, high * 1e-3);
    int count = (int) Math.max(1, Math.ceil(StrictMath.log(high / floor) / Math.log1p(RATIO - 1)));
    double[] edges = new double[count + 1];
    for (int k = 0; k <= count; k++) {
      edges[k] = floor * StrictMath.pow(high / floor, k / (double) count);
    }
    edges[0] = floor;
    edges[count] = high;
    if (low < floor) {
      roots.add(panel(low, floor, 0));
    }
    for (int k = 0; k < count; k++) {
      roots.add(panel(edges[k], edges[k + 1], 0));
    }
  }

  private Panel panel(double low, double high, int depth) {
    Key key = new Key(Double.doubleToRawLongBits(low), Double.doubleToRawLongBits(high));
    Panel known = made.get(key);
    if (known != null) {
      return known;
    }
    Panel panel = make(low, high, depth);
    long factors = (long) panel.weights().length * NODES;
    if (kept.addAndGet(factors) > MOST_KEPT) {
      kept.addAndGet(-factors);
      return panel;
    }
    Panel first = made.putIfAbsent(key, panel);
    if (first != null) {
      kept.addAndGet(-factors);
    }
    return first == null ? panel : first;
  }

  private Panel make(double low, double high, int depth) {
    double[] nodes = new double[NODES];
    for (int j = 0; j < NODES; j++) {
      nodes[j] = low + (high - low) * 0.5 * (1 + legendre.rule().x()[j]);
    }
    int first = windows.size();
    int last = -1;
    for (int k = 0; k < windows.size() && windows.get(k).low() < high; k++) {
      if (windows.get(k).high() > low) {
        first = Math.min(first, k);
        last = k;
      }
    }
    double[] @Nullable [] weights = new double[Math.max(0, last - first + 1)][];
    for (int k = first; k <= last; k++) {
      Window window = windows.get(k);
      double from = Math.max(low, window.low());
      double to = Math.min(high, window.high());
      if (from < to) {
        weights[k - first] = share(window, from, to, low, high, nodes);
      }
    }
    return new Panel(low, high, depth, nodes, first, weights);
  }

  /** What the window sees of each node's polynomial. */
  private double[] share(
      Window window, double from, double to, double low, double high, double[] nodes) {
    double[] share = new double[NODES];
    if (from == low && to == high && window.isSmooth(low, high)) {
      GaussLegendre.Rule rule = legendre.rule();
      for (int j = 0; j < NODES; j++) {
        share[j] = (high - low) * rule.weight()[j] * window.density(nodes[j]);
      }
      return share;
    }
    double middle = 0.5 * (low + high);
    double half = 0.5 * (high - low);
    window.integrate(from, to, (x, w) -> legendre.share((x - middle) / half, w, share));
    return share;
  }
}
