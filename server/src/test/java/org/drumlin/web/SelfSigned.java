package org.drumlin.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this computer that nobody vouches for, made by openssl. */
record SelfSigned(Path certificate, Path key) {

  static SelfSigned in(Path folder) throws IOException, InterruptedException {
    SelfSigned made = new SelfSigned(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    Path log = folder.resolve("openssl.log");
    String line = "openssl req -x509 -nodes -days 2 -subj /CN=drumlin -newkey rsa:2048 -addext";
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.add("subjectAltName=IP:127.0.0.1");
    words.addAll(List.of("-keyout", made.key.toString(), "-out", made.certificate.toString()));
    Process openssl =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (openssl.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
    return made;
  }

  /** For a client that trusts it, and nothing else. */
  SSLContext trusted() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(certificate)) {
      store.setCertificateEntry(
          "drumlin", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
