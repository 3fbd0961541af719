package org.drumlin.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "fits.example.org, https://fits.example.org",
    " HTTPS://Fits.Example.org/ , https://fits.example.org",
    "fits.example.org:8443, https://fits.example.org:8443",
    "https://example.org/drumlin/, https://example.org/drumlin",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://localhost, http://localhost"
  })
  void whatPeopleTypeIsAnAddress(String typed, String meant) throws Exception {
    assertEquals(meant, AddressText.address(typed).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://example.org",
        "https://",
        "https://me:secret@example.org",
        "https://example.org/?a=b",
        "https://example.org/#x",
        "not an address"
      })
  void whatIsNoneIsRefused(String typed) {
    assertEquals(
        422, assertThrows(TargetException.class, () -> AddressText.address(typed)).status());
  }

  @Test
  void aPasswordNeverGoesInTheOpen() {
    TargetException refused =
        assertThrows(TargetException.class, () -> AddressText.address("http://example.org"));
    assertTrue(String.valueOf(refused.getMessage()).contains("https://"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "local", "two words", "-x", "a/b"})
  void whatCannotNameATargetIsRefused(String typed) {
    assertThrows(TargetException.class, () -> AddressText.name(typed));
  }
}
