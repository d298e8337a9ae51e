package org.procession.api.local.story;

/** A part of the story, told by the use cases that the API calls, in the scope of the tenant. */
interface Chapter {
  /** Tells it, unless it has been told or people have begun one of their own. */
  void tell();
}
