package org.drumlin.client.targets;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.drumlin.client.control.Texts;
import org.drumlin.client.targets.AddViewModel.Question;
import org.jspecify.annotations.Nullable;

/** The question about a certificate that nobody vouches for. */
final class TrustPane extends FormPane {
  private final AddViewModel model;

  TrustPane(TargetsViewModel model) {
    super(
        "trust-form",
        model.work(),
        of(model.adding(), q -> Texts.text("trust.title", q.address())));
    this.model = model.adding();
    words("trust.words");
    getChildren().add(facts());
    words("trust.compare");
    var trust = button("trust-yes", "trust.yes", this.model::trust);
    var refuse = button("trust-no", "trust.no", this.model::refuse);
    buttons(trust, refuse);
    // Enter must not trust anything by itself.
    trust.defaultButtonProperty().unbind();
    trust.setDefaultButton(false);
    refuse.setCancelButton(true);
  }

  private Node facts() {
    var grid = new GridPane();
    grid.getStyleClass().add("facts");
    var fingerprint = new TextArea();
    fingerprint.setId("trust-fingerprint");
    fingerprint.getStyleClass().add("fingerprint");
    fingerprint.setEditable(false);
    fingerprint.setWrapText(true);
    fingerprint.setPrefRowCount(2);
    fingerprint.setPrefWidth(440);
    fingerprint.setAccessibleText(Texts.text("trust.fingerprint"));
    fingerprint.textProperty().bind(of(model, Question::fingerprint));
    row(grid, 0, "trust.fingerprint", fingerprint);
    row(grid, 1, "trust.subject", value("trust-subject", Question::subject));
    row(grid, 2, "trust.issuer", value("trust-issuer", Question::issuer));
    row(grid, 3, "trust.until", value("trust-until", Question::until));
    return grid;
  }

  private Label value(String id, Function<Question, String> part) {
    var value = new Label();
    value.setId(id);
    value.setWrapText(true);
    value.textProperty().bind(of(model, part));
    return value;
  }

  private static void row(GridPane grid, int row, String key, Region value) {
    var label = new Label(Texts.text(key));
    label.getStyleClass().add("field-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(value);
    grid.addRow(row, label, value);
  }

  private static ObservableValue<String> of(AddViewModel model, Function<Question, String> part) {
    return model
        .questionProperty()
        .map((@Nullable Question q) -> q == null ? "" : part.apply(q))
        .orElse("");
  }
}
