/** What has happened at the demo tenant before anyone looks. */
@NullMarked
package org.procession.api.local.story;

import org.jspecify.annotations.NullMarked;
