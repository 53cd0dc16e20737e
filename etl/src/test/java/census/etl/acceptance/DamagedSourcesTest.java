package census.etl.acceptance;

import static census.etl.acceptance.Damage.damage;
import static census.etl.acceptance.Mangling.cellWithText;
import static census.etl.acceptance.Mangling.cutInTheMiddle;
import static census.etl.acceptance.Mangling.emptied;
import static census.etl.acceptance.Mangling.entityBomb;
import static census.etl.acceptance.Mangling.externalEntity;
import static census.etl.acceptance.Mangling.joinedByAnotherOfItsName;
import static census.etl.acceptance.Mangling.member;
import static census.etl.acceptance.Mangling.removed;
import static census.etl.acceptance.Mangling.replacedByAWebPage;
import static census.etl.acceptance.Mangling.replacedByRubbish;
import static census.etl.acceptance.Mangling.replacing;
import static census.etl.acceptance.Mangling.savedAsOds;
import static census.etl.acceptance.Mangling.savedIn;
import static census.etl.acceptance.Mangling.swollenTo;
import static census.etl.acceptance.Mangling.table;
import static census.etl.acceptance.Mangling.textLines;
import static census.etl.acceptance.Mangling.zippedAs;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.check.CheckResult;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.finding.Kind;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.publish.Loads;
import census.etl.sample.Declarations;
import census.etl.sample.SampleMark;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to a source, what is served stays as it was, nothing is left behind, and a
 * person is told what to mend and where.
 */
@ExtendWith(SmallSample.Shared.class)
class DamagedSourcesTest {

  private static final String FILE_1 = "File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx";
  private static final String FILE_4 = "File_4_-_IoD2019_Sub-domains_of_Deprivation.xlsx";
  private static final String FILE_7 =
      "File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators.csv";
  private static final String FILE_9 = "File_9_-_IoD2019_Transformed_Scores.xlsx";
  private static final String LOOKUP =
      "Lower_Layer_Super_Output_Area_(2011)_to_Ward_(2019)_Lookup_in_England_and_Wales.csv";
  private static final String WARDS =
      "Wards_(December_2019)_Names_and_Codes_in_the_United_Kingdom.csv";

  private static final String INDEX = "english_index_2019";
  private static final String DIRECTORY = "postcode_directory";
  private static final String POSTCODES = "ONSPD_AUG_2025_UK.csv";
  private static final String SHEET = "xl/worksheets/sheet2.xml";
  private static final String STRINGS = "xl/sharedStrings.xml";

  private static final String IMD_RANK =
      "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)";
  private static final String INDOORS_RANK = "Indoors Sub-domain Rank (where 1 is most deprived)";
  private static final String INDOORS_DECILE =
      "Indoors Sub-domain Decile (where 1 is most deprived 10% of LSOAs)";
  private static final String INDOORS_SCORE = "Indoors Sub-domain Score";
  private static final String OUTDOORS_RANK = "Outdoors Sub-domain Rank (where 1 is most deprived)";

  private static final String DECLARED_AREAS =
      "england-and-wales/areas-2011-and-2019/ons_areas_2019.sources.yml";

  private static Path sound;
  @TempDir static Path cache;
  @TempDir static Path secrets;
  private static TestDatabase test;
  private static Database database;
  private static String served;

