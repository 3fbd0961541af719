package org.drumlin.engine;

import java.time.Duration;
import java.util.Optional;
import org.jocl.cl_kernel;

/** A program that runs a kernel no driver survives: for a process of its own. */
final class BadKernel {
  /** What the watchdog ends the process with. */
  static final int HUNG = 70;

  private static final String ENDLESS =
      """
      kernel void bad(const int n, global int *out) {
        volatile int i = 0;
        while (n > i) {
          out[0] = i;
        }
      }
      """;

  private static final String OUT_OF_BOUNDS =
      """
      kernel void bad(const int n, global int *out) {
        out[(long) n << 40] = 1;
      }
      """;

  private BadKernel() {}

  public static void main(String[] words) throws Exception {
    OpenClDevice device = Devices.list().find(Optional.empty()).orElseThrow();
    Watchdog watchdog =
        new Watchdog(why -> {
          System.out.println(why);
          Runtime.getRuntime().halt(HUNG);
        });
    OpenClSession session = OpenClSession.open(device, watchdog);
    String text = words[0].equals("endless") ? ENDLESS : OUT_OF_BOUNDS;
    cl_kernel kernel = session.kernel(text, "", "bad");
    OpenClMemory out = new OpenClMemory(session, true);
    session.patience(Duration.ofSeconds(2));
    session.launch(kernel, 1, 1, 7, out.room(8));
    out.take(new double[1], 0, 1);
    System.out.println("survived");
  }
}
