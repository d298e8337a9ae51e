package org.procession.domain.files;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of files.
 *
 * @param maxSize of one version. ClamAV scans nothing of 2 GiB or more; what the scanner's own
 *     limit is below this is uploaded and then found too large
 * @param uploadWithin how long after its declaration the content of a version is waited for
 */
@ConfigurationProperties("procession.files")
public record FileProperties(
    @DefaultValue("2000MB") DataSize maxSize, @DefaultValue("24h") Duration uploadWithin) {}
