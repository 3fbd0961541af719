package org.drumlin.client.results;

import java.net.URI;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.concurrent.Worker;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;
import org.drumlin.client.control.Texts;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.events.Event;
import org.w3c.dom.events.EventTarget;

/**
 * The hub's page in a WebView, made at the first page that is shown. It wears the program's theme,
 * and its links to files, or with a file made by the page in them, are saved, since a WebView would
 * do nothing with them.
 */
final class ResultPage extends StackPane {
  private final ResultsViewModel model;
  private final ReadOnlyBooleanProperty dark;
  private @Nullable WebView view;

  ResultPage(ResultsViewModel model, ReadOnlyBooleanProperty dark) {
    this.model = model;
    this.dark = dark;
    getStyleClass().add("result-page");
    model.pageProperty().addListener((o, before, now) -> load(now));
    dark.addListener(o -> dress());
    load(model.pageProperty().get());
  }

  private void load(@Nullable URI page) {
    if (page != null) {
      web().getEngine().load(page + "?embedded&theme=" + theme());
    }
  }

  private WebView web() {
    if (view == null) {
      var made = new WebView();
      made.setId("result-web");
      made.setContextMenuEnabled(false);
      made.setAccessibleText(Texts.text("screen.results"));
      made.setPageFill(Color.TRANSPARENT);
      var engine = made.getEngine();
      engine
          .getLoadWorker()
          .stateProperty()
          .addListener((o, before, now) -> {
            if (now == Worker.State.SUCCEEDED) {
              listen(engine);
              dress();
            }
          });
      view = made;
      getChildren().add(made);
    }
    return view;
  }

  private String theme() {
    return dark.get() ? "dark" : "light";
  }

  private void dress() {
    if (view != null && view.getEngine().getDocument() != null) {
      Element page = view.getEngine().getDocument().getDocumentElement();
      page.setAttribute("data-theme", theme());
      page.setAttribute("data-saves-links", "");
    }
  }

  private void listen(WebEngine engine) {
    if (engine.getDocument() instanceof EventTarget document) {
      document.addEventListener("click", this::clicked, true);
    }
  }

  private void clicked(Event event) {
    for (Node node = event.getTarget() instanceof Node target ? target : null;
        node != null;
        node = node.getParentNode()) {
      if (node instanceof Element element && element.hasAttribute("href")) {
        String link = element.getAttribute("href");
        if (model.isFile(link)) {
          event.preventDefault();
          model.download(link);
        } else if (element.hasAttribute("download") && model.carriesFile(link)) {
          event.preventDefault();
          model.keep(element.getAttribute("download"), link);
        }
        return;
      }
    }
  }
}
