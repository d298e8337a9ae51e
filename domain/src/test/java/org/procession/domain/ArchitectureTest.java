package org.procession.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "org.procession.domain", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "org.procession.domain.";

  @ArchTest
  static final ArchRule capabilitiesHaveNoCycles =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule capabilitiesStandOnThoseBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("tenancy")
          .definedBy(ROOT + "tenancy..")
          .layer("money")
          .definedBy(ROOT + "money..")
          .layer("events")
          .definedBy(ROOT + "events..")
          .layer("identity")
          .definedBy(ROOT + "identity..")
          .layer("communications")
          .definedBy(ROOT + "communications..")
          .layer("revenue")
          .definedBy(ROOT + "revenue..")
          .layer("timeline")
          .definedBy(ROOT + "timeline..")
          .whereLayer("revenue")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("timeline")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("communications")
          .mayOnlyBeAccessedByLayers("revenue")
          .whereLayer("identity")
          .mayOnlyBeAccessedByLayers("communications", "revenue")
          .whereLayer("events")
          .mayOnlyBeAccessedByLayers("communications", "revenue", "timeline")
          .whereLayer("money")
          .mayOnlyBeAccessedByLayers("revenue");

  @ArchTest
  static final ArchRule theLedgerKnowsNoBills =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "revenue.ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "revenue");

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
