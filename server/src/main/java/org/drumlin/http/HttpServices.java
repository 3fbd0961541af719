package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.AuditLog;
import org.drumlin.model.Catalogue;
import org.drumlin.remote.Targets;
import org.drumlin.store.ContentStore;
import org.drumlin.store.JobStore;

/**
 * What the HTTP server works with.
 *
 * @param jobs the folder of all job folders
 * @param catalogue the models that documents may name
 * @param info what {@code /info} answers now
 * @param accounts of a group's server; empty where one user has it alone
 * @param targets the places its user computes at; none for a group's server, which computes itself
 * @param clusters whose queues compute; empty where it knows nothing of them
 */
public record HttpServices(
    JobStore store,
    ContentStore files,
    Path jobs,
    CurveSource curves,
    Catalogue catalogue,
    DeviceSource devices,
    Supplier<ObjectNode> info,
    AuditLog audit,
    Optional<Accounts> accounts,
    Optional<Targets> targets,
    Optional<ClusterServices> clusters) {

  /** A server without accounts and targets. */
  public HttpServices(
      JobStore store,
      ContentStore files,
      Path jobs,
      CurveSource curves,
      Catalogue catalogue,
      DeviceSource devices,
      Supplier<ObjectNode> info,
      AuditLog audit) {
    this(
        store,
        files,
        jobs,
        curves,
        catalogue,
        devices,
        info,
        audit,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same for a group's server. */
  public HttpServices with(Accounts people) {
    return new HttpServices(
        store,
        files,
        jobs,
        curves,
        catalogue,
        devices,
        info,
        audit,
        Optional.of(people),
        targets,
        clusters);
  }

  /** The same for a hub with targets. */
  public HttpServices with(Targets hub) {
    return new HttpServices(
        store,
        files,
        jobs,
        curves,
        catalogue,
        devices,
        info,
        audit,
        accounts,
        Optional.of(hub),
        clusters);
  }

  /** The same where clusters compute. */
  public HttpServices with(ClusterServices queues) {
    return new HttpServices(
        store,
        files,
        jobs,
        curves,
        catalogue,
        devices,
        info,
        audit,
        accounts,
        targets,
        Optional.of(queues));
  }
}
