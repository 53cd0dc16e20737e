package census.api;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "census", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule theApiDoesNotKnowHowDataGotThere =
      noClasses()
          .that()
          .resideInAPackage("census.api..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("census.etl..");

  @ArchTest
  static final ArchRule whatAllRoutesShareKnowsNoSubject =
      noClasses()
          .that()
          .resideInAPackage("census.api.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "census.api.deprivation..",
              "census.api.geography..",
              "census.api.environment..",
              "census.api.dataset..",
              "census.api.download..",
              "census.api.postcode..",
              "census.model.deprivation..",
              "census.model.geography..",
              "census.model.postcode..");

  @ArchTest
  static final ArchRule subjectsDoNotKnowEachOther =
      slices()
          .matching("census.api.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("census.api.web.."))
          // Where a postcode lies is what others begin with: decision 50.
          .ignoreDependency(alwaysTrue(), resideInAPackage("census.api.postcode.."));

  @ArchTest
  static final ArchRule subjectsReachTheDatabaseThroughWhatIsPublished =
      noClasses()
          .that()
          .resideInAnyPackage(
              "census.api.deprivation..",
              "census.api.geography..",
              "census.api.environment..",
              "census.api.dataset..",
              "census.api.download..",
              "census.api.postcode..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");
}
