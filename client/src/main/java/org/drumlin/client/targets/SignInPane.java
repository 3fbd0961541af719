package org.drumlin.client.targets;

import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.ShownAs;
import org.drumlin.client.control.Texts;
import org.drumlin.client.targets.SignInViewModel.Way;

/** The form to sign in. Its secret field is emptied as soon as it was handed over. */
final class SignInPane extends FormPane {
  private final SignInViewModel model;
  private final TextField name = new TextField();
  private final PasswordField secret = new PasswordField();

  SignInPane(TargetsViewModel targets) {
    super(
        "sign-in-form",
        targets.work(),
        targets.signingIn().placeProperty().map(p -> Texts.text("signin.title", p)));
    this.model = targets.signingIn();
    var ways = model.wayProperty();
    field("signin.way", way());
    name.setId("sign-in-name");
    only(field("signin.name", name), ways.isEqualTo(Way.PASSWORD));
    secret.setId("sign-in-secret");
    field(ways.map(way -> words("signin.secret", way)), secret);
    ways.addListener(o -> secret.clear());
    buttons(
        button("sign-in", "signin.do", this::signIn),
        button("sign-in-cancel", "form.cancel", targets::back));
    getChildren().add(Action.of("targets.register", Icon.BROWSER, model::register).button());
    words(targets.secretsProperty().map(where -> Texts.text("secrets." + where.wire())));
  }

  private ComboBox<Way> way() {
    var way = new ComboBox<Way>();
    way.setId("sign-in-way");
    way.getItems().setAll(Way.values());
    way.setConverter(ShownAs.inBundle("signin.way"));
    way.valueProperty().bindBidirectional(model.wayProperty());
    return way;
  }

  private static String words(String key, Way way) {
    return Texts.text(key + "." + way.name().toLowerCase(Locale.ROOT));
  }

  void begin() {
    secret.clear();
    (model.wayProperty().get() == Way.PASSWORD ? name : secret).requestFocus();
  }

  private void signIn() {
    String typed = secret.getText();
    secret.clear();
    model.signIn(name.getText(), typed);
  }
}
