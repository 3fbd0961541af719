/**
 * What a fit asks of a cluster's queue: the form of the job's script, filled with what the cluster
 * offers, and the script as it becomes. Part of the screen Fits; uses api, control, task.
 */
@NullMarked
package org.drumlin.client.queue;

import org.jspecify.annotations.NullMarked;
