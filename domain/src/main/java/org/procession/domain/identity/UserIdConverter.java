package org.procession.domain.identity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Users' ids as the database stores them. */
@Converter(autoApply = true)
class UserIdConverter implements AttributeConverter<@Nullable UserId, @Nullable String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable UserId id) {
    return id == null ? null : id.value();
  }

  @Override
  public @Nullable UserId convertToEntityAttribute(@Nullable String value) {
    return value == null ? null : new UserId(value);
  }
}
