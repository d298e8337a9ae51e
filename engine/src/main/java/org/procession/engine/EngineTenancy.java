package org.procession.engine;

/** How the engine keeps tenants apart. */
public enum EngineTenancy {
  /** Not at all: to it all are one, and which is meant the sealed variables say. */
  SHARED,
  /** Each has its own models, messages, jobs and tasks. For an engine since 8.8 with tenants. */
  PER_TENANT;

  /** What the engine calls the only tenant of those who know none. */
  public static final String NONE = "<default>";

  /** By which the engine knows a tenant. */
  public String nameOf(String tenant) {
    return switch (this) {
      case SHARED -> NONE;
      case PER_TENANT -> tenant;
    };
  }
}
