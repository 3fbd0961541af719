package org.drumlin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group's server as its users meet it: real serve, real Redis, real fits, real Chromium. */
final class GroupPagesIT {
  private static final String READY = "document.documentElement.dataset.ready";

  /** Long enough for the rules, and no word of a list. */
  private static final String PASSWORD = "seven drumlins in the fog";

  @TempDir Path folder;

  @Test
  void fromSigningUpToTheZipAndOut() throws Exception {
    try (GroupSite site = GroupSite.onRedis(folder)) {
      signUpAndFit(site);
    }
  }

  private static void signUpAndFit(GroupSite site) throws Exception {
    Browser page = signUp(site, "ada");
    page.awaitText("No fits yet");
    page.click("#nothing a");
    page.await("location.pathname === '/new' && " + READY);
    page.files(
        "#files",
        Site.example("polymer-blend.fit.json"),
        Site.example("ISIS_Polymer_Blend_RT2.xml"));
    page.awaitText("χ² at the start");
    page.type("#option-samples", "300000");
    page.click("#fit");
    page.await("location.pathname.startsWith('/jobs/')");
    page.evaluate("window.sameDocument = true");
    page.await("document.querySelector('#strip').checkVisibility()");
    page.await("document.querySelector('#strip-bar').value > 0");
    page.await("document.querySelector('#state').textContent === 'Finished'");
    assertTrue(page.evaluate("window.sameDocument").asBoolean(), "it was seen live");
    page.await("document.querySelector('#files a[href$=\"/zip\"]')");
    assertEquals(56.4, rg(page), 0.5);

    page.click("#files a[href$=\"/zip\"]");
    assertTrue(names(zip(page)).stream().anyMatch(name -> name.endsWith("/result.json")));

    String cookies = cookies(page);
    assertEquals(200, site.get("/api/v1/auth/me", cookies).statusCode());
    page.click("#sign-out");
    page.awaitText("You are signed out.");
    assertEquals(401, site.get("/api/v1/auth/me", cookies).statusCode(), "the old token");
    assertEquals(401, site.get("/api/v1/jobs", cookies).statusCode());
    site.open("/account").await("location.pathname === '/signin'");
  }

  @Test
  void whoWantedAPageComesBackToIt() throws Exception {
    try (GroupSite site = GroupSite.onSqlite(folder)) {
      returns(site);
    }
  }

  private static void returns(GroupSite site) throws Exception {
    Browser page = signUp(site, "grace");
    page.awaitText("No fits yet");
    page.click("#sign-out");
    page.awaitText("You are signed out.");
    site.open("/new").await("location.pathname === '/signin' && " + READY);
    page.type("#name", "grace");
    page.type("#password", "not this one at all");
    page.press("Enter");
    page.await("!document.querySelector('#notice').hidden");
    page.type("#password", PASSWORD);
    page.press("Enter");
    page.await("location.pathname === '/new'");
    page.await(READY);

    forgetAccess(page);
    page.click("a[href='/']");
    page.awaitText("No fits yet"); // renewed without being asked
    site.open("/signin?back=https://evil.example/").await(READY);
    page.type("#name", "grace");
    page.type("#password", PASSWORD);
    page.press("Enter");
    page.await("location.pathname === '/'");
    page.awaitText("No fits yet");
  }

  /** Which is where the cookies have the name that browsers bind to this one server. */
  @Test
  void overTlsASessionLastsFromPageToPageAndEndsWhenSignedOut() throws Exception {
    try (GroupSite site = GroupSite.overTls(folder)) {
      overTls(site);
    }
  }

  private static void overTls(GroupSite site) throws Exception {
    Browser page = signUp(site, "mary");
    page.awaitText("No fits yet");
    assertEquals(2, page.cookies().size(), page.cookies()::toString);
    for (JsonNode cookie : page.cookies()) {
      String text = cookie.toString();
      assertTrue(cookie.path("name").asText().startsWith("__Host-"), text);
      assertTrue(cookie.path("secure").asBoolean(), text);
      assertEquals("/", cookie.path("path").asText(), text);
      assertEquals("127.0.0.1", cookie.path("domain").asText(), text);
      assertFalse(cookie.path("sameSite").asText().isEmpty(), text);
    }
    site.open("/account").awaitText("mary");
    forgetAccess(page);
    site.open("/").awaitText("No fits yet"); // renewed without being asked
    String cookies = cookies(page);
    assertEquals(200, site.get("/api/v1/auth/me", cookies).statusCode());
    page.click("#sign-out");
    page.awaitText("You are signed out.");
    assertEquals(0, page.cookies().size(), page.cookies()::toString);
    assertEquals(401, site.get("/api/v1/auth/me", cookies).statusCode(), "the old token");
    site.open("/").await("location.pathname === '/signin'");
  }

  @Test
  void aGuestComesBackByTheKeyThatWasShownOnce() throws Exception {
    try (GroupSite site = GroupSite.onSqlite(folder)) {
      guest(site);
    }
  }

