package org.procession.domain.identity;

/**
 * A new API key.
 *
 * @param key the key itself, which is told this once
 */
public record IssuedApiKey(String key, ApiKeyRecord record) {
  @Override
  public String toString() {
    return record.toString();
  }
}
