package org.drumlin.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runners that find other OpenCL drivers than this computer has, made for the test. */
final class Drivers {
  private static final String DRIVER =
      """
      #include <string.h>
      #include <unistd.h>
      static int platforms(unsigned n, void **found, unsigned *count) {
        %s
        return -1001;
      }
      int clIcdGetPlatformIDsKHR(unsigned n, void **found, unsigned *count) {
        return platforms(n, found, count);
      }
      int clGetPlatformIDs(unsigned n, void **found, unsigned *count) {
        return platforms(n, found, count);
      }
      int clGetPlatformInfo(void *p, unsigned what, unsigned long n, void *to, unsigned long *size) {
        return -30;
      }
      void *clGetExtensionFunctionAddress(const char *name) {
        return strcmp(name, "clIcdGetPlatformIDsKHR") == 0 ? (void *) clIcdGetPlatformIDsKHR : 0;
      }
      """;

  private final Path folder;

  Drivers(Path folder) {
    this.folder = folder;
  }

  /** The drivers that are installed. */
  RunnerCommand installed() throws IOException {
    return command("");
  }

  RunnerCommand none() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    return command("export OCL_ICD_VENDORS=" + empty);
  }

  /** A registered driver whose file is no library. */
  RunnerCommand broken() throws IOException {
    Path driver = Files.writeString(folder.resolve("libbroken.so"), "this is no library");
    return registered("broken", driver);
  }

  RunnerCommand crashing() throws IOException, InterruptedException {
    return registered("crashing", library("crashing", "*(volatile int *) 0 = 1;"));
  }

  RunnerCommand hanging() throws IOException, InterruptedException {
    return registered("hanging", library("hanging", "while (1) sleep(1);"));
  }

  /** The OpenCL library itself is broken, which is found as if it were missing. */
  RunnerCommand withoutLibrary() throws IOException {
    Path libraries = Files.createDirectories(folder.resolve("libraries"));
    for (String name : List.of("libOpenCL.so", "libOpenCL.so.1")) {
      Files.writeString(libraries.resolve(name), "this is no library");
    }
    return command("export LD_LIBRARY_PATH=" + libraries);
  }

  private RunnerCommand registered(String name, Path driver) throws IOException {
    Path vendors = Files.createDirectories(folder.resolve(name + "-vendors"));
    Files.writeString(vendors.resolve(name + ".icd"), driver + "\n");
    return command("export OCL_ICD_VENDORS=" + vendors);
  }

  private Path library(String name, String body) throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve(name + ".c"), DRIVER.formatted(body));
    Path library = folder.resolve("lib" + name + ".so");
    Process gcc =
        new ProcessBuilder(
                "gcc", "-shared", "-fPIC", "-O0", "-o", library.toString(), source.toString())
            .inheritIO()
            .start();
    if (gcc.waitFor() != 0) {
      throw new AssertionError("gcc cannot build a driver for the test");
    }
    return library;
  }

  private RunnerCommand command(String environment) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path script = folder.resolve("java-" + Math.abs(environment.hashCode()));
    Files.writeString(
        script,
        "#!/bin/sh\nexport XDG_CACHE_HOME="
            + folder.resolve("cache")
            + "\n"
            + environment
            + "\nexec "
            + java
            + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new RunnerCommand(
        script,
        Path.of(System.getProperty(RunnerCommand.JAR_PROPERTY, "")),
        Optional.empty(),
        OptionalInt.empty());
  }
}
