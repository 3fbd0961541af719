package org.drumlin.slurm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A real slurmdbd over a MariaDB of its own, which answers on a socket in the folder only. */
final class SlurmDatabase implements AutoCloseable {
  private final Path folder;
  private final Path munge;
  private final int port;
  private final String me;
  private final Daemon mariadb;
  private final Daemon slurmdbd;

  SlurmDatabase(Path folder, Path munge, int port, String me) {
    this.folder = folder;
    this.munge = munge;
    this.port = port;
    this.me = me;
    mariadb =
        new Daemon(
            folder.resolve("mariadb.log"),
            Map.of(),
            "mariadbd",
            "--no-defaults",
            "--user=" + me,
            "--datadir=" + folder.resolve("data"),
            "--socket=" + socket(),
            "--pid-file=" + folder.resolve("mariadb.pid"),
            "--skip-networking",
            "--innodb-buffer-pool-size=64M",
            "--innodb-lock-wait-timeout=900",
            "--innodb-flush-log-at-trx-commit=0");
    slurmdbd =
        new Daemon(
            folder.resolve("slurmdbd.out"),
            Map.of("SLURM_CONF", conf().toString(), "MYSQL_UNIX_PORT", socket().toString()),
            "slurmdbd",
            "-D");
  }

  void start() throws Exception {
    Files.createDirectories(folder);
    SlurmFixture.command(
        Map.of(),
        "mariadb-install-db",
        "--no-defaults",
        "--user=" + me,
        "--datadir=" + folder.resolve("data"),
        "--auth-root-authentication-method=normal",
        "--skip-test-db");
    mariadb.startAnd(() -> sql("select 1"));
    if (!sql(
        "create database slurm_acct; create user 'slurm'@'localhost' identified by 'of-tests';"
            + " grant all on slurm_acct.* to 'slurm'@'localhost'")) {
      throw new IOException("the database of slurm cannot be made");
    }
    Path settings = folder.resolve("slurmdbd.conf");
    Files.write(
        settings,
        List.of(
            "AuthType=auth/munge",
            "AuthInfo=socket=" + munge,
            "DbdHost=localhost",
            "DbdAddr=127.0.0.1",
            "DbdPort=" + port,
            "SlurmUser=" + me,
            "PidFile=" + folder.resolve("slurmdbd.pid"),
            "LogFile=" + folder.resolve("slurmdbd.log"),
            "StorageType=accounting_storage/mysql",
            "StorageHost=localhost",
            "StorageUser=slurm",
            "StoragePass=of-tests",
            "StorageLoc=slurm_acct"));
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
    Files.write(conf(), List.of());
    slurmdbd.startAnd(this::listens);
  }

  /** Accounting that can be taken away while the queue works. */
  Daemon daemon() {
    return slurmdbd;
  }

  @Override
  public void close() {
    slurmdbd.kill();
    mariadb.kill();
  }

  private Path socket() {
    return folder.resolve("sql");
  }

  /** slurmdbd.conf is looked for beside it. */
  private Path conf() {
    return folder.resolve("slurm.conf");
  }

  private boolean sql(String statement) throws Exception {
    Process client =
        new ProcessBuilder(
                "mariadb",
                "--no-defaults",
                "-u",
                "root",
                "-S",
                socket().toString(),
                "-e",
                statement)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return client.waitFor() == 0;
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
