package org.drumlin.http;

import org.drumlin.job.DeviceReport;

/** Knows the devices of this computer. */
@FunctionalInterface
public interface DeviceSource {
  /**
   * @param fresh ask the drivers again instead of remembering
   */
  DeviceReport devices(boolean fresh) throws InterruptedException;
}
