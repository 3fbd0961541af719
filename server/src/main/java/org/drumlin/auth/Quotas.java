package org.drumlin.auth;

/**
 * What people may take up, by role; guests apart, for anybody can be one.
 *
 * @param guest whatever the role
 */
public record Quotas(Quota user, Quota script, Quota admin, Quota guest) {
  private static final long GIGA = 1L << 30;
  private static final long UPLOAD = 64L << 20;

  /** The same for all, as in a hub that one person has alone. */
  public static Quotas same(Quota quota) {
    return new Quotas(quota, quota, quota, quota);
  }

  /** For a group of some dozens of people on one disk. */
  public static Quotas standard() {
    Quota member = new Quota(2000, 20 * GIGA, UPLOAD);
    return new Quotas(
        member, member, new Quota(10_000, 100 * GIGA, UPLOAD), new Quota(200, GIGA, UPLOAD));
  }

  /** What that user may take up. */
  public Quota of(User user) {
    if (user.guest()) {
      return guest;
    }
    return switch (user.role()) {
      case USER -> user();
      case SCRIPT -> script;
      case ADMIN -> admin;
    };
  }
}
