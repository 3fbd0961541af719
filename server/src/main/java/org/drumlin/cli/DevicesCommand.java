package org.drumlin.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.drumlin.job.DeviceReport;
import org.drumlin.job.Json;
import org.drumlin.runner.DeviceProbe;
import org.drumlin.runner.RunnerCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drumlin devices}: what can compute here, why something cannot, and how fast each is. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    versionProvider = DrumlinCli.Versions.class,
    description = {
      "Lists the devices that can compute fits, tries each for a second, and says what stands in",
      "the way of others. The number is what --engine opencl:NUMBER takes."
    })
final class DevicesCommand implements Callable<Integer> {
  private static final String JVM = "jvm";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--no-speed", description = "List only.")
  private boolean noSpeed;

  @Spec private @Nullable CommandSpec spec;

  DevicesCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    DeviceProbe probe = new DeviceProbe(RunnerCommand.standard());
    DeviceReport report = probe.list();
    List<ObjectNode> speeds = new ArrayList<>();
    if (!noSpeed) {
      speeds.add(probe.speed(JVM));
      for (DeviceReport.Device device : report.devices()) {
        speeds.add(probe.speed(Integer.toString(device.number())));
      }
    }
    print(json ? Json.line(object(report, speeds)) : text(report, speeds));
    return 0;
  }

  private static ObjectNode object(DeviceReport report, List<ObjectNode> speeds) {
    ObjectNode node = report.toJson();
    ArrayNode list = node.putArray("speeds");
    speeds.forEach(list::add);
    return node;
  }

  private static String text(DeviceReport report, List<ObjectNode> speeds) {
    TextTable table = new TextTable();
    table.row("engine", "device", "memory", "units", "precision", "cylinders a second", "driver");
    table.row(JVM, "this computer's processors", "", "", "double", speed(speeds, 0), "none needed");
    for (int i = 0; i < report.devices().size(); i++) {
      DeviceReport.Device device = report.devices().get(i);
      table.row(
          "opencl:" + device.number(),
          device.name() + " (" + device.kind() + ")",
          String.format(Locale.ROOT, "%.1f GiB", device.memory() / (double) (1L << 30)),
          Integer.toString(device.units()),
          device.precision(),
          speed(speeds, i + 1),
          device.platform() + " " + device.driver());
    }
    StringBuilder text = new StringBuilder(table.text());
    if (!speeds.isEmpty()) {
      text.append("Cylinders with 35 radii at 200 q, 64 at a time.\n");
    }
    for (int i = 0; i < speeds.size(); i++) {
      String trouble = speeds.get(i).path("trouble").asText("");
      if (!trouble.isEmpty()) {
        text.append(i == 0 ? JVM : "opencl:" + report.devices().get(i - 1).number())
            .append(": ")
            .append(trouble)
            .append('\n');
      }
    }
    report.troubles().forEach(trouble -> text.append("OpenCL: ").append(trouble).append('\n'));
    return text.toString().stripTrailing();
  }

  private static String speed(List<ObjectNode> speeds, int i) {
    if (i >= speeds.size()) {
      return "";
    }
    ObjectNode speed = speeds.get(i);
    return speed.has("trouble")
        ? "none: see below"
        : String.format(Locale.ROOT, "%.0f", speed.path("evaluations_per_second").asDouble());
  }

  private void print(String text) {
    if (spec != null) {
      spec.commandLine().getOut().println(text);
      spec.commandLine().getOut().flush();
    }
  }
}
