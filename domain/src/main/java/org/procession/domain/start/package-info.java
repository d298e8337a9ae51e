/**
 * What must hold before a program of the platform may start, looked at before anything of it
 * exists: its settings and its database.
 */
@NullMarked
package org.procession.domain.start;

import org.jspecify.annotations.NullMarked;
