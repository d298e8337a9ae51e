package org.procession.domain.data;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of imports.
 *
 * @param maxSize of one content
 */
@ConfigurationProperties("procession.imports")
public record ImportProperties(@DefaultValue("1000MB") DataSize maxSize) {}