  /** The list of all that may happen, as far as anybody has thought of it. */
  @TestFactory
  Stream<DynamicTest> whatIsServedOutlives() throws IOException {
    Path secret = Files.writeString(secrets.resolve("secret.txt"), "squeamish ossifrage");
    return Stream.of(
            // ---------------------------------------------------------- headers and sheets
            damage(
                    "a sheet under another name",
                    INDEX,
                    FILE_1,
                    member("xl/workbook.xml", replacing("\"IMD2019\"", "\"Sheet1\"")))
                .isReportedAs(
                    Kind.SHEET_MISSING,
                    FILE_1 + ": ",
                    "found \"Sheet1\", \"Notes\"; expected \"IMD2019\""),
            damage(
                    "a header under another name",
                    INDEX,
                    FILE_1,
                    member(STRINGS, replacing("(IMD) Rank<", "(IMD) Position<")))
                .isReportedAs(
                    Kind.HEADER_MISSING,
                    FILE_1 + ", sheet IMD2019, row 1: ",
                    "found as the nearest \"Index of Multiple Deprivation (IMD) Position\"",
                    "expected \"Index of Multiple Deprivation (IMD) Rank\""),
            damage(
                    "a header that stands twice",
                    "lsoa_2011",
                    LOOKUP,
                    table(table -> table.append("LAD19NM", "Sampleford")))
                .isReportedAs(
                    Kind.HEADER_DOUBLED,
                    LOOKUP + ", row 1, column \"LAD19NM\": ",
                    "found columns G and H; expected one column"),
            damage(
                    "a column that is gone",
                    "lsoa_2011",
                    LOOKUP,
                    table(table -> table.drop("WD19NM")))
                .isReportedAs(Kind.HEADER_MISSING, LOOKUP + ", row 1: ", "expected \"WD19NM\""),
            damage(
                    "a column that nobody declared",
                    "lsoa_2011",
                    LOOKUP,
                    table(table -> table.append("RGN19CD", "E12000007")))
                .isReportedAs(
                    Kind.HEADER_UNDECLARED,
                    LOOKUP + ", row 1, column \"RGN19CD\": ",
                    "found column H; expected a declared header"),

            // ---------------------------------------------------------- cells
            damage(
                    "text where a number should be, in a workbook",
                    INDEX,
                    FILE_1,
                    member(SHEET, cellWithText("E7", "n/a")))
                .isReportedAs(
                    Kind.CELL_NOT_AN_INTEGER,
                    FILE_1
                        + ", sheet IMD2019, row 7, column \"Index of Multiple Deprivation (IMD) Rank\": ",
                    "found \"n/a\"; expected a whole number"),
            damage(
                    "text where a number should be, in a CSV",
                    INDEX,
                    FILE_7,
                    table(table -> table.set(12, INDOORS_SCORE, "1.2.3")))
                .isReportedAs(
                    Kind.CELL_NOT_A_DECIMAL,
                    FILE_7 + ", row 12, column \"" + INDOORS_SCORE + "\": ",
                    "found \"1.2.3\"; expected a number"),
            damage("half a rank", INDEX, FILE_7, table(table -> table.set(9, IMD_RANK, "142.5")))
                .isReportedAs(
                    Kind.CELL_NOT_AN_INTEGER,
                    FILE_7 + ", row 9, column \"" + IMD_RANK + "\": ",
                    "found \"142.5\"; expected a whole number"),

            // ---------------------------------------------------------- rows
            damage("a row that stands twice", INDEX, FILE_7, table(table -> table.repeat(5)))
                .isReportedAs(
                    Kind.KEY_NOT_UNIQUE, INDEX + ", column \"lsoa_code, edition\": ", "2 times"),
            damage("half of the rows", "lsoa_2011", LOOKUP, table(table -> table.keepFirst(174)))
                .isReportedAs(
                    Kind.ROW_COUNT_DIFFERS,
                    "lsoa_2011: ",
                    "england 174",
                    "wales 0",
                    "the census of 2011 made so many"),
            damage("a last row that is missing", INDEX, FILE_7, table(Mangling.Table::dropLast))
                .isReportedAs(
                    Kind.SOURCES_DISAGREE,
                    INDEX + ", column \"imd_rank\": ",
                    "none and ",
                    "expected as in iod_2019_file_1"),
            damage(
                    "a row with a cell too many",
                    "lsoa_2011",
                    LOOKUP,
                    table(table -> table.row(30).add(3, "of the Isles")))
                .isReportedAs(
                    Kind.ROW_TOO_LONG, LOOKUP + ", row 30: ", "found 8 cells; expected 7 cells"),
            damage(
                    "a row with a cell too few",
                    "lsoa_2011",
                    LOOKUP,
                    table(table -> table.row(30).remove(6)))
                .isReportedAs(
                    Kind.ROW_TOO_SHORT, LOOKUP + ", row 30: ", "found 6 cells; expected 7 cells"),
            damage(
                    "a quote that is never closed",
                    "lsoa_2011",
                    LOOKUP,
                    textLines(lines -> lines.set(340, lines.get(340).replace(",Llan", ",\"Llan"))))
                .isReportedAs(Kind.FILE_UNREADABLE, LOOKUP + ", row 341: ", "quote"),
            damage(
                    "a quote that is never closed, in the last cell",
                    "lsoa_2011",
                    LOOKUP,
                    textLines(
                        lines ->
                            lines.set(
                                lines.size() - 2,
                                lines.get(lines.size() - 2).replaceFirst(",([^,]*)$", ",\"$1"))))
                .isReportedAs(Kind.FILE_UNREADABLE, LOOKUP + ", row ", "quote"),

            // ---------------------------------------------------------- files
            damage("a workbook that was cut off", INDEX, FILE_1, cutInTheMiddle())
                .isReportedAs(Kind.SOURCE_TRUNCATED, FILE_1 + ": ", "directory"),
            damage("a web page in place of a workbook", INDEX, FILE_1, replacedByAWebPage())
                .isReportedAs(Kind.SOURCE_IS_A_WEB_PAGE, FILE_1 + ": ", "\"Page not found\""),
            damage("a web page in place of a CSV", "ward_2019", WARDS, replacedByAWebPage())
                .isReportedAs(Kind.SOURCE_IS_A_WEB_PAGE, WARDS + ": ", "\"Page not found\""),
            damage("an empty file", INDEX, FILE_9, emptied())
                .isReportedAs(Kind.SOURCE_TRUNCATED, FILE_9 + ": ", "without a single byte"),
            damage("rubbish in place of a workbook", INDEX, FILE_1, replacedByRubbish())
                .isReportedAs(Kind.FILE_UNREADABLE, FILE_1, "an Excel workbook (.xlsx)"),
            damage("rubbish in place of a CSV", "ward_2019", WARDS, replacedByRubbish())
                .isReportedAs(Kind.FILE_ENCODING_WRONG, WARDS + ", row 1: ", "expected UTF-8"),
            damage(
                    "an accent in another encoding",
                    "ward_2019",
                    WARDS,
                    savedIn(
                        Charset.forName("windows-1252"),
                        text ->
                            text.replace("\uFEFF", "").replaceFirst("Sample Castle", "Porth Môn")))
                .isReportedAs(
                    Kind.FILE_ENCODING_WRONG, WARDS + ", row 3: ", "found byte F4; expected UTF-8"),
            damage("a file that is missing", "lsoa_2011", LOOKUP, removed())
                .isReportedAs(
                    Kind.SOURCE_NOT_FOUND, "lsoa_2011_to_ward_2019: ", "expected " + LOOKUP),
            damage(
                    "two different files of one name",
                    "ward_2019",
                    WARDS,
                    joinedByAnotherOfItsName())
                .isReportedAs(
                    Kind.SOURCE_AMBIGUOUS,
                    "ward_2019_names_and_codes: ",
                    "older/" + WARDS,
                    " and "),
            damage("another file than the pinned one", "lsoa_2011", LOOKUP, file -> {})
                .declaredWith(beside(LOOKUP, "sha256: " + "0".repeat(64)))
                .isReportedAs(
                    Kind.SOURCE_CHECKSUM_DIFFERS,
                    LOOKUP + ": ",
                    "found SHA-256 ",
                    "expected SHA-256 " + "0".repeat(64)),

            // ---------------------------------------------------------- traps
            damage("an entity bomb in a workbook", INDEX, FILE_1, member(STRINGS, entityBomb()))
                .isReportedAs(Kind.FILE_UNSAFE, FILE_1 + ": ", STRINGS),
            damage(
                    "an entity from outside in a workbook",
                    INDEX,
                    FILE_1,
                    member(SHEET, externalEntity(secret)))
                .isReportedAs(Kind.FILE_UNSAFE, FILE_1 + ": ", SHEET),
            damage(
                    "an entity bomb in an OpenDocument",
                    "ward_2019",
                    WARDS,
                    savedAsOds("Wards").thenOfTheOds(member("content.xml", entityBomb())))
                .declaredWith(wardsAsOds())
                .isReportedAs(Kind.FILE_UNSAFE, ".ods: ", "content.xml"),
            damage(
                    "an entity from outside in an OpenDocument",
                    "ward_2019",
                    WARDS,
                    savedAsOds("Wards").thenOfTheOds(member("content.xml", externalEntity(secret))))
                .declaredWith(wardsAsOds())
                .isReportedAs(Kind.FILE_UNSAFE, ".ods: ", "content.xml"),
            damage("a workbook that swells", INDEX, FILE_1, member(SHEET, swollenTo(32 << 20)))
                .isReportedAs(Kind.SOURCE_UNSAFE_ARCHIVE, FILE_1 + ": ", SHEET),
            damage("a zip that swells beyond its limit", "ward_2019", WARDS, zippedAs(WARDS))
                .declaredWith(beside(WARDS, "max_bytes: 1000"))
                .isReportedAs(Kind.SOURCE_TOO_LARGE, WARDS + ".zip: ", "expected at most 1000"),
            damage(
                    "a zip that swells a thousandfold",
                    "ward_2019",
                    WARDS,
                    file -> {
                      Files.write(file, new byte[20 << 20]);
                      zippedAs(WARDS).apply(file);
                    })
                .isReportedAs(Kind.SOURCE_UNSAFE_ARCHIVE, WARDS + ".zip: ", "unpack to more than"),
            damage(
                    "a zip whose member leaves the folder",
                    "ward_2019",
                    WARDS,
                    zippedAs("../../" + WARDS))
                .isReportedAs(
                    Kind.SOURCE_UNSAFE_ARCHIVE,
                    WARDS + ".zip: ",
                    "../../" + WARDS + ", whose path leads out of the archive"),

            // ---------------------------------------------------------- meaning
            damage(
                    "an area that no lookup knows",
                    INDEX,
                    FILE_7,
                    table(table -> table.set(5, "LSOA code (2011)", "E01999999")))
                .isReportedAs(
                    Kind.REFERENCE_UNKNOWN,
                    INDEX + ", column \"lsoa_code",
                    "found E01999999; expected all known of lsoa_2011"),
            damage(
                    "a decile that contradicts its rank",
                    INDEX,
                    FILE_7,
                    table(
                        table ->
                            table.set(table.rowWith(INDOORS_RANK, "200"), INDOORS_DECILE, "10")))
                .isReportedAs(
                    Kind.QUANTILE_WRONG,
                    INDEX + ", column \"indoors_sub_domain_decile\": ",
                    "found E019",
                    " 2019: 10; expected ceil(rank * groups / areas)"),
            damage(
                    "a score that contradicts its rank",
                    INDEX,
                    FILE_7,
                    table(
                        table ->
                            table.exchangeCells(
                                INDOORS_SCORE,
                                table.rowWith(INDOORS_RANK, "10"),
                                table.rowWith(INDOORS_RANK, "300"))))
                .isReportedAs(
                    Kind.ORDER_WRONG,
                    INDEX + ", column \"indoors_sub_domain_rank\": ",
                    "found E019",
                    ", rank 11, below E019",
                    " of rank 300; E019",
                    ", rank 10, below E019"),
            damage(
                    "a rank that is given to nobody",
                    INDEX,
                    FILE_7,
                    table(
                        table ->
                            table.set(table.rowWith(OUTDOORS_RANK, "150"), OUTDOORS_RANK, "328")))
                .isReportedAs(
                    Kind.RANK_WRONG,
                    INDEX + ", column \"outdoors_sub_domain_rank\": ",
                    "rank 151 at place 150"),
            damage(
                    "two columns that were exchanged",
                    INDEX,
                    FILE_7,
                    table(table -> table.exchangeColumns(INDOORS_RANK, OUTDOORS_RANK)))
                .isReportedAs(
                    Kind.ORDER_WRONG, INDEX + ", column \"outdoors_sub_domain_rank\": ", "found "),
            damage(
                    "a column that lost its values",
                    INDEX,
                    FILE_7,
                    table(table -> table.setAll(INDOORS_SCORE, "")))
                .isReportedAs(
                    Kind.COMPLETENESS_FELL,
                    INDEX + ", column \"indoors_sub_domain_score\": ",
                    "found 0.000% filled; expected about 100.000% as before"),
            damage(
                    "a file that disagrees with another of its release",
                    INDEX,
                    FILE_4,
                    member(SHEET, cellWithText("G2", "1")))
                .isReportedAs(
                    Kind.SOURCES_DISAGREE, INDEX + ", column \"", "expected as in iod_2019_file_4"),

            // ---------------------------------------------------------- the postcode directory
            damage(
                    "a directory in which three wards in a hundred are missing",
                    DIRECTORY,
                    POSTCODES,
                    table(
                        table -> {
                          for (int row = 2; row < 92; row++) {
                            table.set(row, "wd25cd", "");
                          }
                        }))
                .isReportedAs(
                    Kind.COMPLETENESS_FELL,
                    DIRECTORY + ", column \"ward_code\": ",
                    "% filled; expected about "),
            damage(
                    "a release whose headers nobody has seen",
                    DIRECTORY,
                    POSTCODES,
                    table(table -> table.rename("lad25cd", "lauth25")))
                .isReportedAs(
                    Kind.HEADER_MISSING,
                    POSTCODES + ", row 1: ",
                    "found as the nearest \"lauth25\"; expected \"lad{yy}cd\" or \"oslaua\""),
            damage(
                    "a postcode that can not be one",
                    DIRECTORY,
                    POSTCODES,
                    table(table -> table.set(9, "pcds", "AA1 1CA")))
                .isReportedAs(Kind.QUERY_FOUND_ROWS, DIRECTORY, "AA1 1CA"),
            damage(
                    "a postcode that stands twice",
                    DIRECTORY,
                    POSTCODES,
                    table(table -> table.repeat(7)))
                .isReportedAs(
                    Kind.KEY_NOT_UNIQUE, DIRECTORY + ", column \"postcode\": ", "2 times"))
        .map(damage -> DynamicTest.dynamicTest(damage.name(), () -> outlives(damage)));
  }

