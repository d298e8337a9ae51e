package org.procession.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.procession.api", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.procession.api.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingDependsOnWhatIsLocal =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.procession.api.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.procession.api.local..");

  /** Decisions are made in user tasks only, where it is verified who made them. */
  @ArchTest
  static final ArchRule nothingIsDecidedThroughTheApi =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.procession\\.domain\\..*\\.(Decisions?|Completions?|Deciding\\w+|ApprovingBills"
                  + "|ActivatingProjects|ReviewingVersions|ReleasingVersions|DiscardingDuplicates)");

  @ArchTest
  static final ArchRule theApiKnowsNeitherTheEngineNorTheTables =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..",
              "jakarta.persistence..",
              "org.springframework.jdbc..",
              "co.elastic..");
}
