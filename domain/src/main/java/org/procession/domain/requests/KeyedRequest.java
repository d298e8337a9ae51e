package org.procession.domain.requests;

/**
 * A request that its sender may send again.
 *
 * @param key by which the sender knows it: 1 to 255 characters, unique among the sender's requests
 * @param fingerprint SHA-256, in 64 hexadecimal digits, of all that makes it this request
 */
public record KeyedRequest(String key, String fingerprint) {}
