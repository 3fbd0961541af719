package org.drumlin.remote;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.drumlin.data.Sha256;
import org.drumlin.job.ServerCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Which certificate of a server is believed: one that the system trusts, for the name that was
 * asked for; or the very one its user was shown and took. A server with another one than that is
 * not spoken to.
 */
final class ServerTrust implements X509TrustManager, HostnameVerifier {
  /** Names as HTTPS has them; the one that Java brings believes nobody. */
  private static final HostnameVerifier NAMES = new OkHttpClient().hostnameVerifier();

  private final X509TrustManager system;
  private final String pinned;

  /**
   * @param pinned SHA-256 of the certificate that was taken; empty when none was
   */
  ServerTrust(String pinned) {
    this.system = ofSystem();
    this.pinned = pinned;
  }

  /** A client that believes as this does. */
  OkHttpClient.Builder on(OkHttpClient.Builder client) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, new SecureRandom());
      return client.sslSocketFactory(context.getSocketFactory(), this).hostnameVerifier(this);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate @Nullable [] chain, @Nullable String type)
      throws CertificateException {
    if (chain == null || chain.length == 0) {
      throw new CertificateException("the server showed no certificate");
    }
    if (sha256(chain[0]).equals(pinned)) {
      return;
    }
    try {
      system.checkServerTrusted(chain, type);
    } catch (CertificateException e) {
      throw new UntrustedCertificate(described(chain[0]), !pinned.isEmpty(), e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate @Nullable [] chain, @Nullable String type)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return system.getAcceptedIssuers();
  }

  @Override
  public boolean verify(String host, SSLSession session) {
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate leaf
          && (sha256(leaf).equals(pinned) || NAMES.verify(host, session));
    } catch (SSLPeerUnverifiedException | CertificateException e) {
      return false;
    }
  }

  static ServerCertificate described(X509Certificate certificate) throws CertificateException {
    return new ServerCertificate(
        sha256(certificate),
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getNotAfter().toInstant());
  }

  private static String sha256(X509Certificate certificate) throws CertificateException {
    return Sha256.of(certificate.getEncoded());
  }

  private static X509TrustManager ofSystem() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java trusts nobody", e);
    }
  }
}
