package org.procession.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.util.List;

@AnalyzeClasses(packages = "org.procession.domain", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "org.procession.domain.";

  @ArchTest
  static final ArchRule capabilitiesHaveNoCycles =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  /** From the bottom up; a capability may use those below it. */
  private static final List<String> LAYERS =
      List.of(
          "start",
          "tenancy",
          "requests",
          "money",
          "events",
          "ownership",
          "search",
          "data",
          "processes",
          "communications",
          "identity",
          "approvals",
          "crm",
          "revenue",
          "projects",
          "files",
          "timeline",
          "platform");

  @ArchTest
  static void capabilitiesStandOnThoseBelow(JavaClasses domain) {
    for (var lower = 0; lower < LAYERS.size(); lower++) {
      var above =
          LAYERS.subList(lower + 1, LAYERS.size()).stream()
              .map(layer -> ROOT + layer + "..")
              .toArray(String[]::new);
      if (above.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(ROOT + LAYERS.get(lower) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .allowEmptyShould(true)
            .check(domain);
      }
    }
  }

  @ArchTest
  static void everyCapabilityHasItsPlace(JavaClasses domain) {
    assertThat(
            domain.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).split("\\.", 2)[0]))
        .isSubsetOf(LAYERS);
  }

  @ArchTest
  static final ArchRule theLedgerKnowsNoDocuments =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "revenue.ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "revenue", ROOT + "revenue.payables..", ROOT + "revenue.receivables..");

  @ArchTest
  static final ArchRule theDomainKnowsNeitherWebNorEngine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..", "jakarta.servlet..", "org.springframework.web..", "jakarta.mail..");

  @ArchTest
  static final ArchRule aggregatesStayInTheirCapability =
      noClasses().that().areAnnotatedWith(Entity.class).should().bePublic();
}
