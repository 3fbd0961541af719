package org.drumlin.client.results;

import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import org.drumlin.remote.ServerAddress;

/**
 * Opens the hub to the WebView, which can send no header of ours: the launch's secret goes into a
 * cookie, to the hub's own host, out of reach of scripts. Cookies from elsewhere are refused.
 */
final class PageCookie {
  private PageCookie() {}

  static void keep(ServerAddress address) {
    var cookie = new HttpCookie(address.cookie(), address.token());
    cookie.setDomain(address.base().getHost());
    cookie.setPath("/");
    cookie.setVersion(0);
    cookie.setHttpOnly(true);
    var cookies = jar();
    cookies.getCookieStore().removeAll();
    cookies.getCookieStore().add(address.base(), cookie);
  }

  /** The jar there is: WebKit keeps the one it met at its first load, whatever comes later. */
  private static CookieManager jar() {
    if (CookieHandler.getDefault() instanceof CookieManager present) {
      return present;
    }
    var fresh = new CookieManager(null, CookiePolicy.ACCEPT_NONE);
    CookieHandler.setDefault(fresh);
    return fresh;
  }
}
