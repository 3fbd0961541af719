package org.drumlin.slurm;

/**
 * What is wrong with a request, and what to do.
 *
 * @param field its key in the request's JSON, such as {@code walltime} or {@code modules[1]}; empty
 *     for the request as a whole
 * @param message for a person
 */
public record Problem(String field, String message) {}
