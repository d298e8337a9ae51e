package org.procession.api.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A handler that callers should turn away from. Its answers and its description say so. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DeprecatedSince {

  /** The day, of ISO 8601, from whose beginning in UTC on it is deprecated. */
  String value();

  /** The day, of ISO 8601, at whose beginning in UTC it goes. */
  String sunset();

  /** The address of what to do instead. */
  String instead();
}
