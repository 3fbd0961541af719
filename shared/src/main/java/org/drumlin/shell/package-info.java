/** Run a command, move files: on this computer or over SSH. */
@NullMarked
package org.drumlin.shell;

import org.jspecify.annotations.NullMarked;
