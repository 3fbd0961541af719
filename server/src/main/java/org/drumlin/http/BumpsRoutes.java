package org.drumlin.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.drumlin.auth.AuditLog;
import org.drumlin.bumps.BumpsExport;
import org.drumlin.bumps.BumpsResults;
import org.drumlin.bumps.ExportException;
import org.drumlin.bumps.KeptDraws;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.FitResults;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.store.FolderTree;
import org.drumlin.store.JobStore;

/** The result of a job that has ended in the files that bumps leaves, made when asked for. */
final class BumpsRoutes {
  /** Packed bytes of draws; unpacked in memory they are some four times as many. */
  private static final long LARGEST = 32L << 20;

  private final JobStore store;
  private final Path jobs;
  private final AuditLog audit;

  /** One at a time, because the draws are in memory meanwhile. */
  private final ReentrantLock turn = new ReentrantLock();

  BumpsRoutes(JobStore store, Path jobs, AuditLog audit) {
    this.store = store;
    this.jobs = jobs;
    this.audit = audit;
  }

  List<Route> routes() {
    return List.of(Route.get(Route.API + "/jobs/{id}/bumps.zip", this::zip));
  }

  private void zip(Context ctx) throws IOException {
    Job job = JobRoutes.mine(store, ctx);
    JobFolder folder = JobFolder.at(jobs.resolve(job.id()));
    Optional<Path> result =
        job.state().ended() ? folder.output(job.attempt(), "result.json") : Optional.empty();
    if (result.isEmpty()) {
      throw Problem.withRemedy(
          404,
          "The job " + job.state().wire() + " has no final result.",
          "Ask again when the fit has ended.");
    }
    Optional<Path> samples = folder.output(job.attempt(), "samples.csv.gz");
    if (samples.isPresent() && Files.size(samples.orElseThrow()) > LARGEST) {
      throw Problem.withRemedy(
          422,
          "The draws are too many to be rewritten here.",
          "Download the job's zip and use: drumlin export --bumps-results FOLDER DIR.");
    }
    Path written = Files.createTempDirectory("drumlin-bumps");
    try {
      List<Path> files = write(job, folder.document(), result.orElseThrow(), samples, written);
      JobRoutes.note(audit, ctx, "job.download", job.id());
      ResultRoutes.attach(ctx, job.id() + "-bumps.zip", "application/zip");
      try (OutputStream out = ctx.outputStream();
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Path file : files) {
          zip.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
          Files.copy(file, zip);
          zip.closeEntry();
        }
      }
    } finally {
      FolderTree.delete(written);
    }
  }

  private List<Path> write(Job job, Path document, Path result, Optional<Path> samples, Path to)
      throws IOException {
    turn.lock();
    try {
      FitDocument fitted = FitDocuments.read(document);
      Optional<KeptDraws> draws =
          samples.isPresent()
              ? Optional.of(KeptDraws.ofResult(samples.orElseThrow()))
              : Optional.empty();
      String name = BumpsExport.fileName(job.title());
      return BumpsResults.write(name, fitted, FitResults.read(result), draws, to);
    } catch (DocumentException | ExportException e) {
      throw new Problem(422, "The result cannot be written for bumps: " + e.getMessage());
    } finally {
      turn.unlock();
    }
  }
}
