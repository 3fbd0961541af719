package org.drumlin.client.app;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.CutText;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Texts;

/** The strip at the foot: follows the running fit, opens its result, stops it. */
final class RunStrip extends HBox {
  private final Action stop;

  RunStrip(StripViewModel model, Navigator navigator) {
    getStyleClass().add("run-strip");
    setAlignment(Pos.CENTER_LEFT);
    setId("run-strip");

    var title = new Hyperlink();
    title.setId("strip-title");
    title.textProperty().bind(model.titleProperty());
    title
        .accessibleTextProperty()
        .bind(model.titleProperty().map(t -> Texts.text("strip.open", t)));
    title.visibleProperty().bind(model.titleProperty().isNotEmpty());
    title.managedProperty().bind(title.visibleProperty());

    var bar = new ProgressBar();
    bar.getStyleClass().add("strip-bar");
    bar.setAccessibleText(Texts.text("strip.progress"));
    bar.progressProperty().bind(model.fractionProperty());
    bar.visibleProperty().bind(model.runningProperty());
    bar.managedProperty().bind(bar.visibleProperty());

    var detail = CutText.whole(new Label());
    detail.setId("strip-detail");
    detail.getStyleClass().add("strip-detail");
    detail.textProperty().bind(model.detailProperty());
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(detail, Priority.ALWAYS);

    stop =
        Action.of("stop", Icon.STOP, model::stop)
            .key("Shortcut+PERIOD")
            .when(model.stoppableProperty());
    Button stopButton = stop.button();
    stopButton.setId("strip-stop");
    stopButton.getStyleClass().add("small");
    stopButton.visibleProperty().bind(model.runningProperty());
    stopButton.managedProperty().bind(stopButton.visibleProperty());

    getChildren().addAll(title, bar, detail, stopButton);
    Runnable open =
        () -> {
          if (!model.jobIdProperty().get().isEmpty()) {
            navigator.go(new Place.Result(model.jobIdProperty().get()));
          }
        };
    title.setOnAction(e -> open.run());
    setOnMouseClicked(e -> open.run());
  }

  Action stopAction() {
    return stop;
  }
}
