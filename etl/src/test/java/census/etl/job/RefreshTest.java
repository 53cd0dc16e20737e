package census.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.check.CheckResult;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.job.DatasetReport.Result;
import census.etl.publish.Difference;
import census.etl.publish.Loads.Entry;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refresh does, by the smallest catalogue: regions, and which authority lies in which. */
class RefreshTest {

  private static final RefreshOptions USUAL = new RefreshOptions(false, false, null);
  private static final RefreshOptions FORCE = new RefreshOptions(true, false, null);
  private static final RefreshOptions DRY_RUN = new RefreshOptions(false, true, null);

  @TempDir Path folder;

  private TestDatabase server;
  private Database database;
  private Catalogue catalogue;
  private Pipeline pipeline;

  @BeforeEach
  void anEmptyDatabaseAndACatalogue() throws Exception {
    server = TestDatabase.create();
    database =
        Database.open(
            new DatabaseAddress(
                server.url(), server.ownerLogin().user(), server.ownerLogin().password()));
    declare();
    publisherSays("North Feign", "South Feign");
    catalogue = Catalogue.read(folder.resolve("declarations"));
    pipeline = new Pipeline(database, catalogue, "test");
  }

  @AfterEach
  void close() throws Exception {
    database.close();
    server.close();
  }

  @Test
  void datasetsArePublishedInOrder() {
    assertThat(refresh(USUAL)).extracting(DatasetReport::result).containsOnly(Result.PUBLISHED);
    assertThat(published()).containsExactly("North Feign", "South Feign");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aDatasetMayStandOnOthersAlone() throws IOException {
    Path declarations = folder.resolve("declarations");
    Files.writeString(
        declarations.resolve("later.sql"),
        "select code, kind, 2024 as edition, name, welsh_name, nation from dataset.region_2019");
    Files.writeString(
        declarations.resolve("later.dataset.yml"),
        """
        dataset: region_2024
        table: area
        title: Regions, as they were
        one_row: One region
        select: later.sql
        expectations:
          - rows: {exactly: 2, because: there are two}
        """);
    catalogue = Catalogue.read(declarations);
    pipeline = new Pipeline(database, catalogue, "test");

    assertThat(refresh(USUAL)).extracting(DatasetReport::result).containsOnly(Result.PUBLISHED);
    assertThat(refresh(USUAL)).extracting(DatasetReport::result).containsOnly(Result.UNCHANGED);
  }

  @Test
  void whatHasNotChangedIsNotLoadedAgain() {
    refresh(USUAL);

    assertThat(refresh(USUAL)).extracting(DatasetReport::result).containsOnly(Result.UNCHANGED);
    assertThat(history("region_2019")).hasSize(1);
  }

  @Test
  void forceLoadsItAllTheSame() {
    refresh(USUAL);

    assertThat(refresh(FORCE)).extracting(DatasetReport::version).containsOnly(2);
  }

  @Test
  void aDryRunDoesEverythingButPublish() {
    assertThat(refresh(DRY_RUN, "region_2019"))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.result()).isEqualTo(Result.WOULD_PUBLISH);
              assertThat(report.rows()).isEqualTo(2);
              assertThat(report.checks()).allMatch(CheckResult::passed);
            });
    assertThat(published()).isEmpty();
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name, null as welsh_name        | name       |                                    | PUBLISHED",
        "upper(name) as name, null       | name       |                                    | REJECTED",
        "replace(name, 'So', 'N'), null  | name       |                                    | REJECTED",
        "replace(name, 'So', 'N'), null  | name       | 'except: [{code: E12900002}]'      | PUBLISHED",
        "name, upper(name) as welsh_name | welsh_name |                                    | REJECTED",
        "name, upper(name) as welsh_name | welsh_name | may_lack: values                   | PUBLISHED",
        "name, null from staged.regions union all select 'E12900003', 'E12900003', null | name | may_lack: values | REJECTED",
        "name, null from staged.regions union all select 'E12900003', 'E12900003', null | name | may_lack: rows   | PUBLISHED"
      })
  void whatMustAgreeWithAnotherDatasetIsHeldAgainstItWhereThatIsPublished(
      String names, String column, String but, Result expected) throws IOException {
    declareRegionsOf2020(names, column, but);

    assertThat(refresh(USUAL, "a_region_2020"))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.result()).as(report.problem()).isEqualTo(Result.PUBLISHED);
              assertThat(report.checks())
                  .extracting(CheckResult::found)
                  .contains("that dataset is not published");
            });
    assertThat(refresh(FORCE, "a_region_2020", "region_2019"))
        .extracting(DatasetReport::dataset, DatasetReport::result)
        .containsExactly(tuple("region_2019", Result.PUBLISHED), tuple("a_region_2020", expected));
  }

  private void declareRegionsOf2020(String names, String column, String but) throws IOException {
    Path declarations = folder.resolve("declarations");
    Files.writeString(
        declarations.resolve("region_2020.sql"),
        """
        select code, 'region' as kind, 2020 as edition, name, welsh_name, 'england' as nation
        from (select code, %s%s) named (code, name, welsh_name)
        """
            .formatted(names, names.contains(" from ") ? "" : " from staged.regions"));
    Files.writeString(
        declarations.resolve("region_2020.dataset.yml"),
        """
        dataset: a_region_2020
        table: area
        title: Regions
        one_row: One region
        select: region_2020.sql
        drift: {rows: {warn: 60, fail: 90}, because: there are two}
        expectations:
          - agrees:
              dataset: region_2019
              key: {code: code}
              columns: {%1$s: %1$s}
              %2$s
        """
            .formatted(column, but == null ? "" : but));
    catalogue = Catalogue.read(declarations);
    pipeline = new Pipeline(database, catalogue, "test");
  }

  @Test
  void aDatasetThatCanDoWithoutAnotherTakesItWhenItIsPublished() throws IOException {
    declareRegionsOf2020(
        "coalesce((select upper(r.name) from dataset.region_2019 r where r.code = regions.code), name), null from staged.regions",
        "welsh_name",
        "may_lack: rows");
    Path declaration = folder.resolve("declarations/region_2020.dataset.yml");
    Files.writeString(
        declaration,
        Files.readString(declaration).replace("drift:", "optional: [region_2019]\ndrift:"));
    catalogue = Catalogue.read(folder.resolve("declarations"));
    pipeline = new Pipeline(database, catalogue, "test");

    assertThat(refresh(USUAL, "a_region_2020"))
        .extracting(DatasetReport::result)
        .containsExactly(Result.PUBLISHED);
    assertThat(published()).containsExactly("North Feign", "South Feign");
    assertThat(pipeline.validate(catalogue.dataset("a_region_2020"))).allMatch(CheckResult::passed);
    assertThat(refresh(USUAL, "a_region_2020", "region_2019"))
        .extracting(DatasetReport::dataset, DatasetReport::result)
        .containsExactly(
            tuple("region_2019", Result.PUBLISHED), tuple("a_region_2020", Result.PUBLISHED));
    assertThat(published()).contains("NORTH FEIGN", "SOUTH FEIGN");
    assertThat(refresh(USUAL)).extracting(DatasetReport::result).contains(Result.UNCHANGED);

    publisherSays("North Feign");
    assertThat(refresh(USUAL, "a_region_2020", "region_2019"))
        .extracting(DatasetReport::dataset, DatasetReport::result)
        .contains(tuple("region_2019", Result.REJECTED))
        .doesNotContain(tuple("a_region_2020", Result.SKIPPED));
  }

  @ParameterizedTest
  @CsvSource({
    "'', REJECTED, query_found_rows",
    "', doubtful: true', PUBLISHED, query_found_doubtful"
  })
  void aQueryMayLeadToTheRowOfTheFileAndBeDoubtful(String doubtful, Result expected, String code)
      throws IOException {
    Path sources = folder.resolve("declarations/regions.sources.yml");
    Files.writeString(
        sources,
        Files.readString(sources)
            .replace("columns:\n", "columns:\n      - {name: row_number, type: row}\n"));
    Files.writeString(
        folder.resolve("declarations/south.sql"),
        "select 'regions.csv' as file, row_number, name from staged.regions where name like 'South%'");
    Path region = folder.resolve("declarations/region_2019.dataset.yml");
    Files.writeString(
        region,
        Files.readString(region)
            + "  - query: {file: south.sql, means: no region is in the south%s}\n"
                .formatted(doubtful));
    catalogue = Catalogue.read(folder.resolve("declarations"));
    pipeline = new Pipeline(database, catalogue, "test");

    DatasetReport report = refresh(USUAL, "region_2019").get(0);

    assertThat(report.result()).isEqualTo(expected);
    assertThat(report.checks())
        .filteredOn(check -> check.code().equals(code))
        .singleElement()
        .satisfies(check -> assertThat(check.found()).isEqualTo("regions.csv, 3, South Feign"));
    if (expected == Result.PUBLISHED) {
      assertThat(pipeline.validate(region()))
          .filteredOn(check -> check.subject().equals("south.sql"))
          .extracting(CheckResult::found)
          .containsExactly("compared at each load");
    }
  }

  @Test
  void aRejectedVersionIsDroppedAndTheLastGoodOneServed() throws IOException {
    refresh(USUAL);
    publisherSays("North Feign");

    List<DatasetReport> reports = refresh(USUAL);

    assertThat(reports)
        .extracting(DatasetReport::result)
        .containsExactly(Result.REJECTED, Result.SKIPPED);
    assertThat(reports.get(0).problem())
        .contains("the number of rows is not as expected", "found 1", "expected 2")
        .contains("Compare with the publisher's stated number.");
    assertThat(reports.get(1).problem()).contains("region_2019, which was not refreshed");
    assertThat(published()).containsExactly("North Feign", "South Feign");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aFailureStopsOnlyWhatStandsOnIt() throws IOException {
    Files.delete(folder.resolve("files/regions.csv"));

    List<DatasetReport> reports = refresh(USUAL);

    assertThat(reports)
        .extracting(DatasetReport::result)
        .containsExactly(Result.FAILED, Result.SKIPPED);
    assertThat(reports.get(0).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.SOURCE_NOT_FOUND);
    assertThat(history("region_2019").get(0).problem()).contains("regions.csv");
  }

  @Test
  void aDatasetAloneNeedsWhatItStandsOnToBePublished() {
    assertThat(refresh(USUAL, "authority_2019_in_region_2019"))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.result()).isEqualTo(Result.FAILED);
              assertThat(report.problem()).contains("region_2019", "Refresh that one first");
            });
  }

  @Test
  void aRollbackIsNotUndoneByTheNextRefresh() throws IOException {
    refresh(USUAL);
    publisherSays("North Feign", "South Feign of old");
    refresh(USUAL);

    assertThat(pipeline.rollBack(region(), Optional.empty())).isEqualTo(1);
    assertThat(published()).containsExactly("North Feign", "South Feign");
    assertThat(refresh(USUAL, "region_2019"))
        .extracting(DatasetReport::result)
        .containsExactly(Result.HELD_BACK);

    publisherSays("North Feign", "South Feign anew");
    assertThat(refresh(USUAL, "region_2019"))
        .extracting(DatasetReport::result)
        .containsExactly(Result.PUBLISHED);
    assertThat(published()).containsExactly("North Feign", "South Feign anew");
  }

  @Test
  void aVersionThatIsNotKeptCanNotBeGoneBackTo() {
    refresh(USUAL);

    assertThatThrownBy(() -> pipeline.rollBack(region(), Optional.empty()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected one of [1]");
  }

  @Test
  void asManySupersededVersionsAreKeptAsTheDatasetSays() {
    for (int i = 0; i < 6; i++) {
      refresh(FORCE, "region_2019");
    }

    assertThat(history("region_2019"))
        .filteredOn(Entry::kept)
        .extracting(Entry::version)
        .containsExactly(6, 5, 4);
  }

  @Test
  void theDifferenceOfTwoVersionsIsTold() throws IOException {
    refresh(USUAL);
    publisherSays("North Feign", "South Feign of old");
    refresh(USUAL);

    Difference difference = new Difference(database.jdbc(), region(), 1, 2);
    List<Difference.Row> rows = new ArrayList<>();
    difference.forEach(rows::add);

    assertThat(difference.summary().changed()).isEqualTo(1);
    assertThat(difference.summary().changedBy()).containsEntry("name", 1L);
    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.key()).containsExactly("E12900002", "2019");
              assertThat(row.columns())
                  .containsEntry(
                      "name", new Difference.Change("South Feign", "South Feign of old"));
            });
  }

  @Test
  void whatIsPublishedCanBeHeldAgainstItsExpectationsAgain() {
    refresh(USUAL);
    assertThat(pipeline.validate(region())).allMatch(CheckResult::passed);

    database.jdbc().sql("update version.region_2019_1 set kind = 'realm'").update();

    assertThat(pipeline.validate(region()))
        .filteredOn(check -> !check.passed())
        .extracting(CheckResult::code)
        .containsExactly("value_not_allowed");
  }

  @Test
  void anExtractMayLackColumnsAndRows() throws IOException {
    publisherHandsOutAnExtract("North Feign");

    DatasetReport report = refresh(USUAL, "region_2019").get(0);

    assertThat(report.result()).as(report.problem()).isEqualTo(Result.PUBLISHED);
    assertThat(report.checks())
        .filteredOn(check -> check.subject().equals("rows"))
        .extracting(CheckResult::found)
        .containsExactly("the file is an extract");
    assertThat(published()).containsExactly("North Feign");
    assertThat(pipeline.validate(region())).allMatch(CheckResult::passed);
  }

  @Test
  void aWholeTableTakesThePlaceOfAnExtractButNotTheOtherWayRound() throws IOException {
    publisherHandsOutAnExtract();
    refresh(USUAL, "region_2019");
    publisherSays("North Feign", "South Feign");
    assertThat(refresh(USUAL, "region_2019"))
        .extracting(DatasetReport::result)
        .containsExactly(Result.PUBLISHED);

    publisherHandsOutAnExtract();

    assertThat(refresh(USUAL, "region_2019").get(0).problem())
        .contains(Kind.ROWS_FELL.sentence(), "found 0 rows, 100.000% off");
    assertThat(published()).containsExactly("North Feign", "South Feign");
  }

  private void publisherHandsOutAnExtract(String... regions) throws IOException {
    publisherSays(regions);
    Path whole = folder.resolve("files/regions.csv");
    Files.writeString(
        folder.resolve("files/regions_extract.csv"),
        Files.readString(whole).replace("LAD19CD,", "").replaceAll("E069[0-9]{5},", ""));
    Files.delete(whole);
  }

  @Test
  void aLoadThatDiedIsSweptByTheNext() {
    database.jdbc().sql("create schema staged_99").update();
    database.jdbc().sql("create table version.region_2019_7 (code text)").update();
    database
        .jdbc()
        .sql(
            "insert into census.load (dataset, table_name, outcome, code_version, declaration) values ('region_2019', 'area', 'running', 'test', '{}')")
        .update();

    refresh(USUAL);

    assertThat(leftovers()).isEmpty();
    assertThat(history("region_2019"))
        .extracting(entry -> entry.outcome().id())
        .containsExactly("published", "abandoned");
  }

  @Test
  void oneRunAtATimeMayChangeAnything() {
    try (RunLock held = RunLock.tryTake(database.address()).orElseThrow()) {
      assertThat(held.hold(database, () -> RunLock.tryTake(database.address()))).isEmpty();
    }
    assertThat(RunLock.tryTake(database.address())).hasValueSatisfying(RunLock::close);
  }

  // ------------------------------------------------------------------

  private List<DatasetReport> refresh(RefreshOptions options, String... datasets) {
    return pipeline.refresh(
        catalogue.datasets(List.of(datasets)),
        new FolderAcquirer(folder.resolve("files"), folder.resolve("cache")),
        options,
        Progress.SILENT);
  }

  private Dataset region() {
    return catalogue.dataset("region_2019");
  }

  private List<Entry> history(String dataset) {
    return pipeline.loads().history(dataset);
  }

  private List<String> published() {
    return database
        .jdbc()
        .sql("select name from published.area order by code")
        .query(String.class)
        .list();
  }

  /** Staged schemas, and versions that nobody can go back to. */
  private List<String> leftovers() {
    return database
        .jdbc()
        .sql(
            """
            select nspname from pg_namespace where nspname like 'staged%'
            union all
            select tablename from pg_tables where schemaname = 'version'
            and not exists (select from census.load where dataset || '_' || version = tablename and outcome = 'published')
            """)
        .query(String.class)
        .list();
  }

  private void publisherSays(String... regions) throws IOException {
    StringBuilder file = new StringBuilder("LAD19CD,RGN19CD,RGN19NM\n");
    for (int i = 0; i < regions.length; i++) {
      file.append("E0690000%d,E1290000%d,%s\n".formatted(i + 1, i + 1, regions[i]));
    }
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(folder.resolve("files/regions.csv"), file.toString());
  }

  private void declare() throws IOException {
    Path declarations = Files.createDirectories(folder.resolve("declarations/schema")).getParent();
    for (String name : List.of("sources.schema.json", "dataset.schema.json")) {
      Files.copy(
          Path.of("..", "source-data", "schema", name),
          declarations.resolve("schema").resolve(name));
    }
    Files.writeString(
        declarations.resolve("regions.sources.yml"),
        """
        release:
          title: Regions
          publisher: Office for Examples
          licence: OGL-UK-3.0
          attribution: Contains fictional data.
          landing_page: https://example.org/regions
          published: 2019-12-01
          changes: never
          check_by_eye: nothing
        sources:
          - source: regions
            title: Regions
            files:
              - {name: regions.csv, format: csv}
              - {name: regions_extract.csv, format: csv, extract: a few of them}
            columns:
              - {name: authority, header: LAD19CD, type: text}
              - {name: code, header: RGN19CD, type: text}
              - {name: name, header: RGN19NM, type: text}
        """);
    Files.writeString(
        declarations.resolve("region.sql"),
        """
        select code, 'region' as kind, 2019 as edition, name, null as welsh_name, 'england' as nation
        from staged.regions
        """);
    Files.writeString(
        declarations.resolve("region_2019.dataset.yml"),
        """
        dataset: region_2019
        table: area
        title: Regions
        one_row: One region
        select: region.sql
        keep: 2
        drift: {rows: {warn: 60, fail: 90}, because: there are two}
        expectations:
          - rows: {exactly: 2, because: there are two}
          - allowed: {column: kind, values: [region]}
          - required: {columns: [name]}
        """);
    Files.writeString(
        declarations.resolve("inside.sql"),
        """
        select authority as code, 'local_authority' as kind, 2019 as edition,
               code as parent_code, 'region' as parent_kind, 2019 as parent_edition, 'exact' as fit
        from staged.regions
        """);
    Files.writeString(
        declarations.resolve("inside.dataset.yml"),
        """
        dataset: authority_2019_in_region_2019
        table: area_containment
        title: Authorities in regions
        one_row: One authority
        select: inside.sql
        expectations:
          - references: {column: parent_code, dataset: region_2019, key: code, all: true}
        """);
  }
}
