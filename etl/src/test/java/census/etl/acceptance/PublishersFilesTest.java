package census.etl.acceptance;

import static census.etl.acceptance.PublishersFile.csv;
import static census.etl.acceptance.PublishersFile.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acceptance.PublishersFile.Row;
import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.finding.Kind;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.sample.Declarations;
import census.model.schema.PublishedTable;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Publishers' own files, loaded; then every published cell is held against the file that it came
 * from, read a second time by other means.
 *
 * <p>The files are not in the tree: this runs where CENSUS_REAL_SOURCES names a folder of them.
 */
@EnabledIfEnvironmentVariable(
    named = "CENSUS_REAL_SOURCES",
    matches = ".+",
    disabledReason = "CENSUS_REAL_SOURCES names no folder of publishers' files")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishersFilesTest {

  private static final String IOD = "iod-2019-england/";
  private static final String FILE_1 = "File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx";
  private static final String FILE_2 = "File_2_-_IoD2019_Domains_of_Deprivation.xlsx";
  private static final String FILE_3 = "File_3_-_IoD2019_Supplementary_Indices_-_IDACI_and_IDAOPI";
  private static final String FILE_4 =
      "File_4_-_IoD2019_Sub-domains_of_Deprivation_RECONSTRUCTED.csv";
  private static final String FILE_5 = "File_5_-_IoD2019_Scores_RECONSTRUCTED.csv";
  private static final String FILE_6 = "File_6_-_IoD2019_Population_Denominators";
  private static final String FILE_7 =
      "File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_RECONSTRUCTED.csv";
  private static final String FILE_9 = "File_9_-_IoD2019_Transformed_Scores";
  private static final String LOOKUP =
      "Lower_Layer_Super_Output_Area_(2011)_to_Ward_(2019)_Lookup_in_England_and_Wales.csv";
  private static final String MSOA_LOOKUP = "lookup_lsoa11_msoa11.csv.gz";

  private static final String INDEX = "english_index_2019";
  private static final Catalogue CATALOGUE = Declarations.OWN.catalogue();

  @TempDir static Path temporary;
  private static Path real;
  private static TestDatabase test;
  private static Database database;
  private static List<DatasetReport> reports;
  private static final AtomicLong COMPARED = new AtomicLong();
  private static final AtomicLong COMPARED_BETWEEN = new AtomicLong();

  // ------------------------------------------------------------------ loading

  @BeforeAll
  static void loadEverything() {
    real = Path.of(System.getenv("CENSUS_REAL_SOURCES"));
    test = TestDatabase.create();
    database = open(test);
    reports = refresh(database, real, List.of());
  }

  @AfterAll
  static void close() {
    if (database != null) {
      System.out.printf(
          "%,d cells compared with publishers' files, %,d between tables made of different files%n",
          COMPARED.get(), COMPARED_BETWEEN.get());
      database.close();
      test.close();
    }
  }

  private static Database open(TestDatabase test) {
    return Database.open(
        new DatabaseAddress(test.url(), test.ownerLogin().user(), test.ownerLogin().password()));
  }

  private static List<DatasetReport> refresh(Database database, Path folder, List<String> ids) {
    return new Pipeline(database, CATALOGUE, "test")
        .refresh(
            CATALOGUE.datasets(ids),
            new FolderAcquirer(folder, temporary.resolve("cache")),
            new RefreshOptions(false, false, null),
            Progress.SILENT);
  }

  @Test
  @Order(1)
  void everyDatasetIsPublished() {
    assertThat(reports)
        .hasSameSizeAs(CATALOGUE.datasets())
        .allSatisfy(
            report ->
                assertThat(report.result())
                    .as("%s: %s", report.dataset(), report.problem())
                    .isEqualTo(Result.PUBLISHED));
  }

  // ------------------------------------------------------------------ the index, cell by cell

  @TestFactory
  @Order(2)
  Stream<DynamicTest> everyCellOfTheIndexIsThePublishers() {
    Index index = Index.published();
    Set<String> compared = new TreeSet<>();
    return Stream.concat(
        indexFiles().entrySet().stream()
            .map(
                file ->
                    DynamicTest.dynamicTest(
                        String.valueOf(file.getKey().path().getFileName()),
                        () -> {
                          index.holdAgainst(file.getKey(), file.getValue());
                          compared.addAll(file.getValue().values());
                        })),
        Stream.of(
            DynamicTest.dynamicTest(
                "the population that two files round",
                () -> {
                  index.holdRounded(csv(real.resolve(IOD).resolve(FILE_6 + ".csv")));
                  index.holdRounded(csv(real.resolve(IOD).resolve("derived").resolve(FILE_7)));
                }),
            DynamicTest.dynamicTest(
                "what every row says of itself", () -> compared.addAll(index.holdConstants())),
            DynamicTest.dynamicTest(
                "no column was left out",
                () ->
                    assertThat(compared)
                        .containsExactlyInAnyOrderElementsOf(
                            columns("english_deprivation_index")))));
  }

  private static Map<PublishersFile, Map<String, String>> indexFiles() {
    Path folder = real.resolve(IOD);
    Path derived = folder.resolve("derived");
    Map<PublishersFile, Map<String, String>> files = new LinkedHashMap<>();
    files.put(workbook(folder.resolve(FILE_1), "IMD2019"), IndexColumns.file1());
    files.put(workbook(folder.resolve(FILE_2), "IoD2019 Domains"), IndexColumns.file2());
    files.put(
        workbook(folder.resolve(FILE_3 + ".xlsx"), "IoD2019 IDACI & IDAOPI"), IndexColumns.file3());
    files.put(csv(folder.resolve(FILE_3 + ".csv")), IndexColumns.file3());
    files.put(csv(derived.resolve(FILE_4)), IndexColumns.file4());
    files.put(csv(derived.resolve(FILE_5)), IndexColumns.file5());
    files.put(
        workbook(folder.resolve(FILE_6 + ".xlsx"), "Population Denominators"),
        IndexColumns.file6());
    files.put(csv(folder.resolve(FILE_6 + ".csv")), IndexColumns.file6Saved());
    files.put(csv(derived.resolve(FILE_7)), IndexColumns.file7());
    files.put(
        workbook(folder.resolve(FILE_9 + ".xlsx"), "IoD2019 Transformed Scores"),
        IndexColumns.file9());
    files.put(csv(folder.resolve(FILE_9 + ".csv")), IndexColumns.file9());
    return files;
  }

  private static List<String> columns(String table) {
    return PublishedTable.named(table).orElseThrow().columns().stream()
        .map(PublishedTable.Column::name)
        .toList();
  }

  /** What is published of the index, by area. */
  private record Index(List<String> names, Map<String, Object[]> rows) {

    static Index published() {
      List<String> names = columns("english_deprivation_index");
      Map<String, Object[]> rows = new HashMap<>();
      JdbcClient.create(test.reader())
          .sql("select * from published.english_deprivation_index where edition = 2019")
          .query(
              (rs, i) -> {
                Object[] row = new Object[names.size()];
                for (int c = 0; c < row.length; c++) {
                  row[c] = rs.getObject(names.get(c));
                }
                return rows.put(rs.getString("lsoa_code"), row);
              })
          .list();
      return new Index(names, rows);
    }

    Object cell(String area, String column) {
      return rows.get(area)[names.indexOf(column)];
    }

    void holdAgainst(PublishersFile file, Map<String, String> columnOfHeader) {
      List<String> headers = List.copyOf(columnOfHeader.keySet());
      int[] position =
          headers.stream().mapToInt(h -> names.indexOf(columnOfHeader.get(h))).toArray();
      Set<String> seen = new HashSet<>();
      List<String> wrong = new ArrayList<>();
      file.forEach(
          row -> {
            String area = row.text(IndexColumns.LSOA);
            assertThat(seen.add(area)).as("%s stands once", area).isTrue();
            Object[] published = rows.get(area);
            assertThat(published).as("%s is published", area).isNotNull();
            for (int i = 0; i < position.length; i++) {
              if (!same(published[position[i]], row, headers.get(i)) && wrong.size() < 20) {
                wrong.add(
                    "%s, %s: %s and not %s"
                        .formatted(
                            area,
                            headers.get(i),
                            published[position[i]],
                            row.text(headers.get(i))));
              }
            }
            COMPARED.addAndGet(position.length + 1L);
          });
      assertThat(wrong).isEmpty();
      assertThat(seen).hasSize(32_844).hasSameSizeAs(rows.keySet());
    }

    void holdRounded(PublishersFile file) {
      file.forEach(
          row -> {
            String area = row.text(IndexColumns.LSOA);
            BigDecimal published = (BigDecimal) cell(area, IndexColumns.WORKING_AGE_COLUMN);
            assertThat(row.number(IndexColumns.WORKING_AGE))
                .as(area)
                .isEqualByComparingTo(published.setScale(0, RoundingMode.HALF_UP));
          });
      COMPARED.addAndGet(rows.size());
    }

    private static boolean same(Object published, Row row, String header) {
      if (published instanceof Number number) {
        BigDecimal publishers = row.number(header);
        return publishers != null && publishers.compareTo(new BigDecimal(number.toString())) == 0;
      }
      return String.valueOf(published).equals(row.text(header));
    }

    Collection<String> holdConstants() {
      Map<String, Object> constants =
          Map.of(
              "edition", 2019,
              "lsoa_edition", 2011,
              "local_authority_edition", 2019,
              "quantile_rule", "ceiling",
              "direction", "1_is_most_deprived");
      constants.forEach(
          (column, value) ->
              assertThat(rows.keySet())
                  .as(column)
                  .allSatisfy(area -> assertThat(cell(area, column)).isEqualTo(value)));
      Set<String> compared = new LinkedHashSet<>(constants.keySet());
      compared.add("lsoa_code");
      return compared;
    }
  }

  // ------------------------------------------------------------------ areas

  @Test
  @Order(3)
  void everyAreaIsThePublishers() {
    holds("lsoa_2011", rows(lookup(), row -> area(row, "LSOA11", "lsoa", 2011)));
    holds("ward_2019", rows(lookup(), row -> area(row, "WD19", "ward", 2019)));
    holds(
        "local_authority_2019", rows(lookup(), row -> area(row, "LAD19", "local_authority", 2019)));
    holds(
        "msoa_2011",
        rows(
            msoaLookup(),
            row ->
                isEnglishOrWelsh(row)
                    ? area(row.text("msoa11_code"), "msoa", 2011, row.text("msoa11_name"))
                    : null));
  }

  @Test
  @Order(3)
  void everyAreaLiesWhereThePublisherHasIt() {
    Set<List<Object>> expected =
        rows(lookup(), row -> in(row, "LSOA11", "lsoa", 2011, "WD19", "ward", "best_fit"));
    expected.addAll(
        rows(
            lookup(), row -> in(row, "LSOA11", "lsoa", 2011, "LAD19", "local_authority", "exact")));
    expected.addAll(
        rows(lookup(), row -> in(row, "WD19", "ward", 2019, "LAD19", "local_authority", "exact")));
    holds("lsoa_2011_in_ward_2019", expected);

    Map<String, String> districts = new HashMap<>();
    lookup().forEach(row -> districts.put(row.text("LSOA11CD"), row.text("LAD19CD")));
    Set<List<Object>> middle =
        rows(
            msoaLookup(),
            row ->
                isEnglishOrWelsh(row)
                    ? List.of(
                        row.text("lsoa11_code"),
                        "lsoa",
                        2011,
                        row.text("msoa11_code"),
                        "msoa",
                        2011,
                        "exact")
                    : null);
    middle.addAll(
        rows(
            msoaLookup(),
            row ->
                isEnglishOrWelsh(row)
                    ? List.of(
                        row.text("msoa11_code"),
                        "msoa",
                        2011,
                        districts.get(row.text("lsoa11_code")),
                        "local_authority",
                        2019,
                        "exact")
                    : null));
    holds("lsoa_2011_in_msoa_2011", middle);
  }

  private static PublishersFile lookup() {
    return csv(real.resolve("ons-geography-lookups").resolve(LOOKUP));
  }

  private static PublishersFile msoaLookup() {
    return csv(real.resolve("derived-humaniverse").resolve(MSOA_LOOKUP));
  }

  private static boolean isEnglishOrWelsh(Row row) {
    return row.text("msoa11_code").matches("[EW]02.*");
  }

  private static List<Object> area(Row row, String prefix, String kind, int edition) {
    return area(row.text(prefix + "CD"), kind, edition, row.text(prefix + "NM"));
  }

  private static List<Object> area(String code, String kind, int edition, String name) {
    return Arrays.asList(
        code, kind, edition, name, null, code.startsWith("E") ? "england" : "wales");
  }

  private static List<Object> in(
      Row row,
      String area,
      String kind,
      int edition,
      String parent,
      String parentKind,
      String fit) {
    return List.of(
        row.text(area + "CD"), kind, edition, row.text(parent + "CD"), parentKind, 2019, fit);
  }

  /** What the file says of it, each thing once. */
  private static Set<List<Object>> rows(PublishersFile file, Function<Row, List<Object>> one) {
    Set<List<Object>> rows = new HashSet<>();
    file.forEach(
        row -> {
          List<Object> made = one.apply(row);
          if (made != null) {
            rows.add(made);
          }
        });
    return rows;
  }

  private static void holds(String dataset, Set<List<Object>> expected) {
    PublishedTable table = CATALOGUE.dataset(dataset).table();
    List<String> columns = columns(table.name());
    List<List<Object>> published =
        JdbcClient.create(test.reader())
            .sql("select * from published.%s where dataset = '%s'".formatted(table.name(), dataset))
            .query(
                (rs, i) -> {
                  List<Object> row = new ArrayList<>();
                  for (String column : columns) {
                    row.add(rs.getObject(column));
                  }
                  return row;
                })
            .list();
    assertThat(published).as(dataset).hasSameSizeAs(expected);
    assertThat(published.stream().filter(row -> !expected.contains(row)).limit(5))
        .as("rows of %s that the publisher does not have", dataset)
        .isEmpty();
    COMPARED.addAndGet((long) published.size() * columns.size());
  }

  // ------------------------------------------------------------------ known by heart

  @Test
  @Order(4)
  void whatTheContractKnowsByHeartIsServed() {
    assertThat(
            index(
                "E01004736",
                "imd_score, imd_rank, imd_decile, outdoors_sub_domain_rank, outdoors_sub_domain_decile"))
        .isEqualTo("9.719 24862 8 76 1");
    assertThat(
            index(
                "E01000001",
                "imd_score, imd_rank, imd_decile, income_score, children_young_people_sub_domain_score"))
        .isEqualTo("6.208 29199 9 0.007 -2.107");
    assertThat(index("E01012057", "imd_score, imd_rank, imd_decile")).isEqualTo("28.424 8811 3");
    assertThat(index("E01033768", "imd_score, imd_rank, imd_decile")).isEqualTo("52.286 1833 1");
    assertThat(names("E01004736", "E01012057", "E01033768"))
        .containsExactly("Westminster 018C", "Middlesbrough 009E", "Liverpool 037F");
    assertThat(
            Rows.texts(
                test.reader(),
                "select parent_code from published.area_containment where code = 'E01012057' and edition = 2011 and parent_edition = 2019 order by parent_kind desc"))
        .containsExactly("E05009862", "E06000002");
    assertThat(
            Rows.texts(
                test.reader(),
                """
                select a.name || ' ' || count(*)
                from published.area_containment c
                join published.area a on a.code = c.parent_code and a.edition = c.parent_edition
                where c.kind = 'lsoa' and c.edition = 2011 and c.parent_kind = 'local_authority'
                  and a.name in ('Westminster', 'Cardiff', 'Middlesbrough')
                group by a.name order by a.name
                """))
        .containsExactly("Cardiff 214", "Middlesbrough 86", "Westminster 128");
  }

  private static String index(String lsoa, String columns) {
    return Rows.texts(
            test.reader(),
            "select concat_ws(' ', %s) from published.english_deprivation_index where edition = 2019 and lsoa_code = '%s'"
                .formatted(columns, lsoa))
        .get(0);
  }

  private static List<String> names(String... codes) {
    return Rows.texts(
        test.reader(),
        "select name from published.area where edition = 2011 and code in ('%s') order by code"
            .formatted(String.join("', '", codes)));
  }

  // ------------------------------------------------------------------ one table, many files

  /** But for the one population that the saved copy of File 6 rounds. */
  @Test
  @Order(5)
  void theSavedCopiesMakeTheSameTableAsTheWorkbooks() throws IOException {
    Path folder = folderOf(LOOKUP, FILE_3 + ".csv", FILE_6 + ".csv", FILE_7, FILE_9 + ".csv");

    assertThat(indexFrom(folder, withoutWorkingAge()))
        .isEqualTo(publishedIndex(withoutWorkingAge()));
  }

  /** But for the scores of the sub-domains, which the copy of File 5 at hand lacks. */
  @Test
  @Order(5)
  void theSeparateFilesMakeTheSameTableAsTheOneOfAll() throws IOException {
    List<String> columns =
        columns("english_deprivation_index").stream()
            .filter(column -> !column.endsWith("sub_domain_score"))
            .toList();
    Path folder =
        folderOf(
            LOOKUP,
            FILE_1,
            FILE_2,
            FILE_3 + ".xlsx",
            FILE_4,
            FILE_5,
            FILE_6 + ".xlsx",
            FILE_9 + ".xlsx");

    assertThat(indexFrom(folder, columns)).isEqualTo(publishedIndex(columns));
  }

  /** But for the one population that File 7 rounds. */
  @Test
  @Order(5)
  void withoutFile6ThePopulationsOfFile7AreTaken() throws IOException {
    Path folder = folderOf(LOOKUP, FILE_7, FILE_9 + ".csv");

    assertThat(indexFrom(folder, withoutWorkingAge()))
        .isEqualTo(publishedIndex(withoutWorkingAge()));
  }

  private static List<String> withoutWorkingAge() {
    return columns("english_deprivation_index").stream()
        .filter(column -> !column.equals(IndexColumns.WORKING_AGE_COLUMN))
        .toList();
  }

  private static String indexFrom(Path folder, List<String> columns) {
    try (TestDatabase other = TestDatabase.create();
        Database opened = open(other)) {
      assertThat(refresh(opened, folder, List.of("lsoa_2011", "local_authority_2019", INDEX)))
          .allSatisfy(
              report ->
                  assertThat(report.result()).as(report.problem()).isEqualTo(Result.PUBLISHED));
      return fingerprint(other, columns);
    }
  }

  private static String publishedIndex(List<String> columns) {
    COMPARED_BETWEEN.addAndGet(32_844L * columns.size());
    return fingerprint(test, columns);
  }

  /** Of every cell as it is written out, so that 0.10 is not 0.1. */
  private static String fingerprint(TestDatabase database, List<String> columns) {
    return Rows.texts(
            database.reader(),
            "select count(*) || ' ' || md5(string_agg(row(%s)::text, chr(10) order by lsoa_code)) from published.english_deprivation_index"
                .formatted(String.join(", ", columns)))
        .get(0);
  }

  private static Path folderOf(String... names) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "sources");
    Set<String> wanted = Set.of(names);
    try (Stream<Path> walk = Files.walk(real)) {
      for (Path file :
          walk.filter(path -> wanted.contains(path.getFileName().toString()))
              .collect(Collectors.toList())) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return folder;
  }

  // ------------------------------------------------------------------ at full size nothing is lost

  @Test
  @Order(6)
  void oneRowThatIsMissingOfTenThousandsIsNoticed() throws IOException {
    Path folder = folderOf(LOOKUP);
    Mangling.textLines(lines -> lines.remove(lines.size() - 1)).apply(folder.resolve(LOOKUP));

    DatasetReport report = refresh(database, folder, List.of("lsoa_2011")).get(0);

    assertThat(report.result()).isEqualTo(Result.REJECTED);
    assertThat(report.problem())
        .contains(Kind.ROW_COUNT_DIFFERS.sentence(), "found 34752", "expected 34753");
    assertThat(report.version()).isEqualTo(1);
  }

  @Test
  @Order(6)
  void runTwiceAndNothingHappens() {
    assertThat(refresh(database, real, List.of()))
        .extracting(DatasetReport::result)
        .containsOnly(Result.UNCHANGED);
  }
}
