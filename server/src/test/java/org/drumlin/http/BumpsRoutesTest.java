package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import okhttp3.Response;
import org.drumlin.bumps.KeptDraws;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Exit;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.store.Ending;
import org.drumlin.store.FolderTree;
import org.drumlin.store.Lease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BumpsRoutesTest {
  private static final String DRAWS =
      """
      chain,generation,nllf,i_zero,rg,background
      0,1,40.5,49.5,56.4,0.07
      1,1,41.5,49.6,56.3,0.071
      0,2,40.25,49.7,56.5,0.072
      1,2,41.5,49.6,56.3,0.071
      """;

  @TempDir Path folder;

  @Test
  void anEndedFitComesInBumpsFiles() throws Exception {
    try (TestHub hub = new TestHub(folder)) {
      Job job = hub.submit("Polymer blend, LOQ");
      String path = "/jobs/" + job.id() + "/bumps.zip";
      assertEquals(404, status(hub, path), "not yet");
      Lease lease = hub.store.claim(Job.HERE, "test", Duration.ofMinutes(1)).orElseThrow().lease();
      AttemptFolder attempt = hub.job(job.id()).attempt(lease.attempt());
      attempt.create();
      attempt.writeResult(sample());
      try (OutputStream draws =
          new GZIPOutputStream(Files.newOutputStream(attempt.path().resolve("samples.csv.gz")))) {
        draws.write(DRAWS.getBytes(StandardCharsets.UTF_8));
      }
      attempt.writeExit(Exit.of(1, Exit.Status.FINISHED, "converged", Instant.EPOCH));
      hub.store.publish(lease, new Ending(JobState.FINISHED, "converged", Optional.of(1.0)));
      hub.job(job.id()).publish(1);
      Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
      List<String> names = unpack(hub, path, unpacked);
      assertEquals(names, FolderTree.names(unpacked));
      assertTrue(names.contains("Polymer-blend-LOQ-err.json"), names.toString());
      KeptDraws draws = KeptDraws.ofBumps(unpacked, "Polymer-blend-LOQ");
      assertEquals(2, draws.chains());
      assertArrayEquals(new double[] {40.5, 41.5, 40.25, 41.5}, draws.nllf());
      assertEquals(404, status(hub, "/jobs/none/bumps.zip"));
    }
  }

  @Test
  void aJobThatEndedWithoutAResultHasNone() throws Exception {
    try (TestHub hub = new TestHub(folder)) {
      Job job = hub.submit("Blend");
      Lease lease = hub.store.claim(Job.HERE, "test", Duration.ofMinutes(1)).orElseThrow().lease();
      hub.store.publish(lease, new Ending(JobState.FAILED, "out of memory", Optional.empty()));
      assertEquals(404, status(hub, "/jobs/" + job.id() + "/bumps.zip"));
    }
  }

  private static int status(TestHub hub, String path) throws IOException {
    try (Response response = hub.send(hub.api(path))) {
      return response.code();
    }
  }

  private static byte[] sample() throws IOException {
    try (InputStream in =
        BumpsRoutesTest.class.getResourceAsStream("/org/drumlin/report/dream.json")) {
      return in.readAllBytes();
    }
  }

  private static List<String> unpack(TestHub hub, String path, Path to) throws IOException {
    List<String> names = new ArrayList<>();
    try (Response response = hub.send(hub.api(path));
        ZipInputStream zip =
            new ZipInputStream(new ByteArrayInputStream(response.body().bytes()))) {
      assertEquals(200, response.code());
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        Files.copy(zip, to.resolve(entry.getName()));
      }
    }
    names.sort(null);
    return names;
  }
}
