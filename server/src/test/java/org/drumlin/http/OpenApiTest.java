package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.LoggedAudit;
import org.drumlin.job.Json;
import org.drumlin.store.SqliteAccountStore;
import org.drumlin.store.SqliteJobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenApiTest {
  @TempDir Path folder;

  @Test
  void theDescriptionAndTheRoutesAreTheSame() {
    TreeSet<String> registered = new TreeSet<>();
    LoggedAudit audit = new LoggedAudit();
    try (SqliteJobStore store = SqliteJobStore.open(folder, InstantSource.system());
        SqliteAccountStore people = SqliteAccountStore.open(folder);
        EventRoutes events = new EventRoutes(store, Duration.ofSeconds(1))) {
      Accounts accounts = new Accounts(people, GroupHub.settings(), audit, InstantSource.system());
      HttpServices services = TestHub.services(store, folder, audit).with(accounts);
      List<Route> routes = new ArrayList<>(HttpServer.routes(services, events));
      routes.addAll(new OverviewRoutes(Json::object).routes());
      for (Route route : routes) {
        String path = route.path().replace('<', '{').replace('>', '}');
        assertTrue(registered.add(route.method().name() + " " + path), "twice: " + path);
      }
    }
    TreeSet<String> described = new TreeSet<>();
    for (var path : ModelRoutes.description().path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
      }
    }
    assertEquals(described, registered);
  }

  @Test
  void everyReferenceIsDefined() {
    ObjectNode description = ModelRoutes.description();
    JsonNode schemas = description.path("components").path("schemas");
    for (String reference : description.findValuesAsText("$ref")) {
      String name = reference.replace("#/components/schemas/", "");
      assertTrue(schemas.has(name), reference);
    }
    assertFalse(schemas.isEmpty());
  }

  @Test
  void everyPlaceholderIsAParameter() {
    for (var path : ModelRoutes.description().path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        TreeSet<String> named = new TreeSet<>();
        for (JsonNode parameter : method.getValue().path("parameters")) {
          if (parameter.path("in").asText().equals("path")) {
            named.add("{" + parameter.path("name").asText() + "}");
          }
        }
        TreeSet<String> wanted = new TreeSet<>();
        for (String part : path.getKey().split("/", -1)) {
          if (part.startsWith("{")) {
            wanted.add(part);
          }
        }
        assertEquals(wanted, named, path.getKey());
      }
    }
  }
}
