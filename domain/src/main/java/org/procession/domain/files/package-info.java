/**
 * Files that belong to other records: uploaded into quarantine, released when a scanner found them
 * clean, and downloaded only then. Their text can be searched.
 */
@NullMarked
package org.procession.domain.files;

import org.jspecify.annotations.NullMarked;
