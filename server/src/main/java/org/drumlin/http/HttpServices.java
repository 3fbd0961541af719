package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.drumlin.auth.AuditLog;
import org.drumlin.model.Catalogue;
import org.drumlin.store.ContentStore;
import org.drumlin.store.JobStore;

/**
 * What the HTTP server works with.
 *
 * @param jobs the folder of all job folders
 * @param catalogue the models that documents may name
 * @param info what {@code /info} answers now
 */
public record HttpServices(
    JobStore store,
    ContentStore files,
    Path jobs,
    CurveSource curves,
    Catalogue catalogue,
    DeviceSource devices,
    Supplier<ObjectNode> info,
    AuditLog audit) {}
