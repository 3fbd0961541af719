package org.drumlin.sasview;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.drumlin.data.Sha256;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;

/**
 * Opens what SasView saved: {@code .fitv} and {@code .svs} (versions 2 to 4), and the {@code .json}
 * projects of version 5 and later. Pages that were fitted at once become one document, others one
 * each. What cannot be carried over is named, never dropped silently.
 */
public final class SavedFits {
  private static final int LARGEST = 64_000_000;
  private static final int START = 4096;

  private SavedFits() {}

  /**
   * One fit.
   *
   * @param name for a file, without its ending
   * @param document its data files are among those of {@link Opened}
   * @param warnings what was not carried over, or changed, a sentence each
   */
  public record Fit(String name, FitDocument document, List<String> warnings) {
    public Fit {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A file that was opened.
   *
   * @param fits at least one
   * @param files data files that the documents name, to be put beside them
   * @param warnings pages that could not be opened, a sentence each
   */
  public record Opened(List<Fit> fits, Map<String, byte[]> files, List<String> warnings) {
    public Opened {
      fits = List.copyOf(fits);
      files = Map.copyOf(files);
      warnings = List.copyOf(warnings);
    }
  }

  /** Whether a file looks like one: by its name, and a project by how it begins. */
  public static boolean looksLikeOne(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".svs") || name.endsWith(".fitv")) {
      return true;
    }
    if (!name.endsWith(".json")) {
      return false;
    }
    try (java.io.InputStream stream = Files.newInputStream(file)) {
      String start = new String(stream.readNBytes(START), StandardCharsets.UTF_8);
      return start.contains("\"fit_data\"") || start.contains("\"fit_params\"");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Opens a file.
   *
   * @throws SavedFitException where it is none, or holds no fit of a model that is known here
   */
  public static Opened read(Path file) throws IOException, SavedFitException {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new SavedFitException(name + ": there is no such file");
    }
    if (Files.size(file) > LARGEST) {
      throw new SavedFitException(name + ": is larger than 64 MB; this is no saved fit");
    }
    byte[] bytes = Files.readAllBytes(file);
    String start = new String(bytes, 0, Math.min(bytes.length, START), StandardCharsets.UTF_8);
    String stem = name.replaceFirst("\\.[^.]*$", "");
    String first = start.replaceFirst("^\\uFEFF", "").stripLeading();
    if (first.startsWith("<")) {
      SavedFile saved = XmlPages.read(name, bytes);
      return opened(name, stem, saved, Map.of(name, bytes));
    }
    if (first.startsWith("{")) {
      JsonPages.Project project = JsonPages.read(name, bytes);
      return opened(name, stem, project.saved(), project.files());
    }
    throw new SavedFitException(name + ": is neither XML nor JSON, so no saved fit of SasView");
  }

  private static Opened opened(String name, String stem, SavedFile saved, Map<String, byte[]> files)
      throws SavedFitException {
    Map<String, String> digests = new LinkedHashMap<>();
    files.forEach((file, bytes) -> digests.put(file, Sha256.of(bytes)));
    PageGroups groups = new PageGroups(name, stem, saved, digests);
    List<Fit> fits = groups.fits();
    List<String> warnings = new ArrayList<>(saved.warnings());
    warnings.addAll(groups.warnings());
    if (fits.isEmpty()) {
      throw new SavedFitException(name + ": " + String.join("; ", warnings));
    }
    Map<String, byte[]> used = new LinkedHashMap<>();
    for (Fit fit : fits) {
      fit.document().datasets().forEach(d -> used.put(d.file(), files.get(d.file())));
    }
    return new Opened(fits, used, warnings);
  }

  /**
   * Writes the documents as {@code NAME.fit.json} and their data beside them.
   *
   * @param folder made where it is not there; files of these names are replaced
   * @return the documents, in order
   */
  public static List<Path> write(Opened opened, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : opened.files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    List<Path> written = new ArrayList<>();
    for (Fit fit : opened.fits()) {
      Path path = folder.resolve(fit.name() + ".fit.json");
      Files.writeString(path, FitDocuments.write(fit.document()));
      written.add(path);
    }
    return written;
  }
}
