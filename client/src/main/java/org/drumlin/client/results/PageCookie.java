package org.drumlin.client.results;

import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import org.drumlin.client.api.HubAddress;

/**
 * Opens the hub to the WebView, which can send no header of ours: the launch's secret goes into a
 * cookie, to the hub's own host, out of reach of scripts. Cookies from elsewhere are refused.
 */
final class PageCookie {
  private PageCookie() {}

  static void keep(HubAddress address) {
    var cookie = new HttpCookie(address.cookie(), address.token());
    cookie.setDomain(address.base().getHost());
    cookie.setPath("/");
    cookie.setVersion(0);
    cookie.setHttpOnly(true);
    var cookies = new CookieManager(null, CookiePolicy.ACCEPT_NONE);
    cookies.getCookieStore().add(address.base(), cookie);
    CookieHandler.setDefault(cookies);
  }
}
