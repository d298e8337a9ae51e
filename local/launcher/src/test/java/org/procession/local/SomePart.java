package org.procession.local;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A part that is only a name and what it needs. */
record SomePart(String name, Set<String> needs) implements Part {
  static Part of(String name, String... needs) {
    return new SomePart(name, Set.copyOf(Arrays.asList(needs)));
  }

  @Override
  public List<Port> ports() {
    return List.of();
  }

  @Override
  public String address() {
    return "nowhere";
  }

  @Override
  public Command command() {
    return Command.of("true");
  }

  @Override
  public boolean isReady() {
    return true;
  }
}
