package org.drumlin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * The OpenCL devices of this computer, and what stands in the way where there are none. A broken
 * driver may end the process or never return: only a process that may die asks.
 *
 * @param devices in the order of the platforms
 * @param troubles what was found wrong, a sentence each; for a person
 */
public record Devices(List<OpenClDevice> devices, List<String> troubles) {
  /** Nothing was said by the driver. */
  private static final String NO_LIBRARY =
      "no OpenCL library is installed: install the graphics card's driver (on Debian also the"
          + " package ocl-icd-libopencl1)";

  private static final String NO_PLATFORM =
      "the OpenCL library is there, but no driver has registered with it: install the driver of the"
          + " graphics card (on Debian nvidia-opencl-icd, mesa-opencl-icd, intel-opencl-icd or, for"
          + " the processor, pocl-opencl-icd)";

  public Devices {
    devices = List.copyOf(devices);
    troubles = List.copyOf(troubles);
  }

  /** A device with the driver's handles. */
  record Handle(OpenClDevice device, cl_platform_id platform, cl_device_id id) {}

  /** Asks the drivers. */
  public static Devices list() {
    List<String> troubles = new ArrayList<>();
    List<OpenClDevice> devices = handles(troubles).stream().map(Handle::device).toList();
    return new Devices(devices, troubles);
  }

  /** The device of that number or name; without one the first GPU, else the first there is. */
  public Optional<OpenClDevice> find(Optional<String> wanted) {
    if (wanted.isPresent()) {
      return devices.stream().filter(d -> d.named(wanted.orElseThrow())).findFirst();
    }
    return devices.stream()
        .filter(d -> d.kind() != OpenClDevice.Kind.CPU)
        .findFirst()
        .or(() -> devices.stream().findFirst());
  }

  static List<Handle> handles(List<String> troubles) {
    List<Handle> found = new ArrayList<>();
    try {
      // A library's copy of its own: two runners that start together share no half-written file.
      System.setProperty("uniqueLibraryNames", "true");
      CL.setExceptionsEnabled(true);
      for (cl_platform_id platform : platforms()) {
        String name = text(platform, CL.CL_PLATFORM_NAME);
        try {
          for (cl_device_id id : devices(platform)) {
            found.add(new Handle(describe(found.size(), name, id), platform, id));
          }
        } catch (CLException e) {
          troubles.add("the driver " + name + " offers no device (" + OpenClErrors.name(e) + ")");
        }
      }
    } catch (CLException e) {
      boolean none = OpenClErrors.name(e).equals("CL_PLATFORM_NOT_FOUND_KHR");
      troubles.add(none ? NO_PLATFORM : "OpenCL failed: " + OpenClErrors.name(e));
    } catch (LinkageError e) {
      troubles.add(NO_LIBRARY);
    }
    if (found.isEmpty() && troubles.isEmpty()) {
      troubles.add(NO_PLATFORM);
    }
    return found;
  }

  private static cl_platform_id[] platforms() {
    int[] count = new int[1];
    CL.clGetPlatformIDs(0, null, count);
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    if (count[0] > 0) {
      CL.clGetPlatformIDs(count[0], platforms, null);
    }
    return platforms;
  }

  private static cl_device_id[] devices(cl_platform_id platform) {
    int[] count = new int[1];
    CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
    cl_device_id[] devices = new cl_device_id[count[0]];
    CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, count[0], devices, null);
    return devices;
  }

  private static OpenClDevice describe(int number, String platform, cl_device_id id) {
    long type = number(id, CL.CL_DEVICE_TYPE);
    OpenClDevice.Kind kind =
        (type & CL.CL_DEVICE_TYPE_GPU) != 0
            ? OpenClDevice.Kind.GPU
            : (type & CL.CL_DEVICE_TYPE_CPU) != 0
                ? OpenClDevice.Kind.CPU
                : OpenClDevice.Kind.ACCELERATOR;
    return new OpenClDevice(
        number,
        text(id, CL.CL_DEVICE_NAME),
        platform,
        text(id, CL.CL_DEVICE_VENDOR),
        text(id, CL.CL_DRIVER_VERSION),
        kind,
        List.of(text(id, CL.CL_DEVICE_EXTENSIONS).split(" ")).contains("cl_khr_fp64"),
        number(id, CL.CL_DEVICE_GLOBAL_MEM_SIZE),
        number(id, CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE),
        (int) number(id, CL.CL_DEVICE_MAX_COMPUTE_UNITS),
        (int) number(id, CL.CL_DEVICE_MAX_CLOCK_FREQUENCY));
  }

  private static long number(cl_device_id id, int what) {
    long[] value = new long[1];
    CL.clGetDeviceInfo(id, what, Sizeof.cl_ulong, Pointer.to(value), null);
    return value[0];
  }

  private static String text(cl_device_id id, int what) {
    long[] size = new long[1];
    CL.clGetDeviceInfo(id, what, 0, null, size);
    byte[] bytes = new byte[(int) size[0]];
    CL.clGetDeviceInfo(id, what, bytes.length, Pointer.to(bytes), null);
    return OpenClErrors.text(bytes);
  }

  private static String text(cl_platform_id id, int what) {
    long[] size = new long[1];
    CL.clGetPlatformInfo(id, what, 0, null, size);
    byte[] bytes = new byte[(int) size[0]];
    CL.clGetPlatformInfo(id, what, bytes.length, Pointer.to(bytes), null);
    return OpenClErrors.text(bytes);
  }
}
