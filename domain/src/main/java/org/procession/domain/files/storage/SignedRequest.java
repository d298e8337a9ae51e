package org.procession.domain.files.storage;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A request to the store that whoever has it may send, as it is and until it expires. The store
 * answers 403 to one that was changed or came too late.
 *
 * @param headers that are signed too and must be sent; beside {@code Content-Length}, which HTTP
 *     clients set themselves
 */
public record SignedRequest(
    String method, URI url, Map<String, String> headers, Instant expiresAt) {
  public SignedRequest {
    headers = Map.copyOf(headers);
  }
}
