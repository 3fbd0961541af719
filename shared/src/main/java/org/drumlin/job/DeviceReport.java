package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the drivers of this computer offer for OpenCL.
 *
 * @param troubles what stands in the way of devices, a sentence each; for a person
 */
public record DeviceReport(List<Device> devices, List<String> troubles) {

  public DeviceReport {
    devices = List.copyOf(devices);
    troubles = List.copyOf(troubles);
  }

  /**
   * A device.
   *
   * @param number what {@code opencl:NUMBER} asks for
   * @param kind {@code gpu}, {@code cpu} or {@code accelerator}
   * @param precision {@code double}, or {@code single} where it has no double
   * @param memory bytes
   * @param clock MHz
   */
  public record Device(
      int number,
      String name,
      String platform,
      String vendor,
      String driver,
      String kind,
      String precision,
      long memory,
      int units,
      int clock) {

    /** Whether it is something else than the processor under another name. */
    public boolean separate() {
      return !kind.equals("cpu");
    }
  }

  /** Nothing but a reason. */
  public static DeviceReport none(String trouble) {
    return new DeviceReport(List.of(), List.of(trouble));
  }

  /** The object. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    ArrayNode list = node.putArray("devices");
    for (Device d : devices) {
      list.addObject()
          .put("number", d.number())
          .put("name", d.name())
          .put("platform", d.platform())
          .put("vendor", d.vendor())
          .put("driver", d.driver())
          .put("kind", d.kind())
          .put("precision", d.precision())
          .put("memory", d.memory())
          .put("units", d.units())
          .put("clock_mhz", d.clock());
    }
    ArrayNode reasons = node.putArray("troubles");
    troubles.forEach(reasons::add);
    return node;
  }

  /**
   * Reads such an object.
   *
   * @throws IOException when it is not one
   */
  public static DeviceReport fromJson(ObjectNode node) throws IOException {
    if (!node.path("devices").isArray()) {
      throw new IOException("a list of devices has no devices");
    }
    List<Device> devices = new ArrayList<>();
    for (JsonNode d : node.path("devices")) {
      devices.add(
          new Device(
              d.path("number").asInt(),
              Json.text(d, "name"),
              Json.text(d, "platform"),
              Json.text(d, "vendor"),
              Json.text(d, "driver"),
              Json.text(d, "kind"),
              Json.text(d, "precision"),
              d.path("memory").asLong(),
              d.path("units").asInt(),
              d.path("clock_mhz").asInt()));
    }
    List<String> troubles = new ArrayList<>();
    node.path("troubles").forEach(t -> troubles.add(t.asText()));
    return new DeviceReport(devices, troubles);
  }
}
