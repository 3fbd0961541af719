package org.drumlin.client.targets;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.drumlin.client.control.Texts;
import org.drumlin.job.TargetList.Secrets;
import org.drumlin.remote.LoginQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What a login asks: whether a host key is the right one, a password, a code. Fields are emptied as
 * soon as they were handed over.
 */
final class QuestionPane extends VBox {
  private static final double FIELD_WIDTH = 400;

  private final ConnectionViewModel model;
  private final ObservableValue<Secrets> secrets;

  /**
   * @param secrets where what is typed could be kept
   */
  QuestionPane(ConnectionViewModel model, ObservableValue<Secrets> secrets) {
    super(12);
    this.model = model;
    this.secrets = secrets;
    setId("login-question");
    getStyleClass().add("login-question");
    FormPane.only(this, model.questionProperty().isNotNull());
    model.questionProperty().addListener((o, before, now) -> show(now));
    show(model.questionProperty().get());
  }

  private void show(@Nullable LoginQuestion question) {
    getChildren().clear();
    switch (question) {
      case null -> {}
      case LoginQuestion.HostKey key -> hostKey(key);
      case LoginQuestion.Typed typed -> typed(typed);
    }
  }

  private void hostKey(LoginQuestion.HostKey key) {
    title(Texts.text("hostkey.title", key.where()));
    words(Texts.text("hostkey.words"));
    var fingerprint = new TextField(key.fingerprint());
    fingerprint.setId("hostkey-fingerprint");
    fingerprint.setEditable(false);
    fingerprint.getStyleClass().add("fingerprint");
    fingerprint.setMaxWidth(560);
    label(Texts.text("hostkey.fingerprint", key.type()), fingerprint);
    Button yes = FormPane.button("hostkey-trust", "hostkey.yes", () -> model.trust(true));
    Button no = FormPane.button("hostkey-refuse", "trust.no", () -> model.trust(false));
    // Enter must not trust anything by itself.
    no.setCancelButton(true);
    getChildren().add(new HBox(8, yes, no));
    no.requestFocus();
  }

  private void typed(LoginQuestion.Typed asked) {
    title(Texts.text("login.title." + asked.kind(), asked.where()));
    if (!asked.instruction().isBlank()) {
      words(asked.instruction());
    }
    List<TextField> fields = new ArrayList<>();
    for (LoginQuestion.Prompt prompt : asked.prompts()) {
      TextField field = prompt.echo() ? new TextField() : new PasswordField();
      field.setId("login-answer-" + fields.size());
      field.setMaxWidth(FIELD_WIDTH);
      label(prompt.text().strip(), field);
      fields.add(field);
    }
    var keep = new CheckBox(Texts.text("login.keep"));
    keep.setId("login-keep");
    boolean keychain = asked.keep() && secrets.getValue() == Secrets.KEYCHAIN;
    keep.setVisible(keychain);
    keep.setManaged(keychain);
    Button send = FormPane.button("login-send", "login.send", () -> send(fields, keep));
    send.getStyleClass().add("accent");
    send.setDefaultButton(true);
    Button cancel = FormPane.button("login-cancel", "form.cancel", model::cancel);
    cancel.setCancelButton(true);
    getChildren().addAll(keep, new HBox(8, send, cancel));
    if (!fields.isEmpty()) {
      fields.getFirst().requestFocus();
    }
  }

  private void send(List<TextField> fields, CheckBox keep) {
    List<String> typed = fields.stream().map(TextField::getText).toList();
    fields.forEach(TextField::clear);
    model.answer(typed, keep.isSelected());
  }

  private void title(String text) {
    var title = new Label(text);
    title.getStyleClass().add("job-title");
    title.setWrapText(true);
    getChildren().add(title);
  }

  private void words(String text) {
    var words = new Label(text);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().add(words);
  }

  private void label(String text, TextField field) {
    var label = new Label(text);
    label.getStyleClass().add("field-label");
    label.setLabelFor(field);
    field.setAccessibleText(text);
    getChildren().add(new VBox(4, label, field));
  }
}
