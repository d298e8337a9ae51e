/**
 * What the process engine tells of user tasks and process instances. Its versions tell it in
 * different ways; only this package knows of that.
 */
@NullMarked
package org.procession.engine;

import org.jspecify.annotations.NullMarked;
