/**
 * The user's own models: a list of their files, and an editor that checks what is written. Uses
 * control and task.
 */
@NullMarked
package org.drumlin.client.models;

import org.jspecify.annotations.NullMarked;
