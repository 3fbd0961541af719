package org.drumlin.data;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The numbers of one HDF5 data set, checked before memory is taken for them. */
final class HdfColumn {
  private static final int MOST_POINTS = 1_000_000;
  private static final int MOST_BYTES_A_CHUNK = 64_000_000;
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int CHECKSUM = 3;

  private final DataSource source;
  private final Dataset dataset;

  HdfColumn(DataSource source, Dataset dataset) {
    this.source = source;
    this.dataset = dataset;
  }

  /** How many of its dimensions have more than one place. */
  int rank() {
    return (int) LongStream.of(dataset.getDimensionsAsLong()).filter(d -> d != 1).count();
  }

  /** The numbers in the order of the file. */
  double[] numbers() throws DataException {
    long size = dataset.getSize();
    if (size > MOST_POINTS) {
      throw error("has " + size + " points; a curve has at most " + MOST_POINTS);
    }
    if (size < 1 || dataset.isEmpty()) {
      throw error("is empty");
    }
    Class<?> type = dataset.getJavaType();
    boolean number =
        type.isPrimitive() && type != boolean.class && type != char.class
            || Number.class.isAssignableFrom(type);
    if (!number || dataset.isVariableLength() || dataset.isCompound()) {
      throw error("does not hold numbers");
    }
    if (dataset instanceof ChunkedDataset chunked) {
      check(chunked);
    }
    Object flat = dataset.getDataFlat();
    if (!flat.getClass().isArray()) {
      return new double[] {((Number) flat).doubleValue()};
    }
    double[] numbers = new double[Array.getLength(flat)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ((Number) Array.get(flat, i)).doubleValue();
    }
    return numbers;
  }

  /** A chunk may unpack to far more than it says; so it is unpacked once and only counted. */
  private void check(ChunkedDataset chunked) throws DataException {
    int[] sizes = chunked.getChunkDimensions();
    long bytes = chunked.getDataType().getSize();
    for (int size : sizes) {
      bytes *= Math.max(1, size);
      if (bytes > MOST_BYTES_A_CHUNK) {
        throw error("is stored in pieces too large for a curve");
      }
    }
    List<PipelineFilterWithData> filters = chunked.getFilters();
    for (PipelineFilterWithData filter : filters) {
      if (!Set.of(DEFLATE, SHUFFLE, CHECKSUM).contains(filter.getId())) {
        throw error(
            "is packed with " + filter.getName() + "; write the file with gzip or unpacked");
      }
    }
    long packings = filters.stream().filter(f -> f.getId() == DEFLATE).count();
    if (packings == 0) {
      return;
    }
    if (packings > 1) {
      throw error("is packed twice; write the file with gzip or unpacked");
    }
    int[] at = new int[sizes.length];
    do {
      unpack(chunked.getRawChunkBuffer(at), bytes);
    } while (next(at, sizes, chunked.getDimensions()));
  }

  private static boolean next(int[] at, int[] sizes, int[] dimensions) {
    for (int d = at.length - 1; d >= 0; d--) {
      at[d] += Math.max(1, sizes[d]);
      if (at[d] < dimensions[d]) {
        return true;
      }
      at[d] = 0;
    }
    return false;
  }

  private void unpack(ByteBuffer packed, long most) throws DataException {
    byte[] sink = new byte[8192];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      long count = 0;
      while (!inflater.finished()) {
        int some = inflater.inflate(sink);
        count += some;
        // a checksum of four bytes may be packed with it
        if (some == 0 || count > most + 4) {
          throw error("is damaged: a piece of it does not unpack");
        }
      }
    } catch (DataFormatException e) {
      throw error("is damaged: a piece of it does not unpack");
    }
  }

  private DataException error(String problem) {
    return source.error(dataset.getPath() + " " + problem);
  }
}
