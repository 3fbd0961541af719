package org.drumlin.client.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.drumlin.client.builder.Dialogs;
import org.jspecify.annotations.Nullable;

/** Dialogs that answer what the test has laid down. */
final class GivenAnswers implements Dialogs {
  volatile @Nullable Path toOpen;
  volatile @Nullable Path toSave;
  volatile boolean toRemoval;
  volatile Changes toChanges = Changes.STAY;

  @Override
  public Optional<Path> open(Path folder) {
    return Optional.ofNullable(toOpen);
  }

  @Override
  public Optional<Path> openModel(Path folder) {
    return Optional.ofNullable(toOpen);
  }

  @Override
  public OptionalInt chooseFit(List<String> names) {
    return OptionalInt.of(names.size() - 1);
  }

  @Override
  public Optional<Path> openStart(Path folder) {
    return Optional.ofNullable(toOpen);
  }

  @Override
  public Optional<Path> folder(Path folder) {
    return Optional.ofNullable(toSave);
  }

  @Override
  public Optional<Path> save(Path folder, String name) {
    return Optional.ofNullable(toSave);
  }

  @Override
  public boolean removal(String words) {
    return toRemoval;
  }

  @Override
  public Changes changes(String title) {
    return toChanges;
  }
}
