package org.procession.workers.files;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What reading a document may take.
 *
 * @param memory of the process that reads it
 * @param readWithin after which that process is killed
 */
@ConfigurationProperties("procession.files.text")
record TextProperties(
    @DefaultValue("256MB") DataSize memory, @DefaultValue("60s") Duration readWithin) {}
