/** The house on one machine: its parts, and the command that starts, watches and stops them. */
@NullMarked
package org.procession.local;

import org.jspecify.annotations.NullMarked;
