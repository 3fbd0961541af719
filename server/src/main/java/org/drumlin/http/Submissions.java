package org.drumlin.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.drumlin.bumps.ParStart;
import org.drumlin.data.DataException;
import org.drumlin.data.DataReferences;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.data.Sha256;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.ModelEntry;
import org.drumlin.fitter.Beginning;
import org.drumlin.fitter.FitProblem;
import org.drumlin.job.ApiError;
import org.drumlin.job.Durable;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.QueueFile;
import org.drumlin.job.RemoteRecord;
import org.drumlin.job.Submission;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.DocumentCheck;
import org.drumlin.store.ContentStore;
import org.drumlin.store.FolderTree;
import org.drumlin.store.JobStore;
import org.drumlin.store.NewJob;
import org.drumlin.store.Submitted;

/**
 * Takes jobs in: what cannot be fitted is refused before anything is promised, and what is promised
 * is on disk, folder first, then the store.
 */
final class Submissions {
  /** Data files one job may have. */
  private static final int MOST_FILES = 100;

  private static final String CHECKPOINT = "checkpoint.bin";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final JobStore store;
  private final ContentStore files;
  private final Path jobs;
  private final Catalogue catalogue;
  private final Places places;
  private final InstantSource clock;

  Submissions(
      JobStore store,
      ContentStore files,
      Path jobs,
      Catalogue catalogue,
      Places places,
      InstantSource clock) {
    this.store = store;
    this.files = files;
    this.jobs = jobs;
    this.catalogue = catalogue;
    this.places = places;
    this.clock = clock;
  }

  /** A new job, or the one that the same key gave before. */
  Job accept(String owner, Optional<String> key, Submission submission) throws IOException {
    byte[] bytes = Json.pretty(submission.document());
    FitDocument document = parse(bytes);
    Map<String, Path> data = new LinkedHashMap<>();
    for (String file : document.files()) {
      data.put(file, uploaded(owner, file, submission.files()));
    }
    if (data.size() > MOST_FILES) {
      throw new Problem(413, "A fit may have at most " + MOST_FILES + " data files.");
    }
    return add(
        owner,
        key,
        Sha256.of(submission.toJson().toString()),
        document,
        bytes,
        data,
        places.of(submission));
  }

  /** The same fit as a new job. */
  Job again(String owner, Optional<String> key, Job job) throws IOException {
    return again(owner, key, job, "again " + job.id(), Optional.empty());
  }

  /** The rest of a fit that ended too early, as a new job that begins with the state it kept. */
  Job rest(String owner, Optional<String> key, Job job) throws IOException {
    Path state = JobFolder.at(jobs.resolve(job.id())).publishedFile(CHECKPOINT);
    boolean cut = job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
    if (!cut || !Files.isRegularFile(state)) {
      throw Problem.withRemedy(
          409, "This fit kept no state to go on from.", "Run it again from the start.");
    }
    if (places.isServer(job.target())) {
      throw Problem.withRemedy(
          409,
          "The state of this fit is on the server " + job.target() + ".",
          "Continue it on that server's page.");
    }
    return again(owner, key, job, "rest " + job.id(), Optional.of(state));
  }

  private Job again(String owner, Optional<String> key, Job job, String what, Optional<Path> state)
      throws IOException {
    JobFolder folder = JobFolder.at(jobs.resolve(job.id()));
    byte[] bytes = Files.readAllBytes(folder.document());
    Map<String, Path> data = new LinkedHashMap<>();
    for (String name : FolderTree.names(folder.data())) {
      data.put(name, folder.dataFile(name));
    }
    Placement place = new Placement(job.target(), 0, QueueFile.read(folder), state);
    return add(owner, key, Sha256.of(what), parse(bytes), bytes, data, place);
  }

  /** What a job's folder knows of the job elsewhere that computes it. */
  Optional<RemoteRecord> elsewhere(String id) throws IOException {
    return RemoteRecord.read(JobFolder.at(jobs.resolve(id)));
  }

