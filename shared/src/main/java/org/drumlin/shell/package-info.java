/**
 * Run a command, move files: on this computer or over SSH. The only room that knows the SSH
 * library; nothing of it is in the runner's jar.
 */
@NullMarked
package org.drumlin.shell;

import org.jspecify.annotations.NullMarked;
