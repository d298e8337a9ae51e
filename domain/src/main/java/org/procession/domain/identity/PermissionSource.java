package org.procession.domain.identity;

import java.util.Set;

/** A part of the program that asks for permissions, and therefore knows which there are. */
public interface PermissionSource {

  /** Names such as {@code revenue.bill.submit}. */
  Set<String> permissions();

  /** Those of them that can be given for a part of the records: those of certain owners. */
  Set<String> scoped();
}
