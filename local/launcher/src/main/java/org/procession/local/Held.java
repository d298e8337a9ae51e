package org.procession.local;

/**
 * What the first process of a part holds of the machine.
 *
 * @param megabytes of memory, in units of a million bytes
 * @param threads of the operating system
 * @param descriptors open files and connections
 */
public record Held(long megabytes, long threads, long descriptors) {

  static final Held NOTHING = new Held(0, 0, 0);
}
