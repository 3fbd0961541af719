package org.drumlin.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * An sshd that asks for codes of six digits, each good once, through PAM. Needs root, for a service
 * of PAM lies in the system's folder.
 */
public final class CodeFixture implements AutoCloseable {
  private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEH";

  private final Path service;
  private final Path folder;
  private final SshFixture sshd;

  private CodeFixture(Path service, Path folder, SshFixture sshd) {
    this.service = service;
    this.folder = folder;
    this.sshd = sshd;
  }

  /**
   * @param methods as sshd's AuthenticationMethods
   */
  public static CodeFixture start(String methods) throws Exception {
    // PAM knows a service by the name of its program.
    String name = "drumlin-" + UUID.randomUUID().toString().substring(0, 8);
    Path folder = Files.createTempDirectory(name);
    Path program = Files.createSymbolicLink(folder.resolve(name), Path.of("/usr/sbin/sshd"));
    Path service = Path.of("/etc/pam.d").resolve(name);
    Files.writeString(
        service,
        "auth required pam_google_authenticator.so\n"
            + "account required pam_permit.so\nsession required pam_permit.so\n");
    SshFixture sshd =
        new SshFixture.Builder()
            .program(program)
            .line("UsePAM yes")
            .line("KbdInteractiveAuthentication yes")
            .line("AuthenticationMethods " + methods)
            .start();
    Path secret = sshd.user().home().resolve(".google_authenticator");
    Files.writeString(secret, SECRET + "\n\" DISALLOW_REUSE\n\" WINDOW_SIZE 17\n\" TOTP_AUTH\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("r--------"));
    sshd.user().own(secret);
    return new CodeFixture(service, folder, sshd);
  }

  public SshFixture sshd() {
    return sshd;
  }

  /** The one that counts now. */
  public String code() {
    try {
      return SshRun.run("oathtool", "--totp", "-b", SECRET).strip();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    sshd.close();
    try {
      Files.deleteIfExists(service);
      SshRun.run("rm", "-r", folder.toString());
    } catch (Exception e) {
      throw new AssertionError("cannot tidy up " + folder, e);
    }
  }
}
