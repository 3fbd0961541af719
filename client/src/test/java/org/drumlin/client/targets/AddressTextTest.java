package org.drumlin.client.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "fits.example.org, https://fits.example.org, fits",
    "'  https://fits.example.org/ ', https://fits.example.org, fits",
    "beamline:8443, https://beamline:8443, beamline",
    "https://example.org/drumlin/, https://example.org/drumlin, example",
    "http://127.0.0.1:8080, http://127.0.0.1:8080, server",
    "http://localhost:8080, http://localhost:8080, localhost",
    "https://[2001:db8::1]:8443, https://[2001:db8::1]:8443, server"
  })
  void anAddressIsReadAsPeopleTypeIt(String typed, String address, String name) {
    var read = AddressText.read(typed);
    assertEquals("", read.problem());
    assertEquals(address, read.address());
    assertEquals(name, read.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://", "ftp://fits.example.org", "fits example org", "https://:80", "a|b"})
  void whatIsNoAddressIsSaidToBeNone(String typed) {
    assertEquals(
        "This is no address of a server. Write one such as https://fits.example.org.",
        AddressText.read(typed).problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://anna:secret@fits.example.org", "fits.example.org/?a=1", "a/#b"})
  void anAddressCarriesNothingElse(String typed) {
    assertEquals(
        "Write the address alone: no name, question mark or # in it.",
        AddressText.read(typed).problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://fits.example.org", "http://127.0.0.1.example.org"})
  void aPasswordIsNotSentReadable(String typed) {
    assertEquals(
        "With http:// your password could be read on the way. Write https:// instead.",
        AddressText.read(typed).problem());
  }
}
