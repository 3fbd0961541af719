package org.drumlin.engine;

/** The engine on this computer's processors. */
public final class JvmEngine implements Engine {
  private final int threads;

  private JvmEngine(int threads) {
    this.threads = threads;
  }

  /**
   * @param threads how many, the caller's included; at least 1
   */
  public static JvmEngine create(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads);
    }
    return new JvmEngine(threads);
  }

  @Override
  public EngineInfo info() {
    return new EngineInfo("jvm", System.getProperty("os.arch", ""), "double", threads, "");
  }

  @Override
  public Curve compile(CurveSpec spec) {
    throw new UnsupportedOperationException("the tape is on its way");
  }

  @Override
  public void close() {}
}
