package org.drumlin.client.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the hub's computer can compute with, beside its processor.
 *
 * @param devices of OpenCL
 * @param troubles why there is none, or not another; sentences for a person
 */
public record HubDevices(List<Device> devices, List<String> troubles) {
  public HubDevices {
    devices = List.copyOf(devices);
    troubles = List.copyOf(troubles);
  }

  /**
   * A device.
   *
   * @param number {@code opencl:NUMBER} asks for it
   */
  public record Device(int number, String name, String platform) {}

  static HubDevices fromJson(JsonNode node) {
    var devices = new ArrayList<Device>();
    for (JsonNode d : node.path("devices")) {
      devices.add(
          new Device(
              d.path("number").asInt(devices.size()),
              d.path("name").asText(""),
              d.path("platform").asText("")));
    }
    var troubles = new ArrayList<String>();
    node.path("troubles").forEach(t -> troubles.add(t.asText()));
    return new HubDevices(devices, troubles);
  }
}
