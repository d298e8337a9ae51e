package org.procession.workers.files;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where ClamAV's daemon listens.
 *
 * @param answerWithin after the last byte; longer than the daemon's own {@code MaxScanTime}
 * @param maxUnpacked of all that is in a ZIP archive, and in archives within it
 */
@ConfigurationProperties("procession.clamav")
record ClamdProperties(
    @DefaultValue("127.0.0.1") String host,
    @DefaultValue("3310") int port,
    @DefaultValue("6m") Duration answerWithin,
    @DefaultValue("2000MB") DataSize maxUnpacked) {}
