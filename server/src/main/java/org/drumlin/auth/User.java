package org.drumlin.auth;

/**
 * Somebody jobs belong to.
 *
 * @param id never changes, never used twice
 * @param name shown to people
 */
public record User(String id, String name) {}
