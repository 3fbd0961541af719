package org.drumlin.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.drumlin.auth.AccountException.Reason;
import org.drumlin.auth.Passwords.Cost;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
  private static final Cost CHEAP = new Cost(64, 1, 1);
  private final Passwords passwords = new Passwords(CHEAP);

  @Test
  void theStandardIsArgon2idOf19MiBAndTwoPasses() throws Exception {
    Passwords standard = new Passwords(Cost.STANDARD);
    String hash = standard.hash("correct horse");
    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    assertTrue(standard.matches("correct horse", Optional.of(hash)));
    assertFalse(standard.matches("correct horsf", Optional.of(hash)));
  }

  /** Made by the reference implementation: argon2 somesalt -id -t 2 -k 256 -p 1, "password". */
  @Test
  void aHashOfTheReferenceImplementationIsUnderstood() throws Exception {
    String reference =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ" + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assertTrue(passwords.matches("password", Optional.of(reference)));
    assertFalse(passwords.matches("passwore", Optional.of(reference)));
  }

  @Test
  void theSamePasswordGivesAnotherHashEachTime() throws Exception {
    assertNotEquals(passwords.hash("five wet herons"), passwords.hash("five wet herons"));
  }

  @Test
  void nobodysPasswordMatchesNothing() throws Exception {
    assertFalse(passwords.matches("five wet herons", Optional.empty()));
    assertFalse(passwords.matches("", Optional.empty()));
  }

  @Test
  void anotherKeyboardTypesTheSamePassword() throws Exception {
    String hash = passwords.hash("Stra\u00dfe gr\u00fcn \u00e9t\u00e9");
    assertTrue(passwords.matches("Stra\u00dfe gru\u0308n e\u0301te\u0301", Optional.of(hash)));
  }

  @Test
  void whatCostsLessThanNewOnesIsOutgrown() throws Exception {
    String hash = passwords.hash("five wet herons");
    assertFalse(passwords.outgrown(hash));
    assertTrue(new Passwords(new Cost(128, 1, 1)).outgrown(hash));
    assertTrue(new Passwords(new Cost(64, 2, 1)).outgrown(hash));
    assertFalse(new Passwords(new Cost(8, 1, 1)).outgrown(hash), "never made weaker");
  }

  @Test
  void moreThanAFewAtOnceAreTurnedAwayInWords() {
    Passwords none = new Passwords(CHEAP, 0, Duration.ZERO);
    AccountException busy =
        assertThrows(AccountException.class, () -> none.hash("five wet herons"));
    assertEquals(Reason.BUSY, busy.reason());
    assertTrue(busy.remedy().orElse("").contains("Try again"));
    assertFalse(busy.patience().isZero());
  }
}
