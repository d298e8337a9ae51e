/** One case of each process, driven to its end as people and programs would. */
@NullMarked
package org.procession.local.demo;

import org.jspecify.annotations.NullMarked;