  private static void guest(GroupSite site) throws Exception {
    Browser page = site.open("/signin#guest");
    page.await(READY);
    new Accessibility(page, "the guest's card").holds();
    page.click("[data-to=login]");
    new Accessibility(page, "the sign-in card").holds();
    page.click("[data-to=guest]");
    page.click("#guest button");
    page.awaitText("Keep this key");
    String key = page.text("#recovery").strip();
    assertFalse(key.isEmpty());
    page.click("#go-on");
    page.awaitText("No fits yet");
    site.open("/account").await(READY);
    page.awaitText("your recovery key is the only way back");
    String number = page.text("#who dd:last-child");
    page.click("#leave");
    page.awaitText("You are signed out.");
    page.click("[data-to=recover]");
    page.type("#key", key);
    page.press("Enter");
    page.awaitText("Keep this key");
    assertFalse(page.text("#recovery").contains(key), "the key works once");
    page.click("#go-on");
    page.awaitText("No fits yet");
    site.open("/account").await(READY);
    assertEquals(number, page.text("#who dd:last-child"), "the same guest");
  }

  @Test
  void accountsAreKeptByTheirUsersAndByTheAdministrator() throws Exception {
    try (GroupSite site = GroupSite.onSqlite(folder)) {
      accounts(site);
    }
  }

  private static void accounts(GroupSite site) throws Exception {
    String told = site.admin("user", "add", "root", "--role", "admin");
    Browser page = site.open("/signin#reset");
    page.await(READY);
    setPassword(page, token(told), "root");
    page.awaitText("Admin");
    site.open("/admin").await(READY);
    page.type("#name", "linus");
    page.press("Enter");
    page.await("document.querySelector('#reset-token')");
    String handed = page.text("#reset-token").strip();
    page.await("document.querySelector('#users').innerText.includes('linus')");
    page.awaitText("of 1"); // this server's slots
    new Accessibility(page, "the administrator's page").holds();
    page.click("#sign-out");
    page.awaitText("You are signed out.");

    site.open("/signin#reset").await(READY);
    setPassword(page, handed, "linus");
    page.awaitText("No fits yet");
    site.open("/admin").awaitText("for administrators");
    site.open("/account").await(READY);
    page.type("#label", "my script");
    page.press("Enter");
    page.await("document.querySelector('#token')");
    page.await("document.querySelector('#tokens').innerText.includes('my script')");
    new Accessibility(page, "the account").holds();
    page.click("[data-token]");
    page.click("dialog .danger");
    page.await("document.querySelector('#tokens').innerText.includes('There are none')");
    page.await("document.querySelector('#sessions').innerText.includes('this one')");
    assertEquals(
        1, page.evaluate("document.querySelectorAll('#sessions tbody tr').length").asInt());
  }

  private static Browser signUp(GroupSite site, String name) throws IOException {
    Browser page = site.open("/");
    page.await("location.pathname === '/signin' && " + READY);
    page.click("[data-to=register]");
    page.type("#new-name", name);
    page.type("#new-password", PASSWORD);
    page.type("#new-again", PASSWORD);
    page.press("Enter");
    page.await("location.pathname === '/'");
    return page;
  }

  private static void setPassword(Browser page, String token, String name) throws IOException {
    page.type("#token", token);
    page.type("#reset-password", PASSWORD);
    page.type("#reset-again", PASSWORD);
    page.press("Enter");
    page.awaitText("The password is set.");
    page.type("#name", name);
    page.type("#password", PASSWORD);
    page.press("Enter");
    page.await("location.pathname === '/'");
  }

  /** The last word of them that looks like a token. */
  private static String token(String told) {
    return Stream.of(told.split("\\s+"))
        .filter(word -> word.matches("[A-Za-z0-9_-]{24,}"))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("no token in: " + told));
  }

  private static double rg(Browser page) throws IOException {
    String text =
        page.evaluate(
                "[...document.querySelectorAll('#fitted-table tbody tr')].find(r => r.cells[0].innerText.trim() === 'rg').cells[1].innerText")
            .asText();
    return Double.parseDouble(text.replaceAll("(?s)\\(.*", "").strip());
  }

  private static Path zip(Browser page) throws IOException, InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (System.nanoTime() < end) {
      try (Stream<Path> files = Files.list(page.downloads())) {
        List<Path> zips = files.filter(f -> f.toString().endsWith(".zip")).toList();
        if (!zips.isEmpty()) {
          return zips.getFirst();
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no zip was downloaded");
  }

  private static List<String> names(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream().map(entry -> entry.getName()).toList();
    }
  }

  private static String cookies(Browser page) throws IOException {
    StringBuilder all = new StringBuilder();
    for (JsonNode cookie : page.cookies()) {
      assertTrue(cookie.path("httpOnly").asBoolean(), "scripts do not read " + cookie);
      all.append(all.isEmpty() ? "" : "; ");
      all.append(cookie.path("name").asText()).append('=').append(cookie.path("value").asText());
    }
    return all.toString();
  }

  /** As if its ten minutes were over. */
  private static void forgetAccess(Browser page) throws IOException {
    for (JsonNode cookie : page.cookies()) {
      if (!cookie.path("name").asText().endsWith("-refresh")) {
        page.forget(cookie.path("name").asText(), cookie.path("domain").asText());
      }
    }
  }
}
