package org.drumlin.client.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.drumlin.client.builder.Dialogs;
import org.drumlin.client.control.Appearance;
import org.drumlin.client.control.Texts;

/** The operating system's file dialogs, and our own question. */
final class SystemDialogs implements Dialogs {
  private final Stage owner;
  private final Appearance appearance;

  SystemDialogs(Stage owner, Appearance appearance) {
    this.owner = owner;
    this.appearance = appearance;
  }

  @Override
  public Optional<Path> open(Path folder) {
    var chooser = chooser("dialog.open", folder);
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(
                Texts.text("dialog.files.all"),
                "*.xml",
                "*.txt",
                "*.dat",
                "*.csv",
                "*.json",
                "*.fitv",
                "*.svs",
                "*.XML",
                "*.TXT",
                "*.DAT",
                "*.CSV"),
            new ExtensionFilter(Texts.text("dialog.files.fit"), "*.fit.json"),
            new ExtensionFilter(Texts.text("dialog.files.any"), "*"));
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> openModel(Path folder) {
    var chooser = chooser("dialog.model", folder);
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(Texts.text("dialog.files.models"), "*.model"),
            new ExtensionFilter(Texts.text("dialog.files.any"), "*"));
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public OptionalInt chooseFit(List<String> names) {
    var open = new ButtonType(Texts.text("dialog.fits.open"), ButtonData.OK_DONE);
    var stay = new ButtonType(Texts.text("dialog.fits.none"), ButtonData.CANCEL_CLOSE);
    var dialog = new ChoiceDialog<>(names.getFirst(), names);
    dialog.initOwner(owner);
    dialog.setTitle(Texts.text("dialog.fits.title"));
    dialog.setHeaderText(Texts.text("dialog.fits"));
    dialog.getDialogPane().getButtonTypes().setAll(open, stay);
    appearance.dress(dialog.getDialogPane().getScene());
    int chosen = dialog.showAndWait().map(names::indexOf).orElse(-1);
    return chosen < 0 ? OptionalInt.empty() : OptionalInt.of(chosen);
  }

  @Override
  public Optional<Path> openStart(Path folder) {
    var chooser = chooser("dialog.start", folder);
    chooser
        .getExtensionFilters()
        .addAll(
            new ExtensionFilter(Texts.text("dialog.files.par"), "*.par"),
            new ExtensionFilter(Texts.text("dialog.files.any"), "*"));
    return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> folder(Path folder) {
    var chooser = new DirectoryChooser();
    chooser.setTitle(Texts.text("dialog.folder"));
    if (Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> save(Path folder, String name) {
    var chooser = chooser("dialog.save", folder);
    chooser.setInitialFileName(name);
    chooser
        .getExtensionFilters()
        .add(new ExtensionFilter(Texts.text("dialog.files.fit"), "*.fit.json"));
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  @Override
  public boolean removal(String words) {
    var remove = new ButtonType(Texts.text("removal.yes"), ButtonData.OK_DONE);
    var stay = new ButtonType(Texts.text("removal.no"), ButtonData.CANCEL_CLOSE);
    var alert = new Alert(Alert.AlertType.CONFIRMATION, words, remove, stay);
    alert.initOwner(owner);
    alert.setTitle(Texts.text("removal.title"));
    alert.setHeaderText(Texts.text("removal.title"));
    appearance.dress(alert.getDialogPane().getScene());
    return alert.showAndWait().filter(answer -> answer == remove).isPresent();
  }

  @Override
  public Changes changes(String title) {
    var save = new ButtonType(Texts.text("dialog.changes.save"), ButtonData.YES);
    var discard = new ButtonType(Texts.text("dialog.changes.discard"), ButtonData.NO);
    var stay = new ButtonType(Texts.text("dialog.changes.stay"), ButtonData.CANCEL_CLOSE);
    var alert =
        new Alert(
            Alert.AlertType.CONFIRMATION, Texts.text("dialog.changes", title), save, discard, stay);
    alert.initOwner(owner);
    alert.setTitle(Texts.text("dialog.changes.title"));
    alert.setHeaderText(null);
    appearance.dress(alert.getDialogPane().getScene());
    var answer = alert.showAndWait().orElse(stay);
    if (answer == save) {
      return Changes.SAVE;
    }
    return answer == discard ? Changes.DISCARD : Changes.STAY;
  }

  private static FileChooser chooser(String key, Path folder) {
    var chooser = new FileChooser();
    chooser.setTitle(Texts.text(key));
    if (Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    return chooser;
  }
}
