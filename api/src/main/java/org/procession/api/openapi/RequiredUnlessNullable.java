package org.procession.api.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells clients which fields are always there: those of a record that cannot be null. */
@Component
class RequiredUnlessNullable implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    var of = Json.mapper().constructType(type.getType());
    if (schema != null && schema.get$ref() != null && of != null && of.getRawClass().isRecord()) {
      var name = RefUtils.extractSimpleName(schema.get$ref()).getLeft();
      require(of.getRawClass(), context.getDefinedModels().get(name.toString()));
    }
    return schema;
  }

  private static void require(Class<?> type, @Nullable Schema<?> schema) {
    if (schema != null) {
      Arrays.stream(type.getRecordComponents())
          .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
          .forEach(component -> schema.addRequiredItem(component.getName()));
    }
  }
}
