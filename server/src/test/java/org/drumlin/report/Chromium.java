package org.drumlin.report;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Chromium without a window: opens a page and gives the document as it ended up. */
final class Chromium {
  private final Path folder;

  /**
   * @param folder private to the test: profile and output go there
   */
  Chromium(Path folder) {
    this.folder = folder;
  }

  /** The page's document after its scripts ran. */
  String dom(URI page, String... options) throws IOException, InterruptedException {
    List<String> more = new ArrayList<>(List.of(options));
    more.add("--dump-dom");
    return run(page, more);
  }

  /** A picture of the page. */
  Path screenshot(URI page, int width, int height) throws IOException, InterruptedException {
    Path picture = folder.resolve("page.png");
    run(page, List.of("--screenshot=" + picture, "--window-size=" + width + "," + height));
    return picture;
  }

  private String run(URI page, List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("chromium");
    command.addAll(List.of("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"));
    command.addAll(List.of("--no-first-run", "--disable-extensions", "--virtual-time-budget=8000"));
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.addAll(options);
    command.add(page.toString());
    Path out = folder.resolve("out.html");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("chromium.log").toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("Chromium did not end; its log is " + folder.resolve("chromium.log"));
    }
    return Files.readString(out);
  }
}
