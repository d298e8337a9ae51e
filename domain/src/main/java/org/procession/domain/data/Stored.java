package org.procession.domain.data;

import java.util.UUID;

/** A record that there is, and what is to be said of it in a table. */
public record Stored<N>(UUID id, N record) {}
