/**
 * How a job is talked about: states, events, the folder contract and the API's wire types. Uses fit
 * and model.
 */
@NullMarked
package org.drumlin.job;

import org.jspecify.annotations.NullMarked;
