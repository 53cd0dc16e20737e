package census.etl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What each room may touch, as the design has it. */
@AnalyzeClasses(
    packages = "census",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule thePipelineDoesNotKnowTheApi =
      noClasses().should().dependOnClassesThat().resideInAPackage("census.api..");

  @ArchTest
  static final ArchRule theSharedWordsKnowNoSpringNoDatabaseAndNoHttp =
      noClasses()
          .that()
          .resideInAPackage("census.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "java.sql..", "javax.sql..", "java.net.http..");

  @ArchTest
  static final ArchRule theCatalogueTouchesNoDatabase =
      noClasses()
          .that()
          .resideInAnyPackage("census.etl.catalogue..", "census.etl.finding..", "census.etl.read..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..");

  @ArchTest
  static final ArchRule theCommandLineIsReachedByNobody =
      noClasses()
          .that()
          .resideOutsideOfPackage("census.etl.command..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("census.etl.command..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsTheSample =
      noClasses()
          .that()
          .resideOutsideOfPackages("census.etl.command..", "census.etl.sample..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("census.etl.sample..");

  @ArchTest
  static final ArchRule onlyJobsKnowSpringBatchBesideTheWriterOfChunks =
      noClasses()
          .that()
          .resideOutsideOfPackages("census.etl.job..", "census.etl.stage..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.batch..");

  @ArchTest
  static final ArchRule roomsDoNotStandOnEachOtherInACircle =
      slices().matching("census.etl.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyClassIsUsedBySomeOther =
      classes()
          .that()
          .resideInAPackage("census.etl..")
          .and()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("package-info")
          .and()
          .doNotHaveFullyQualifiedName("census.etl.command.Census")
          .should(beUsed());

  private static ArchCondition<JavaClass> beUsed() {
    return new ArchCondition<>("be used by another class") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        boolean used =
            one.getDirectDependenciesToSelf().stream()
                .anyMatch(
                    dependency -> !dependency.getOriginClass().getName().startsWith(one.getName()));
        if (!used) {
          events.add(
              SimpleConditionEvent.violated(
                  one, one.getName() + " is used by no other class: dead code"));
        }
      }
    };
  }
}
