package org.procession.api.changes;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A handler of merge patches: for the description of the API, what its patches are of. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Patches {

  /** The form in which the record is sent as a whole. */
  Class<? extends Record> value();

  /** Fields of that form that no patch may have, since they say what to do with a new record. */
  String[] without() default {};
}
