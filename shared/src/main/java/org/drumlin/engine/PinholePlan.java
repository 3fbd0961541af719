package org.drumlin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Gaussian resolution cut at +-sqrt(2 ln 1000) sigma and at q = 0, renormalised. The q axis under
 * the data's windows is laid out in panels; on each the theory is represented by the polynomial
 * through its values at Gauss nodes, whose integral with each point's Gaussian is known beforehand.
 * Where the last Legendre coefficients of the values say that the polynomial does not yet follow
 * the theory, the panel is halved, parameter set by parameter set: so the result depends on the
 * parameters alone.
 */
final class PinholePlan implements Plan {
  /** Where the Gaussian is cut, in sigma. */
  static final double REACH = 3.7169221888498383;

  private static final double TOLERANCE = 1e-8;
  private static final int DEEPEST = 10;
  private static final int NODES = 16;
  private static final double RATIO = 1.5;

  /** What is computed at the data's own q. */
  private record Sharp(int point, double q) {}

  private record Key(long low, long high) {}

  private final double[] q;
  private final double[] sigma;
  private final double[] norm;
  private final int[] order;
  private final GaussLegendre rules;
  private final Legendre legendre;
  private final List<Sharp> sharp = new ArrayList<>();
  private final List<Panel> roots = new ArrayList<>();
  private final Map<Key, Panel> made = new ConcurrentHashMap<>();

  PinholePlan(double[] q, double[] sigma, GaussLegendre rules) {
    this.q = q.clone();
    this.sigma = sigma.clone();
    this.rules = rules;
    this.legendre = new Legendre(rules.full(NODES));
    this.norm = new double[q.length];
    List<Integer> blurred = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      if (sigma[i] > 0 && high(i) > 0) {
        blurred.add(i);
        norm[i] = mass(i, low(i), high(i), null);
      } else {
        sharp.add(new Sharp(i, q[i]));
      }
    }
    this.order =
        blurred.stream()
            .sorted(Comparator.<Integer>comparingDouble(this::low))
            .mapToInt(Integer::intValue)
            .toArray();
    layOut();
  }

  private double low(int point) {
    return Math.max(0, q[point] - REACH * sigma[point]);
  }

  private double high(int point) {
    return q[point] + REACH * sigma[point];
  }

  /** Root panels over each stretch that windows cover without a gap. */
  private void layOut() {
    int i = 0;
    while (i < order.length) {
      double low = low(order[i]);
      double high = high(order[i]);
      double smallest = q[order[i]];
      i++;
      while (i < order.length && low(order[i]) <= high) {
        high = Math.max(high, high(order[i]));
        smallest = Math.min(smallest, Math.abs(q[order[i]]));
        i++;
      }
      double floor = low > 0 ? low : Math.max(Math.abs(smallest) / 2, high * 1e-3);
      int count =
          (int) Math.max(1, Math.ceil(StrictMath.log(high / floor) / Math.log1p(RATIO - 1)));
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
  }

  private Panel panel(double low, double high, int depth) {
    Key key = new Key(Double.doubleToRawLongBits(low), Double.doubleToRawLongBits(high));
    return made.computeIfAbsent(key, k -> make(low, high, depth));
  }

  private Panel make(double low, double high, int depth) {
    double[] nodes = new double[NODES];
    for (int j = 0; j < NODES; j++) {
      nodes[j] = low + (high - low) * 0.5 * (1 + legendre.rule().x()[j]);
    }
    int first = order.length;
    int last = -1;
    for (int k = 0; k < order.length; k++) {
      if (low(order[k]) < high && high(order[k]) > low) {
        first = Math.min(first, k);
        last = k;
      }
    }
    double[][] weights = new double[Math.max(0, last - first + 1)][NODES];
    for (int k = first; k <= last; k++) {
      int point = order[k];
      double from = Math.max(low, low(point));
      double to = Math.min(high, high(point));
      if (from < to) {
        double[] share = weights[k - first];
        mass(point, from, to, new Interpolant(low, high, share));
        for (int j = 0; j < NODES; j++) {
          share[j] /= norm[point];
        }
      }
    }
    return new Panel(low, high, depth, nodes, first, weights);
  }

  /** Adds each node's share of a weight that stands at some x. */
  private record Interpolant(double low, double high, double[] share) {}

  /** The integral of a point's Gaussian, but for a factor; shared out when asked. */
  private double mass(
      int point, double from, double to, @org.jspecify.annotations.Nullable Interpolant into) {
    int pieces = (int) Math.max(1, Math.ceil((to - from) / (2 * sigma[point])));
    GaussLegendre.Rule rule = rules.full(24);
    double half = (to - from) / (2 * pieces);
    double sum = 0;
    for (int i = 0; i < pieces * rule.size(); i++) {
      int piece = i / rule.size();
      double x = from + half * (2 * piece + 1 + rule.x()[i % rule.size()]);
      double t = (x - q[point]) / sigma[point];
      double w = half * rule.weight()[i % rule.size()] * Elementary.exp(-0.5 * t * t);
      sum += w;
      if (into != null) {
        double middle = 0.5 * (into.low() + into.high());
        legendre.share((x - middle) / (0.5 * (into.high() - into.low())), w, into.share());
      }
    }
    return sum;
  }

  @Override
  public int points() {
    return q.length;
  }

  @Override
  public void evaluate(Theory theory, double[] smeared, int from) {
    Arrays.fill(smeared, from, from + q.length, 0);
    if (!sharp.isEmpty()) {
      double[] at = sharp.stream().mapToDouble(Sharp::q).toArray();
      double[] values = new double[at.length];
      theory.at(at, values);
      IntStream.range(0, at.length).forEach(i -> smeared[from + sharp.get(i).point()] = values[i]);
    }
    List<Panel> open = roots;
    while (!open.isEmpty()) {
      open = pass(open, theory, smeared, from);
    }
  }

  /** Evaluates these panels and adds those that follow the theory; the halves of the others. */
  private List<Panel> pass(List<Panel> panels, Theory theory, double[] smeared, int from) {
    double[] at = new double[panels.size() * NODES];
    for (int p = 0; p < panels.size(); p++) {
      System.arraycopy(panels.get(p).nodes(), 0, at, p * NODES, NODES);
    }
    double[] values = new double[at.length];
    theory.at(at, values);
    List<Panel> halves = new ArrayList<>();
    for (int p = 0; p < panels.size(); p++) {
      Panel panel = panels.get(p);
      if (panel.depth() < DEEPEST && legendre.tail(values, p * NODES) > TOLERANCE) {
        double middle = 0.5 * (panel.low() + panel.high());
        halves.add(panel(panel.low(), middle, panel.depth() + 1));
        halves.add(panel(middle, panel.high(), panel.depth() + 1));
      } else {
        add(panel, values, p * NODES, smeared, from);
      }
    }
    return halves;
  }

  private void add(Panel panel, double[] values, int at, double[] smeared, int from) {
    for (int k = 0; k < panel.weights().length; k++) {
      double[] w = panel.weights()[k];
      double sum = 0;
      for (int j = 0; j < NODES; j++) {
        sum = Math.fma(w[j], values[at + j], sum);
      }
      smeared[from + order[panel.firstPoint() + k]] += sum;
    }
  }
}
