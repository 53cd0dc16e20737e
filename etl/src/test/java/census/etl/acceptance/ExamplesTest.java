package census.etl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.check.ExampleRunner;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.model.schema.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of every declaration: given these staged rows, the select makes those. */
class ExamplesTest {

  private static final Catalogue CATALOGUE = Catalogue.read(Path.of("..", "source-data"));

  private static TestDatabase database;
  private static ExampleRunner runner;

  @BeforeAll
  static void database() {
    database = TestDatabase.create();
    runner = new ExampleRunner(database.owner(), CATALOGUE);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @TestFactory
  Stream<DynamicTest> everyDeclaredExampleHolds() {
    return CATALOGUE.datasets().stream()
        .flatMap(
            dataset ->
                dataset.examples().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                dataset.id() + ": " + example.says(),
                                () -> assertThat(runner.run(dataset, example)).isEmpty())));
  }

  private static final Dataset LSOA = CATALOGUE.dataset("lsoa_2011");
  private static final Map<String, List<Map<String, Object>>> ONE_AREA =
      Map.of(
          "lsoa_2011_to_ward_2019",
          List.of(Map.of("lsoa_code", "E01900001", "lsoa_name", "Sampleford 001A")));

  private static Dataset.Example example(
      Map<String, List<Map<String, Object>>> given, List<Map<String, Object>> expect) {
    return new Dataset.Example("so it is", LSOA.selects().get(0), given, expect);
  }

  @Test
  void anExampleThatDoesNotHoldSaysWhatWasMadeAndWhatWasExpected() {
    var wrong = example(ONE_AREA, List.of(Map.of("code", "E01900002")));

    assertThat(runner.run(LSOA, wrong))
        .hasValueSatisfying(
            finding ->
                assertThat(finding.message())
                    .startsWith("lsoa_2011, lsoa_2011.sql, example \"so it is\": ")
                    .contains("found {code=E01900001}; expected {code=E01900002}")
                    .endsWith(Kind.EXAMPLE_WRONG.cure()));
  }

  @Test
  void aRowTooManyIsAsWrongAsARowTooFew() {
    assertThat(runner.run(LSOA, example(ONE_AREA, List.of()))).isPresent();
    assertThat(runner.run(LSOA, example(Map.of(), List.of(Map.of("code", "E01900001")))))
        .isPresent();
  }

  @Test
  void anExampleThatMisspellsAColumnIsAFault() {
    var misspelled = example(ONE_AREA, List.of(Map.of("kode", "E01900001")));

    Fault fault = Assertions.catchThrowableOfType(Fault.class, () -> runner.run(LSOA, misspelled));

    assertThat(fault.findings().get(0).kind()).isEqualTo(Kind.DECLARATION_UNKNOWN_REFERENCE);
    assertThat(fault).hasMessageContaining("an expected column kode; expected code");
  }

  @Test
  void nothingIsLeftInTheDatabase() {
    runner.run(LSOA, LSOA.examples().get(0));

    assertThat(
            Rows.of(
                database.owner(), "select nspname from pg_namespace where nspname ~ '^example'"))
        .isEmpty();
  }
}
