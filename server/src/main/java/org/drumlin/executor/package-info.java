/**
 * Who runs fits: the local executor, which starts runner processes and follows them; the remote
 * one, which has servers compute; and the warm evaluator's process. Uses store and remote, and of
 * shared only job and runner's command line.
 */
@NullMarked
package org.drumlin.executor;

import org.jspecify.annotations.NullMarked;
