package org.procession.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.events.Subject;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class SearchablesIT {

  @Autowired Searchables searchables;

  /** Otherwise nobody would see their events. */
  @Test
  void describeAllRecordsThatEventsAreAbout() {
    var ids =
        new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.procession.domain")
                .stream()
                .filter(type -> type.isRecord() && type.getSimpleName().endsWith("Id"))
                .filter(type -> type.tryGetMethod("subject").isPresent())
                .toList();
    assertThat(ids)
        .hasSizeGreaterThan(5)
        .allSatisfy(id -> assertThat(searchables.readPermission(type(id))).isPresent());
  }

  private static String type(JavaClass id) throws ReflectiveOperationException {
    var value = id.reflect().getConstructor(UUID.class).newInstance(new UUID(7, 7));
    return ((Subject) id.reflect().getMethod("subject").invoke(value)).type();
  }
}
