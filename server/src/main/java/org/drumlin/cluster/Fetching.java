package org.drumlin.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.drumlin.data.Sha256;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Durable;
import org.drumlin.shell.Quoted;
import org.drumlin.shell.Ran;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an attempt's outputs from a cluster: compressed, each checked by its hash, and after a
 * break from where it stopped. Small ones come with the list of them. Samples beyond a size stay
 * there.
 */
public final class Fetching {
  /** Samples of more bytes are left there. */
  static final long LARGEST_SAMPLES = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> NAMES =
      List.of(
          "result.json",
          "run.json",
          "samples.csv.gz",
          "checkpoint.bin",
          "progress.jsonl",
          "runner.log");

  private static final String PACK =
      """
      [ -d "$folder" ] || exit 0
      cd "$folder" || exit 91
      mkdir -p .packed || exit 91
      offer() {
        [ -f "$1" ] || return
        sum=$(sha256sum <"$1")
        sum="${sum%% *}"
        packed=".packed/$1.$sum.gz"
        if [ ! -f "$packed" ]; then
          gzip -cn <"$1" >"$packed.part" && mv -f "$packed.part" "$packed" || exit 91
        fi
        size=$(stat -c %s "$packed")
        if [ "$size" -le 262144 ]; then
          echo "@ $1 $(stat -c %s "$1") $sum $packed $size $(base64 -w0 "$packed")"
        else
          echo "@ $1 $(stat -c %s "$1") $sum $packed $size"
        fi
      }
      """;

  private final Shell shell;
  private final Home home;

  public Fetching(Shell shell, Home home) {
    this.shell = shell;
    this.home = home;
  }

  /**
   * Brings what there is.
   *
   * @return what stays there, for a person; empty when nothing does
   * @throws ShellException when it broke off; what came stays
   * @throws IOException when it cannot be written here, or did not come whole
   */
  public String fetch(Sending sending, AttemptFolder into) throws ShellException, IOException {
    into.create();
    String folder = home.job(sending.token()) + "/attempt-" + sending.attempt();
    StringBuilder script = new StringBuilder("folder=" + Quoted.word(folder) + "\n" + PACK);
    for (String name : NAMES) {
      script.append("offer ").append(name).append('\n');
    }
    Ran ran = shell.run(script.append("echo '@ end'\n").toString(), PATIENCE);
    String left = "";
    boolean whole = false;
    for (String[] words : Lines.of(ran.out())) {
      whole |= words[0].equals("end");
      if (words.length >= 5 && NAMES.contains(words[0])) {
        left += file(folder, words, into);
      }
    }
    if (!whole && ran.ok() && !ran.out().isBlank() || !ran.ok()) {
      throw new ShellException(
          ShellException.Kind.REFUSED,
          "The results on "
              + shell.name()
              + " cannot be packed to be sent: "
              + ran.err().strip()
              + ". Is the disk or the quota there full?");
    }
    return left;
  }

  private String file(String folder, String[] words, AttemptFolder into)
      throws ShellException, IOException {
    String name = words[0];
    long size = Long.parseLong(words[1]);
    Path whole = into.path().resolve(name);
    if (name.equals("samples.csv.gz") && size > LARGEST_SAMPLES) {
      return " Its samples (" + (size >> 20) + " MB) stay on the cluster, in " + folder + ".";
    }
    if (Files.exists(whole) && Sha256.of(whole).equals(words[2])) {
      return "";
    }
    Path part = into.path().resolve("." + name + "." + words[2] + ".gz");
    if (words.length > 5) {
      Files.write(part, decoded(words[5]));
    } else {
      goOn(folder + "/" + words[3], part, Long.parseLong(words[4]));
    }
    Path unpacked = into.path().resolve("." + name + ".part");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(part));
        OutputStream out = Files.newOutputStream(unpacked)) {
      in.transferTo(out);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw new IOException(name + " did not come whole from " + shell.name(), e);
    }
    Files.delete(part);
    if (!Sha256.of(unpacked).equals(words[2])) {
      Files.delete(unpacked);
      throw new IOException(name + " came with other bytes than it has on " + shell.name());
    }
    Durable.move(unpacked, whole);
    return "";
  }

  private static byte[] decoded(String word) throws IOException {
    try {
      return Base64.getDecoder().decode(word);
    } catch (IllegalArgumentException e) {
      throw new IOException("an answer of the cluster was cut", e);
    }
  }

  /** From where an earlier try broke off. */
  private void goOn(String from, Path part, long size) throws ShellException, IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have > size) {
      Files.delete(part);
      have = 0;
    }
    if (have > 0) {
      LOG.info("{}: goes on at {} of {} bytes", part.getFileName(), have, size);
    }
    try (InputStream in =
            have < size ? shell.read(from, have) : new ByteArrayInputStream(new byte[0]);
        OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new ShellException(
          ShellException.Kind.UNREACHABLE, "The line to " + shell.name() + " broke.", e);
    }
  }
}
