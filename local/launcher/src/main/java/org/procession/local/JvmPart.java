package org.procession.local;

/** A part that is a Java program. */
interface JvmPart extends Part {
  /** The program, with its arguments. */
  Jvm jvm();

  @Override
  default Command command() {
    return jvm().command();
  }
}
