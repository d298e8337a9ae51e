/** Accounts payable: vendors, their bills, and the approval of these. */
@NullMarked
package org.procession.domain.revenue.payables;

import org.jspecify.annotations.NullMarked;
