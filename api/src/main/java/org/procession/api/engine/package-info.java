/** What the process engine tells of its instances. Nothing else here knows the engine. */
@NullMarked
package org.procession.api.engine;

import org.jspecify.annotations.NullMarked;