  void removeFolder(String id) throws IOException {
    FolderTree.delete(jobs.resolve(id));
  }

  private Job add(
      String owner,
      Optional<String> key,
      String digest,
      FitDocument document,
      byte[] bytes,
      Map<String, Path> data,
      Placement place)
      throws IOException {
    places.check(place.target());
    String id = newId();
    JobFolder folder = JobFolder.at(jobs.resolve(id));
    boolean kept = false;
    try {
      folder.create(id, document.title(), bytes, data);
      places.note(folder, place);
      if (place.state().isPresent()) {
        byte[] state = Files.readAllBytes(place.state().orElseThrow());
        Durable.write(folder.publishedFile(CHECKPOINT), state);
      }
      check(document, folder);
      // An answer may be lost on its way: once the store was asked it may know the job, whose
      // folder then must be there. Folders that turn out to be nobody's are tidied away later.
      kept = true;
      Submitted submitted =
          store.submit(
              new NewJob(
                  id,
                  owner,
                  title(document),
                  document.method().name(),
                  models(document),
                  key,
                  digest,
                  place.target(),
                  place.priority()));
      kept = submitted.outcome() == Submitted.Outcome.ACCEPTED;
      if (submitted.outcome() == Submitted.Outcome.CONFLICT) {
        throw new Problem(
            409,
            "This Idempotency-Key was used before for another fit, job "
                + submitted.job().id()
                + ".");
      }
      return submitted.job();
    } finally {
      if (!kept) {
        removeFolder(id);
      }
    }
  }

  /**
   * Everything that can be told without computing: the runner must not be the first to find out.
   */
  private static void check(FitDocument document, JobFolder folder) {
    Map<String, Dataset> datasets = new LinkedHashMap<>();
    for (int i = 0; i < document.datasets().size(); i++) {
      DatasetEntry entry = document.datasets().get(i);
      try {
        Dataset dataset = DataReferences.load(entry, folder.data());
        FitData.of(entry, dataset);
        datasets.put(entry.id(), dataset);
      } catch (DataException e) {
        throw Problem.at(422, "datasets[" + i + "].file", String.valueOf(e.getMessage()));
      }
    }
    try {
      FitDocument begun = ParStart.resolve(document, folder.data());
      FitProblem.check(Beginning.of(begun, folder.data()).document(), datasets);
    } catch (DocumentException e) {
      throw Problem.at(422, e.path(), String.valueOf(e.getMessage()));
    } catch (DataException | ModelException e) {
      throw Problem.at(422, "models", String.valueOf(e.getMessage()));
    }
  }

  private Path uploaded(String owner, String file, Map<String, String> names) {
    String digest = names.get(file);
    if (digest == null) {
      throw Problem.at(
          422, "files", "The document names the file " + file + ", but it was not sent.");
    }
    return files
        .find(owner, digest)
        .orElseThrow(() ->
            new Problem(
                422,
                new ApiError(
                    "The file " + file + " is not on the server.",
                    Optional.of("files." + file),
                    Optional.of("Upload it first, then hand the fit in again."))));
  }

  private FitDocument parse(byte[] bytes) {
    try {
      FitDocument document = FitDocuments.parse(bytes);
      DocumentCheck.check(document, catalogue);
      return document;
    } catch (DocumentException e) {
      throw Problem.at(422, e.path(), String.valueOf(e.getMessage()));
    }
  }

  private static String title(FitDocument document) {
    return document.title().isBlank() ? document.datasets().getFirst().file() : document.title();
  }

  private static List<String> models(FitDocument document) {
    return document.models().stream().map(ModelEntry::model).toList();
  }

  private String newId() {
    Instant now = clock.instant();
    long random = new SplittableRandom().nextLong() & 0xffffffffL;
    return STAMP.format(now) + "-" + HexFormat.of().toHexDigits(random, 8);
  }
}
