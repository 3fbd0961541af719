package org.drumlin.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;

/** An opened device: programs by their text, buffers, launches. For one thread at a time. */
final class OpenClSession implements AutoCloseable {
  /** Work items of a group: one size everywhere, for some drivers compile for each anew. */
  static final int GROUP = 64;

  private static final Duration CALL = Duration.ofSeconds(60);
  private static final Duration BUILD = Duration.ofMinutes(10);

  private final OpenClDevice device;
  private final Watchdog watchdog;
  private final cl_device_id id;
  private final cl_context context;
  private final cl_command_queue queue;
  private final Map<String, cl_program> programs = new HashMap<>();
  private final Map<String, cl_kernel> kernels = new HashMap<>();
  private final List<cl_mem> buffers = new ArrayList<>();
  private Duration limit = CALL;
  private long taken;
  private long most;

  private OpenClSession(Devices.Handle handle, Watchdog watchdog) {
    this.device = handle.device();
    this.watchdog = watchdog;
    this.id = handle.id();
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, handle.platform());
    this.context = CL.clCreateContext(properties, 1, new cl_device_id[] {id}, null, null, null);
    this.queue = queue(context, id);
  }

  @SuppressWarnings("deprecation") // the newer call is missing in OpenCL 1.2 drivers
  private static cl_command_queue queue(cl_context context, cl_device_id id) {
    return CL.clCreateCommandQueue(context, id, 0, null);
  }

  /**
   * Opens a device of {@link Devices#list}.
   *
   * @throws OpenClException when it cannot be opened
   */
  static OpenClSession open(OpenClDevice device, Watchdog watchdog) throws OpenClException {
    try {
      List<Devices.Handle> handles =
          watchdog.within(CALL, "listing its devices", () -> Devices.handles(new ArrayList<>()));
      Devices.Handle handle =
          handles.stream()
              .filter(h -> h.device().equals(device))
              .findFirst()
              .orElseThrow(
                  () -> new OpenClException("the OpenCL device " + device.label() + " is gone"));
      return watchdog.within(
          CALL, "opening " + device.name(), () -> new OpenClSession(handle, watchdog));
    } catch (CLException e) {
      throw new OpenClException(
          "the OpenCL device "
              + device.label()
              + " cannot be opened ("
              + OpenClErrors.name(e)
              + ")",
          e);
    }
  }

  OpenClDevice device() {
    return device;
  }

  /** The most bytes that were in buffers at once. */
  long most() {
    return most;
  }

  /**
   * A kernel of a program, compiled when its text is new.
   *
   * @throws OpenClException with the compiler's words
   */
  cl_kernel kernel(String text, String options, String name) throws OpenClException {
    try {
      return watchdog.within(
          BUILD,
          "compiling a model",
          () -> kernels.computeIfAbsent(name + options + text, k -> create(text, options, name)));
    } catch (CLException e) {
      throw new OpenClException(
          "the OpenCL compiler of " + device.name() + " refused the model: " + OpenClErrors.log(e),
          e);
    }
  }

  private cl_kernel create(String text, String options, String name) {
    cl_program program = programs.computeIfAbsent(options + text, t -> build(text, options));
    return CL.clCreateKernel(program, name, null);
  }

  private cl_program build(String text, String options) {
    cl_program program = CL.clCreateProgramWithSource(context, 1, new String[] {text}, null, null);
    CL.clBuildProgram(program, 1, new cl_device_id[] {id}, options, null, null);
    return program;
  }

  /** How long a call may take from now on before the driver counts as hung. */
  void patience(Duration patience) {
    limit = patience;
  }

  /** A buffer of that many bytes, at least a few. */
  cl_mem allocate(long bytes) {
    cl_mem made =
        within(
            "making room",
            () ->
                CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, Math.max(16, bytes), null, null));
    buffers.add(made);
    taken += bytes;
    most = Math.max(most, taken);
    return made;
  }

  void free(cl_mem buffer, long bytes) {
    CL.clReleaseMemObject(buffer);
    buffers.remove(buffer);
    taken -= bytes;
  }

  void write(cl_mem buffer, Pointer from, long bytes) {
    within(
        "taking data",
        () -> CL.clEnqueueWriteBuffer(queue, buffer, true, 0, bytes, from, 0, null, null));
  }

  /** Waits for what was launched. */
  void finish() {
    within("a computation", () -> CL.clFinish(queue));
  }

  /** Waits for what was launched and takes the result. */
  void read(cl_mem buffer, Pointer to, long bytes) {
    within(
        "a computation",
        () -> CL.clEnqueueReadBuffer(queue, buffer, true, 0, bytes, to, 0, null, null));
  }

  /** Puts a kernel with these arguments (buffers, or whole numbers) in the queue. */
  void launch(cl_kernel kernel, long items, long second, Object... arguments) {
    long[] all = {(items + GROUP - 1) / GROUP * GROUP, second};
    long[] group = {GROUP, 1};
    within(
        "starting a computation",
        () -> {
          for (int i = 0; i < arguments.length; i++) {
            argument(kernel, i, arguments[i]);
          }
          return CL.clEnqueueNDRangeKernel(queue, kernel, 2, null, all, group, 0, null, null);
        });
  }

  private static void argument(cl_kernel kernel, int index, Object argument) {
    if (argument instanceof Integer number) {
      CL.clSetKernelArg(kernel, index, Sizeof.cl_int, Pointer.to(new int[] {number}));
    } else {
      CL.clSetKernelArg(kernel, index, Sizeof.cl_mem, Pointer.to((cl_mem) argument));
    }
  }

  private <T> T within(String what, Supplier<T> call) {
    try {
      return watchdog.within(limit, what, call);
    } catch (CLException e) {
      throw new DeviceFailure(
          "the OpenCL device "
              + device.label()
              + " failed in "
              + what
              + " ("
              + OpenClErrors.name(e)
              + ")",
          e);
    }
  }

  @Override
  public void close() {
    buffers.forEach(CL::clReleaseMemObject);
    kernels.values().forEach(CL::clReleaseKernel);
    programs.values().forEach(CL::clReleaseProgram);
    CL.clReleaseCommandQueue(queue);
    CL.clReleaseContext(context);
  }
}
