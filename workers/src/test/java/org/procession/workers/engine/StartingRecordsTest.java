package org.procession.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.processes.OpenRecords;
import org.procession.domain.search.Searchable;
import org.procession.workers.Declared;
import org.springframework.beans.BeanUtils;

/**
 * What a capability has to add beside a model whose process one of its records starts, and what
 * nothing else would miss.
 */
class StartingRecordsTest {

  static Set<String> startingEvents() {
    return new Models().starts().keySet();
  }

  @ParameterizedTest
  @MethodSource("startingEvents")
  void aRecordWhoseInstanceIsLostIsFound(String event) {
    assertThat(Declared.instances(OpenRecords.class).map(OpenRecords::type))
        .contains(typeOfSubject(event));
  }

  @ParameterizedTest
  @MethodSource("startingEvents")
  void aRecordWithAProcessIsFoundBySearches(String event) {
    assertThat(Declared.instances(Searchable.class).map(Searchable::type))
        .contains(typeOfSubject(event));
  }

  /** By its id, which is among the data of the event as the process knows it. */
  private static String typeOfSubject(String event) {
    var type =
        Declared.classes(DomainEvent.class)
            .filter(declared -> DomainEvent.nameOf(declared).equals(event))
            .findFirst()
            .orElseThrow();
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            component ->
                subject(component.getType())
                    .filter(subject -> subject.variable().equals(component.getName())))
        .map(Subject::type)
        .findFirst()
        .orElseThrow();
  }

  /** One as ids of a type make it; none for what is no id. */
  private static Stream<Subject> subject(Class<?> id) {
    try {
      var made =
          BeanUtils.instantiateClass(id.getDeclaredConstructor(UUID.class), UUID.randomUUID());
      return Stream.of((Subject) id.getMethod("subject").invoke(made));
    } catch (ReflectiveOperationException e) {
      return Stream.empty();
    }
  }
}
