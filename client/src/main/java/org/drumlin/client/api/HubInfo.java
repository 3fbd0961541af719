package org.drumlin.client.api;

/** What a hub says of itself. */
public record HubInfo(String version, int threads, int slots, String engine) {}
