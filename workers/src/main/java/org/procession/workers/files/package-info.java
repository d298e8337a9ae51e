/** The workers of file scanning, the scanner and the reader of documents they use. */
@NullMarked
package org.procession.workers.files;

import org.jspecify.annotations.NullMarked;
