/** Files over HTTP: declaring, uploading, reading and downloading them. */
@NullMarked
package org.procession.api.files;

import org.jspecify.annotations.NullMarked;
