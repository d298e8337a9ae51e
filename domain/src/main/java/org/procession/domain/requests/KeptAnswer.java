package org.procession.domain.requests;

import org.jspecify.annotations.Nullable;

/**
 * How a request was answered.
 *
 * @param status of HTTP
 * @param location the address of what was made
 * @param etag the version of what was made or changed
 * @param body null when it is not kept
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, which nobody compares
public record KeptAnswer(
    int status,
    @Nullable String location,
    @Nullable String etag,
    @Nullable String mediaType,
    byte @Nullable [] body) {}
