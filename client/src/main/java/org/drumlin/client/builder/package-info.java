/**
 * The screen where a fit is built: data, model, parameters, method, and the live plot of them. Uses
 * control, task, api and the shared rooms fit, data and model.
 */
@NullMarked
package org.drumlin.client.builder;

import org.jspecify.annotations.NullMarked;
