package org.drumlin.engine;

/**
 * What a result records of the engine.
 *
 * @param name {@code jvm}, {@code opencl}
 * @param device the processor, in words
 * @param precision {@code double} or {@code single}
 * @param detail such as the vector width, or why a slower path is used
 */
public record EngineInfo(String name, String device, String precision, int threads, String detail) {

  /** The same with something added to the detail. */
  public EngineInfo noting(String more) {
    return more.isEmpty()
        ? this
        : new EngineInfo(name, device, precision, threads, detail + "; " + more);
  }
}