  private static Damage.Change beside(String file, String line) {
    return declarations ->
        declarations.replace(
            DECLARED_AREAS,
            file + "\n        format: csv\n",
            file + "\n        format: csv\n        " + line + "\n");
  }

  private static Damage.Change wardsAsOds() {
    return declarations ->
        declarations.replace(
            DECLARED_AREAS,
            "      - name: " + WARDS + "\n",
            """
                  - name: %s
                    format: ods
                    sheet: Wards
                  - name: %s
            """
                .formatted(WARDS.replace(".csv", ".ods"), WARDS));
  }

  private static void outlives(Damage damage) throws IOException {
    Path folder = copyOf(sound);
    damage.mangling().apply(folder.resolve(damage.file()));
    Catalogue catalogue = damage.catalogue(Files.createTempDirectory(secrets, "declarations"));

    DatasetReport report = refresh(catalogue, damage.dataset(), folder, false);

    saysWhatToMend(report, damage);
    nothingHasChanged(report);
  }

  private static void saysWhatToMend(DatasetReport report, Damage damage) {
    assertThat(report.result()).as(report.problem()).isIn(Result.FAILED, Result.REJECTED);
    assertThat(report.problem()).doesNotContain("Exception", "squeamish ossifrage");
    assertThat(report.problem().lines())
        .as("a line of %s", damage.kind().code())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(damage.kind().sentence())
                    .contains(damage.says())
                    .endsWith(damage.kind().cure()));
    if (report.result() == Result.REJECTED) {
      assertThat(report.checks())
          .filteredOn(check -> !check.passed())
          .extracting(CheckResult::code)
          .contains(damage.kind().code());
    }
  }

  private static void nothingHasChanged(DatasetReport report) {
    assertThat(served()).isEqualTo(served);
    assertThat(report.version()).isEqualTo(1);
    assertThat(texts("select nspname from pg_namespace where nspname like 'staged%'")).isEmpty();
    assertThat(texts("select tablename from pg_tables where schemaname = 'version'"))
        .allMatch(table -> table.endsWith("_1"))
        .hasSameSizeAs(Declarations.OWN.catalogue().datasets());
    assertThat(texts("select status from batch.batch_job_execution where end_time is null"))
        .isEmpty();
    Loads.Entry line = new Loads(database.jdbc()).history(report.dataset()).get(0);
    assertThat(line.outcome().name()).isEqualTo(report.result().name());
    assertThat(line.endedAt()).isNotNull();
    assertThat(line.served() || line.kept()).isFalse();
  }

  // ------------------------------------------------------------------ the other side of the coin

  /** Packing and format are no damage: what refuses the traps takes what is sound. */
  @Test
  void aSoundFileIsTakenInAnyFormThatIsDeclared() throws IOException {
    Path zipped = copyOf(sound);
    zippedAs(WARDS).apply(zipped.resolve(WARDS));
    assertThat(refresh(Declarations.OWN.catalogue(), "ward_2019", zipped, true).result())
        .isEqualTo(Result.UNCHANGED);

    Path open = copyOf(sound);
    savedAsOds("Wards").apply(open.resolve(WARDS));
    Declarations declarations =
        Declarations.copyTo(Files.createTempDirectory(secrets, "declarations"));
    wardsAsOds().apply(declarations);
    assertThat(refresh(declarations.catalogue(), "ward_2019", open, true).result())
        .isEqualTo(Result.WOULD_PUBLISH);
  }

  // ------------------------------------------------------------------ the sound sample

  @BeforeAll
  static void publishASoundSample(SmallSample sample) {
    sound = sample.folder();
    Catalogue catalogue = Declarations.OWN.catalogue();
    test = TestDatabase.create();
    database =
        Database.open(
            new DatabaseAddress(
                test.url(), test.ownerLogin().user(), test.ownerLogin().password()));
    List<DatasetReport> reports =
        new Pipeline(database, catalogue, "test")
            .refresh(
                catalogue.datasets(),
                new FolderAcquirer(sound, cache),
                new RefreshOptions(false, false, SmallSample.SCALE),
                Progress.SILENT);
    assertThat(reports).extracting(DatasetReport::result).containsOnly(Result.PUBLISHED);
    served = served();
  }

  @AfterAll
  static void close() {
    database.close();
    test.close();
  }

  private static DatasetReport refresh(
      Catalogue catalogue, String id, Path folder, boolean dryRun) {
    Dataset dataset = catalogue.dataset(id);
    double scale = SampleMark.in(folder).orElseThrow().scale();
    return new Pipeline(database, catalogue, "test")
        .refresh(
            List.of(dataset),
            new FolderAcquirer(folder, cache),
            new RefreshOptions(false, dryRun, scale),
            Progress.SILENT)
        .get(0);
  }

  /** Everything that the API can see, row by row, in one text. */
  private static String served() {
    return Stream.of("area", "area_containment", "english_deprivation_index", "dataset")
        .map(
            table ->
                Rows.texts(
                    test.reader(),
                    "select count(*) || ' ' || md5(string_agg(t::text, chr(10) order by t::text)) from published.%s t"
                        .formatted(table)))
        .toList()
        .toString();
  }

  private static List<String> texts(String sql) {
    return Rows.texts(test.owner(), sql);
  }

  private static Path copyOf(Path folder) throws IOException {
    Path copy = Files.createTempDirectory(secrets, "sources");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
