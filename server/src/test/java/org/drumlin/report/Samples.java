package org.drumlin.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results of the real shape: mono_gauss_coil on RT2 (lm, dream, running), and hard cases. */
final class Samples {
  static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  static ObjectNode read(String name) throws IOException {
    try (InputStream in = Samples.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IOException("no sample " + name);
      }
      return (ObjectNode) JSON.readTree(in);
    }
  }

  /** A job's folder with that result published. */
  static Path published(Path folder, String name) throws IOException {
    ObjectNode result = read(name);
    ObjectNode run = (ObjectNode) result.remove("run");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("job.json"), "{\"drumlin\":1,\"id\":\"a\"}");
    Files.writeString(folder.resolve("fit.json"), "{}");
    Files.writeString(folder.resolve("data/RT2.xml"), "<SASroot/>");
    Files.writeString(folder.resolve("result.json"), result.toString());
    if (run != null) {
      Files.writeString(folder.resolve("run.json"), run.toString());
    }
    return folder;
  }
}
