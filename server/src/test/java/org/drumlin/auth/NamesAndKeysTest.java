package org.drumlin.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, passwords and recovery keys: what is taken, and what is the same. */
final class NamesAndKeysTest {
  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @ValueSource(strings = {"Anna Berg", "o'neil", "anna@example.org", "李 小龙", "Zoë", "user_1-a+b"})
  void namesOfPeopleAreTaken(String name) throws Exception {
    assertEquals(name, UserName.checked(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "   ",
        "../etc/passwd",
        "a/b",
        "a\\b",
        "a\nb",
        "a\rb",
        "a\u0000b",
        "anna\u202egreb",
        "an\u200bna",
        "<script>",
        "-rf",
        ".hidden",
        "a;b",
        "$(id)",
        "a\"b",
        "a:b"
      })
  void namesThatCouldBeSomethingElseAreNot(String name) {
    assertThrows(AccountException.class, () -> UserName.checked(name));
  }

  @Test
  void aNameHasAnEnd() throws Exception {
    assertEquals(64, UserName.checked("a".repeat(64)).length());
    assertThrows(AccountException.class, () -> UserName.checked("a".repeat(65)));
    assertThrows(AccountException.class, () -> UserName.checked("a".repeat(1_000_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "Anna,anna",
    "ANNA,Anna",
    "Ann\u0061\u0308,Ann\u00e4",
    "STRASSE,stra\u00dfe",
    "\uff21nna,Anna",
    "Anna  Berg,anna berg"
  })
  void whatLooksTheSameIsTheSameName(String one, String other) {
    assertEquals(UserName.key(one), UserName.key(other));
    assertNotEquals(UserName.key(one), UserName.key(other + "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"five wet herons", "          x y z    ", "漢字かな交じり文の合言葉", "12345678901x"})
  void longPasswordsOfAnyCharactersAreTaken(String password) throws Exception {
    rules.check(password, "Anna");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "ninechars",
        "1234567890",
        "Password123",
        "QWERTYUIOP",
        "aaaaaaaaaaaaaaaa",
        "abababababab",
        "anna of berg",
        "AnnaOfBerg",
        "annaofberg1"
      })
  void shortOnesTheCommonestAndTheNameAreNot(String password) {
    AccountException refused =
        assertThrows(AccountException.class, () -> rules.check(password, "Anna of Berg"));
    assertEquals(AccountException.Reason.INVALID, refused.reason());
  }

  @Test
  void aPasswordHasAnEnd() throws Exception {
    rules.check("ab c".repeat(32), "Anna");
    assertThrows(AccountException.class, () -> rules.check("ab c".repeat(32) + "d", "Anna"));
  }

  @Test
  void aRecoveryKeyIsReadAsItIsTyped() {
    for (int i = 0; i < 200; i++) {
      RecoveryKey key = RecoveryKey.create();
      String shown = key.shown();
      assertTrue(shown.matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}"), shown);
      assertEquals(Optional.of(key), RecoveryKey.parse(shown));
      String typed =
          " "
              + shown
                  .toLowerCase(Locale.ROOT)
                  .replace('-', ' ')
                  .replace('0', 'o')
                  .replace('1', 'l');
      assertEquals(Optional.of(key), RecoveryKey.parse(typed));
    }
  }

  @Test
  void typingErrorsAreTold() {
    int missed = 0;
    for (int i = 0; i < 300; i++) {
      String key = RecoveryKey.create().characters();
      char wrong = key.charAt(i % 26) == 'Z' ? 'Y' : 'Z';
      String typed = key.substring(0, i % 26) + wrong + key.substring(i % 26 + 1);
      missed += RecoveryKey.parse(typed).isPresent() ? 1 : 0;
      assertTrue(RecoveryKey.parse(key.substring(1)).isEmpty());
    }
    assertTrue(missed <= 6, "of 300 errors " + missed + " went unnoticed; one in 1024 should");
  }

  @Test
  void keysAndIdsDoNotRepeat() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      assertTrue(seen.add(RecoveryKey.create().characters()));
      assertTrue(seen.add(Opaque.id()));
    }
    assertEquals(22, Opaque.id().length(), "128 bits");
    assertEquals(43, Opaque.token().length(), "256 bits");
  }

  @Test
  void aServersSecretIsLongAndStaysUnsaid() {
    assertThrows(IllegalArgumentException.class, () -> ServerSecret.of("too short"));
    ServerSecret secret = ServerSecret.of("0123456789abcdef0123456789abcdef");
    assertEquals("ServerSecret", secret.toString());
    assertNotEquals(Opaque.text(secret.key("a")), Opaque.text(secret.key("b")));
  }
}
