/** Who asks, and may they: users, tokens, the audit log, and the gate before every request. */
@NullMarked
package org.drumlin.auth;

import org.jspecify.annotations.NullMarked;
