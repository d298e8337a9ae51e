package org.procession.engine;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the process engine is looked at.
 *
 * @param rest of its REST API; without, it is taken for one before 8.8
 * @param user with {@code password}, for an engine that asks who calls; empty for one that does not
 * @param records of the store that an engine before 8.8 exports to; null for none
 * @param tenancy how it keeps tenants apart
 */
@ConfigurationProperties("procession.engine")
public record EngineAddress(
    @Nullable URI rest,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @Nullable URI records,
    @DefaultValue("shared") EngineTenancy tenancy) {

  /** An engine before 8.8 that lets everyone in. */
  public static EngineAddress open(URI rest) {
    return new EngineAddress(rest, "", "", null, EngineTenancy.SHARED);
  }

  /** Whether it asks who calls. */
  public boolean asksWho() {
    return !user.isBlank();
  }
}
