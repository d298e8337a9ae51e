/**
 * What the business knows. Each package is a capability; what it shows of itself is its use cases,
 * its ids, its read records and its problems.
 */
@NullMarked
package org.procession.domain;

import org.jspecify.annotations.NullMarked;
