/**
 * A cluster and this program's folder on it: what is put there, what is looked at, and what follows
 * from what was seen. Uses of shared the packages shell, slurm and job; knows neither the store nor
 * HTTP.
 */
@NullMarked
package org.drumlin.cluster;

import org.jspecify.annotations.NullMarked;
