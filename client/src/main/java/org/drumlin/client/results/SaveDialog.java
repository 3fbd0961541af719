package org.drumlin.client.results;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.drumlin.client.control.Texts;

/** The question as the system's own dialog. */
final class SaveDialog implements SaveQuestion {
  private final ObjectProperty<Path> folder;

  SaveDialog(ObjectProperty<Path> folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Path> ask(String suggestedName) {
    var chooser = new FileChooser();
    chooser.setTitle(Texts.text("results.save"));
    chooser.setInitialFileName(suggestedName);
    if (Files.isDirectory(folder.get())) {
      chooser.setInitialDirectory(folder.get().toFile());
    }
    Window owner = Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
    Optional<Path> chosen = Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    chosen.map(Path::getParent).ifPresent(folder::set);
    return chosen;
  }
}
