package org.drumlin.remote;

/** What a client shows to be let in. Safe for many threads. */
interface Access {
  /**
   * The token to send.
   *
   * @throws ServerException when there is none, or a new one cannot be had now
   */
  String bearer() throws ServerException;

  /**
   * The server refused that token.
   *
   * @return whether there is another one to try
   */
  boolean renew(String refused) throws ServerException;

  /** One token for good. */
  record Fixed(String bearer) implements Access {
    @Override
    public boolean renew(String refused) {
      return false;
    }

    @Override
    public String toString() {
      return "Fixed";
    }
  }
}
