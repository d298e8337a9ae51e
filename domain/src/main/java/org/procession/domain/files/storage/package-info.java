/** Where the content of files is: two buckets of a store with S3's API. */
@NullMarked
package org.procession.domain.files.storage;

import org.jspecify.annotations.NullMarked;
