package org.drumlin.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReturnAddressTest {
  private static final String LISTED = "https://notebook.example.org/fits?from=drumlin";
  private final ReturnAddress addresses = new ReturnAddress(List.of(LISTED));

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/new", "/account", "/admin", "/jobs/20261122-120000-0a1b2c3d", LISTED})
  void pagesAndListedAddressesAreAllowed(String address) {
    assertEquals(Optional.of(address), addresses.allowed(address));
    assertEquals(address, addresses.orHome(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " /",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%2fevil.example",
        "/%5cevil.example",
        "%2f%2fevil.example",
        "/jobs/%2f..%2fnew",
        "/jobs/../new",
        "/jobs/",
        "/jobs/a/b",
        "/jobs/a?x=//evil.example",
        "/new/",
        "/new#x",
        "/new\r\nLocation: https://evil.example",
        "/new\n",
        "/new\t",
        "/new\u0000",
        "https://notebook.example.org@evil.example/fits?from=drumlin",
        "https://user:word@notebook.example.org/fits?from=drumlin",
        "http://notebook.example.org/fits?from=drumlin",
        "HTTPS://notebook.example.org/fits?from=drumlin",
        "https://notebook.example.org/fits?from=drumlin&x=1",
        "https://notebook.example.org/fits?from=drumlin#x",
        "https://notebook.example.org/fits",
        "https://notebook.example.org.evil.example/fits?from=drumlin",
        "https:notebook.example.org/fits?from=drumlin",
        "https://notebook.example.org\\@evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "JavaScript://%0aalert(1)",
        "data:text/html,x",
        "evil.example",
        "./new",
        "/\u2044evil.example",
        "/\uFF0Fevil.example"
      })
  void everythingElseLeadsHome(String address) {
    assertTrue(addresses.allowed(address).isEmpty());
    assertEquals("/", addresses.orHome(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/new",
        "notebook.example.org",
        "https://",
        "ftp://x.example/",
        "https://a@b.example/",
        "x y"
      })
  void theListHoldsWholeAddressesOnly(String address) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new ReturnAddress(List.of(address)));
    assertTrue(String.valueOf(refused.getMessage()).contains(address), refused.getMessage());
  }

  @Test
  void anEmptyListAllowsPagesOnly() {
    ReturnAddress none = new ReturnAddress(List.of());
    assertEquals("/", none.orHome(LISTED));
    assertEquals("/new", none.orHome("/new"));
  }
}
