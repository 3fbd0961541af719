package org.drumlin.remote;

import java.security.cert.CertificateException;
import org.drumlin.job.ServerCertificate;

/** The server showed a certificate that nobody has said to trust. */
final class UntrustedCertificate extends CertificateException {
  private static final long serialVersionUID = 1L;
  private final transient ServerCertificate certificate;
  private final boolean changed;

  /**
   * @param changed whether another one was taken for this address before
   */
  UntrustedCertificate(ServerCertificate certificate, boolean changed, CertificateException why) {
    super("not trusted: " + certificate, why);
    this.certificate = certificate;
    this.changed = changed;
  }

  ServerCertificate certificate() {
    return certificate;
  }

  boolean changed() {
    return changed;
  }
}
