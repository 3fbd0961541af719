package org.drumlin.fitter;

import java.io.BufferedWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The draws a sampler kept, generation by generation, in primitive arrays that grow by doubling.
 * Written by one thread.
 */
public final class Draws {
  private final List<String> names;
  private final int chains;
  private final int dimension;
  private final int first;
  private int generations;
  private int[] generation;
  private double[] values;
  private double[] nllf;

  Draws(List<String> names, int chains, int expectedGenerations) {
    this.names = List.copyOf(names);
    this.chains = chains;
    this.dimension = names.size();
    this.first = 0;
    int room = Math.max(1, expectedGenerations);
    this.generation = new int[room];
    this.nllf = new double[Math.multiplyExact(room, chains)];
    this.values = new double[Math.multiplyExact(nllf.length, dimension)];
  }

  /** The later rows of other draws, without a copy. */
  private Draws(Draws all, int first) {
    this.names = all.names;
    this.chains = all.chains;
    this.dimension = all.dimension;
    this.first = all.first + first;
    this.generations = all.generations - first;
    this.generation = all.generation;
    this.nllf = all.nllf;
    this.values = all.values;
  }

  /** The draws without their first rows, to be looked at only. */
  Draws from(int row) {
    return row == 0 ? this : new Draws(this, row);
  }

  /** The number of the generation that a row was drawn in, counted from the start. */
  int generation(int row) {
    return generation[first + row];
  }

  /** Full names of the parameters. */
  public List<String> names() {
    return names;
  }

  public int chains() {
    return chains;
  }

  /** Generations kept. */
  public int generations() {
    return generations;
  }

  /** All draws of all chains. */
  public int size() {
    return generations * chains;
  }

  double value(int row, int chain, int parameter) {
    return values[((first + row) * chains + chain) * dimension + parameter];
  }

  double nllf(int row, int chain) {
    return nllf[(first + row) * chains + chain];
  }

  /** Appends the state of every chain after a generation. */
  void add(int generationNumber, double[] population, double[] populationNllf) {
    if (generations == generation.length) {
      int room = Math.multiplyExact(generations, 2);
      generation = Arrays.copyOf(generation, room);
      nllf = Arrays.copyOf(nllf, Math.multiplyExact(room, chains));
      values = Arrays.copyOf(values, Math.multiplyExact(nllf.length, dimension));
    }
    generation[generations] = generationNumber;
    System.arraycopy(populationNllf, 0, nllf, generations * chains, chains);
    System.arraycopy(population, 0, values, generations * chains * dimension, chains * dimension);
    generations++;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(generations);
    for (int row = 0; row < generations; row++) {
      out.writeInt(generation[row]);
    }
    DoubleArrays.write(out, nllf, size());
    DoubleArrays.write(out, values, size() * dimension);
  }

  void restore(DataInput in) throws IOException {
    generations = in.readInt();
    int room = Math.max(1, generations);
    generation = new int[room];
    for (int row = 0; row < generations; row++) {
      generation[row] = in.readInt();
    }
    nllf = new double[Math.multiplyExact(room, chains)];
    values = new double[Math.multiplyExact(nllf.length, dimension)];
    DoubleArrays.read(in, nllf, size());
    DoubleArrays.read(in, values, size() * dimension);
  }

  /** Every draw of one parameter, generation by generation, each with its chains in order. */
  double[] column(int parameter) {
    double[] column = new double[size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[(first * chains + i) * dimension + parameter];
    }
    return column;
  }

  /**
   * Writes {@code chain,generation,nllf,<parameters>}, one row a draw, as gzip with no time in it:
   * the same draws give the same bytes. Leaves the stream open.
   */
  public void writeCsv(OutputStream out) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
    Writer text = new BufferedWriter(new OutputStreamWriter(gzip, StandardCharsets.UTF_8), 1 << 16);
    text.write("chain,generation,nllf");
    for (String name : names) {
      text.write(',');
      text.write(name);
    }
    text.write('\n');
    for (int row = 0; row < generations; row++) {
      for (int chain = 0; chain < chains; chain++) {
        writeRow(text, row, chain);
      }
    }
    text.flush();
    gzip.finish();
    gzip.flush();
  }

  private void writeRow(Writer text, int row, int chain) throws IOException {
    text.write(Integer.toString(chain));
    text.write(',');
    text.write(Integer.toString(generation(row)));
    text.write(',');
    text.write(Double.toString(nllf(row, chain)));
    for (int j = 0; j < dimension; j++) {
      text.write(',');
      text.write(Double.toString(value(row, chain, j)));
    }
    text.write('\n');
  }
}
