package org.drumlin.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * The bytes of an HDF5 file as a channel that ends once far more has been read of it than any
 * honest file needs: so addresses that lead in a circle cannot keep a reader going.
 */
final class HdfBytes extends FileChannel {
  /** What a read costs at least. */
  private static final int LEAST = 512;

  private final ByteBuffer bytes;
  private long position;
  private long budget;

  HdfBytes(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    this.budget = (64L << 20) + 64L * bytes.length;
  }

  @Override
  public int read(ByteBuffer target, long from) throws IOException {
    if (from < 0) {
      throw new IOException("an address below 0");
    }
    if (from >= bytes.capacity()) {
      return -1;
    }
    int count = (int) Math.min(target.remaining(), bytes.capacity() - from);
    budget -= Math.max(LEAST, count);
    if (budget < 0) {
      throw new IOException("its addresses lead in a circle");
    }
    target.put(bytes.slice((int) from, count));
    return count;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int count = read(target, position);
    position += Math.max(0, count);
    return count;
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    long sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += Math.max(0, read(targets[i]));
    }
    return sum;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public FileChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return bytes.capacity();
  }

  /** There is no file to map; whoever asks then reads. */
  @Override
  public MappedByteBuffer map(MapMode mode, long from, long size) {
    throw new UnsupportedOperationException("map");
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException("write");
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException("write");
  }

  @Override
  public int write(ByteBuffer source, long at) {
    throw new UnsupportedOperationException("write");
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException("truncate");
  }

  @Override
  public void force(boolean metaData) {}

  @Override
  public long transferTo(long from, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException("transferTo");
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long from, long count) {
    throw new UnsupportedOperationException("transferFrom");
  }

  @Override
  public FileLock lock(long from, long size, boolean shared) {
    throw new UnsupportedOperationException("lock");
  }

  @Override
  public FileLock tryLock(long from, long size, boolean shared) {
    throw new UnsupportedOperationException("tryLock");
  }

  @Override
  protected void implCloseChannel() {}
}
