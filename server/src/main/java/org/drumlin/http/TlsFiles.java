package org.drumlin.http;

import java.nio.file.Path;

/**
 * What a server speaks TLS with, both in PEM.
 *
 * @param certificate the chain, the server's own first
 * @param key its private key, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}
