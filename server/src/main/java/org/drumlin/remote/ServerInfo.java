package org.drumlin.remote;

/** What a hub says of itself. */
public record ServerInfo(String version, int threads, int slots, String engine) {}
