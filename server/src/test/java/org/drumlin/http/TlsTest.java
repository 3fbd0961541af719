package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.drumlin.auth.LaunchDoorkeeper;
import org.drumlin.auth.LaunchSecret;
import org.drumlin.auth.LocalOwner;
import org.drumlin.store.SqliteJobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with certificates made by openssl, as administrators make them. */
final class TlsTest {
  @TempDir Path folder;

  private TlsFiles certificate(String name, String... kind) throws Exception {
    TlsFiles files = new TlsFiles(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    List<String> line =
        new java.util.ArrayList<>(
            List.of("openssl", "req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=" + name));
    line.addAll(List.of(kind));
    line.addAll(List.of("-keyout", files.key().toString(), "-out", files.certificate().toString()));
    assertEquals(
        0, new ProcessBuilder(line).redirectError(folder.resolve("e").toFile()).start().waitFor());
    return files;
  }

  private TlsFiles rsa(String name) throws Exception {
    return certificate(name, "-newkey", "rsa:2048");
  }

  private TlsFiles ec(String name) throws Exception {
    return certificate(name, "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
  }

  @Test
  void keysOfTheUsualKindsAreRead() throws Exception {
    for (TlsFiles files :
        List.of(rsa("one"), ec("two"), certificate("three", "-newkey", "ed25519"))) {
      KeyStore store = PemFiles.keyStore(files);
      assertTrue(store.isKeyEntry("server"), files.toString());
    }
  }

  @Test
  void whatIsNoKeyOrCertificateIsSaid() throws Exception {
    TlsFiles one = rsa("one");
    assertTrue(refusal(new TlsFiles(one.key(), one.key())).contains("no certificate"));
    assertTrue(
        refusal(new TlsFiles(one.certificate(), one.certificate())).contains("no private key"));
    assertTrue(
        refusal(new TlsFiles(one.certificate(), ec("two").key())).contains("is not the key of"));
    Path old = folder.resolve("old.key");
    assertEquals(
        0,
        new ProcessBuilder(
                "openssl", "rsa", "-traditional", "-in", one.key() + "", "-out", old + "")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("e").toFile())
            .start()
            .waitFor());
    assertTrue(refusal(new TlsFiles(one.certificate(), old)).contains("openssl pkcs8 -topk8"));
  }

  private static String refusal(TlsFiles files) {
    return String.valueOf(
        assertThrows(IOException.class, () -> PemFiles.keyStore(files)).getMessage());
  }

  @Test
  void aRenewedCertificateIsTakenIntoUse() throws Exception {
    TlsFiles files = rsa("first");
    HttpSettings settings =
        new HttpSettings(
            "127.0.0.1",
            0,
            Optional.of(URI.create("https://fits.example.org")),
            List.of(),
            Optional.of(files),
            HttpLimits.STANDARD);
    try (SqliteJobStore store =
            SqliteJobStore.open(folder.resolve("data"), java.time.InstantSource.system());
        HttpServer server =
            HttpServer.start(
                settings,
                TestHub.services(store, folder),
                new LaunchDoorkeeper(new LocalOwner(), LaunchSecret.create(), "test"))) {
      assertEquals("CN=first", shown(server.port()));
      TlsFiles next = ec("second");
      Files.move(next.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
      Files.move(next.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!shown(server.port()).equals("CN=second")) {
        assertTrue(System.nanoTime() < end, "the new certificate is not used");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
      assertNotEquals(0, server.port());
    }
  }

  /** The subject of the certificate that the server shows. */
  private static String shown(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return first.getSubjectX500Principal().getName();
    }
  }

  /** Looks only at what is shown. */
  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
