package org.procession.workers;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.procession.workers.engine.Worker;

@AnalyzeClasses(packages = "org.procession.workers", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheEnginePackageKnowsTheClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("..engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.camunda..");

  @ArchTest
  static final ArchRule workersKnowNothingOfRelays =
      noClasses()
          .that()
          .resideOutsideOfPackage("..relays..")
          .and(not(simpleName("WorkersApplication")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..workers.relays..");

  @ArchTest
  static final ArchRule theEnginePackageKnowsNoWorker =
      noClasses()
          .that()
          .resideInAPackage("..engine..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.procession.workers..")
                  .and(not(resideInAPackage("..workers.engine.."))));

  @ArchTest
  static final ArchRule workersAreNamedForTheirJobs =
      classes().that().implement(Worker.class).should().haveSimpleNameEndingWith("Worker");
}
