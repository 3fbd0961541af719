package org.drumlin.remote;

import java.util.List;
import org.drumlin.slurm.Problem;

/**
 * The script that a request would become.
 *
 * @param problems what the cluster would refuse
 */
public record ScriptPreview(String script, List<Problem> problems) {}
