package org.drumlin.app;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.drumlin.metrics.ServerMetrics;
import org.drumlin.store.Claim;
import org.drumlin.store.JobStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that is timed, every operation by its name: a proxy, since there is nothing else to it.
 */
final class MeasuredStore implements InvocationHandler {
  /** What waits by itself, or is none of a job's business. */
  private static final Set<String> UNTIMED =
      Set.of("awaitEvents", "close", "toString", "hashCode", "equals");

  private static final double NANO = 1e-9;
  private static final double MILLI = 1e-3;

  private final JobStore store;
  private final ServerMetrics metrics;

  private MeasuredStore(JobStore store, ServerMetrics metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  static JobStore of(JobStore store, ServerMetrics metrics) {
    return (JobStore)
        Proxy.newProxyInstance(
            JobStore.class.getClassLoader(),
            new Class<?>[] {JobStore.class},
            new MeasuredStore(store, metrics));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] words)
      throws Throwable {
    long began = System.nanoTime();
    try {
      Object answer = method.invoke(store, words);
      if (method.getName().equals("claim")) {
        waited(answer);
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    } finally {
      if (!UNTIMED.contains(method.getName())) {
        metrics.store(method.getName(), NANO * (System.nanoTime() - began));
      }
    }
  }

  private void waited(@Nullable Object answer) {
    if (answer instanceof Optional<?> found
        && found.orElse(null) instanceof Claim claim
        && claim.job().attempt() == 1) {
      Duration wait = Duration.between(claim.job().created(), Instant.now());
      metrics.waited(Math.max(0, MILLI * wait.toMillis()));
    }
  }
}
