/**
 * {@code drumlin admin}: what whoever keeps a group's server does on its command line, on the
 * stores that the server's configuration names, whether it runs or not.
 */
@NullMarked
package org.drumlin.cli.admin;

import org.jspecify.annotations.NullMarked;
