package org.drumlin.fitter;

/**
 * Random numbers that are a pure function of seed, stream, generation, chain and position: no state
 * is carried from one to the next, so neither threads nor the order of the work change them. The
 * generator is Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3", SC'11 (2011).
 */
final class CounterRandom {
  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final double TO_UNIT = 0x1p-53;

  private final int key0;
  private final int key1;
  private final int[] block = new int[4];
  private int used = 4;
  private int position;
  private int chain;
  private int generation;
  private int stream;

  CounterRandom(long seed) {
    this.key0 = (int) seed;
    this.key1 = (int) (seed >>> 32);
  }

  /** Goes to the first number of a stream for one chain in one generation. */
  void seek(int newStream, int newGeneration, int newChain) {
    stream = newStream;
    generation = newGeneration;
    chain = newChain;
    position = 0;
    used = 4;
  }

  /** 32 random bits. */
  int bits() {
    if (used == 4) {
      philox(position++, chain, generation, stream, key0, key1, block);
      used = 0;
    }
    return block[used++];
  }

  /** Uniform in the open interval from 0 to 1. */
  double uniform() {
    long high = bits() >>> 6;
    long low = bits() >>> 6;
    return ((high << 26 | low) + 0.5) * 0x1p-52;
  }

  /** Uniform from -1 to 1. */
  double signed() {
    long high = bits() >>> 5;
    long low = bits() >>> 6;
    return (high << 26 | low) * 2 * TO_UNIT - 1 + TO_UNIT;
  }

  /**
   * Uniform in 0 to n-1 (the multiply-shift of Lemire; its bias of n/2^32 does not matter here).
   */
  int below(int n) {
    return (int) ((bits() & 0xFFFFFFFFL) * n >>> 32);
  }

  /** Standard normal. */
  double normal() {
    return NormalDistribution.quantile(uniform());
  }

  /** Fills out with the four words of one counter value. */
  static void philox(int c0, int c1, int c2, int c3, int k0, int k1, int[] out) {
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = (c0 & 0xFFFFFFFFL) * (MULTIPLIER_0 & 0xFFFFFFFFL);
      long product1 = (c2 & 0xFFFFFFFFL) * (MULTIPLIER_1 & 0xFFFFFFFFL);
      c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
      c1 = (int) product1;
      c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
      c3 = (int) product0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
  }
}
