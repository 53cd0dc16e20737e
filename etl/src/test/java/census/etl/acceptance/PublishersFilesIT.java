package census.etl.acceptance;

import static census.etl.acceptance.PublishersFile.csv;
import static census.etl.acceptance.PublishersFile.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.finding.Kind;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.model.schema.PublishedTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publishers' own files, loaded; then every published cell is held against the file that it came
 * from, read a second time by other means.
 */
@RealSources.Test
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishersFilesIT {

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

  private static final String INDEX = "english_index_2019";
  private final RealSources real;

  @TempDir Path temporary;

  PublishersFilesIT(RealSources real) {
    this.real = real;
  }

  @Test
  @Order(1)
  void everyDatasetIsPublished() {
    assertThat(real.reports())
        .hasSameSizeAs(RealSources.DATASETS)
        .allSatisfy(
            report ->
                assertThat(report.result())
                    .as("%s: %s", report.dataset(), report.problem())
                    .isEqualTo(Result.PUBLISHED));
  }

  // ------------------------------------------------------------------ the index, cell by cell

  @Test
  @Order(2)
  void everyCellOfTheIndexIsThePublishers() {
    Published index = Published.of(real, INDEX, "lsoa_code");
    indexFiles().forEach((file, columns) -> index.holdAgainst(file, IndexColumns.LSOA, columns));
    holdRounded(index, csv(real.file(FILE_6 + ".csv")));
    holdRounded(index, csv(real.file(FILE_7)));
    index.holdConstants(
        Map.of(
            "edition", 2019,
            "lsoa_edition", 2011,
            "local_authority_edition", 2019,
            "population_year", 2015,
            "quantile_rule", "ceiling",
            "direction", "1_is_most_deprived"));
    index.assertThatNoColumnWasLeftOut();
    assertThat(index.size()).isEqualTo(32_844);
  }

  /** The population that two files round. */
  private void holdRounded(Published index, PublishersFile file) {
    file.forEach(
        row -> {
          String area = row.text(IndexColumns.LSOA);
          BigDecimal published = (BigDecimal) index.cell(IndexColumns.WORKING_AGE_COLUMN, area);
          assertThat(row.number(IndexColumns.WORKING_AGE))
              .as(area)
              .isEqualByComparingTo(published.setScale(0, RoundingMode.HALF_UP));
          real.compared(1);
        });
  }

  private Map<PublishersFile, Map<String, String>> indexFiles() {
    Map<PublishersFile, Map<String, String>> files = new LinkedHashMap<>();
    files.put(workbook(real.file(FILE_1), "IMD2019"), IndexColumns.file1());
    files.put(workbook(real.file(FILE_2), "IoD2019 Domains"), IndexColumns.file2());
    files.put(
        workbook(real.file(FILE_3 + ".xlsx"), "IoD2019 IDACI & IDAOPI"), IndexColumns.file3());
    files.put(csv(real.file(FILE_3 + ".csv")), IndexColumns.file3());
    files.put(csv(real.file(FILE_4)), IndexColumns.file4());
    files.put(csv(real.file(FILE_5)), IndexColumns.file5());
    files.put(
        workbook(real.file(FILE_6 + ".xlsx"), "Population Denominators"), IndexColumns.file6());
    files.put(csv(real.file(FILE_6 + ".csv")), IndexColumns.file6Saved());
    files.put(csv(real.file(FILE_7)), IndexColumns.file7());
    files.put(
        workbook(real.file(FILE_9 + ".xlsx"), "IoD2019 Transformed Scores"), IndexColumns.file9());
    files.put(csv(real.file(FILE_9 + ".csv")), IndexColumns.file9());
    return files;
  }

  private static List<String> columns(String table) {
    return PublishedTable.named(table).orElseThrow().columns().stream()
        .map(PublishedTable.Column::name)
        .toList();
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
                real.reader(),
                "select parent_code from published.area_containment where code = 'E01012057' and edition = 2011 and parent_edition = 2019 order by parent_kind desc"))
        .containsExactly("E05009862", "E06000002");
    assertThat(
            Rows.texts(
                real.reader(),
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

  private String index(String lsoa, String columns) {
    return Rows.texts(
            real.reader(),
            "select concat_ws(' ', %s) from published.english_deprivation_index where edition = 2019 and lsoa_code = '%s'"
                .formatted(columns, lsoa))
        .get(0);
  }

  private List<String> names(String... codes) {
    return Rows.texts(
        real.reader(),
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

  private String indexFrom(Path folder, List<String> columns) {
    return real.fingerprintOf(folder, List.of("lsoa_2011", "local_authority_2019", INDEX), columns);
  }

  private String publishedIndex(List<String> columns) {
    return real.fingerprint(INDEX, columns);
  }

  private Path folderOf(String... names) throws IOException {
    return real.folderOf(temporary, names);
  }

  // ------------------------------------------------------------------ at full size nothing is lost

  @Test
  @Order(6)
  void oneRowThatIsMissingOfTenThousandsIsNoticed() throws IOException {
    Path folder = folderOf(LOOKUP);
    Mangling.textLines(lines -> lines.remove(lines.size() - 1)).apply(folder.resolve(LOOKUP));

    DatasetReport report = real.refresh(folder, "lsoa_2011").get(0);

    assertThat(report.result()).isEqualTo(Result.REJECTED);
    assertThat(report.problem())
        .contains(Kind.ROW_COUNT_DIFFERS.sentence(), "found 34752", "expected 34753");
    assertThat(report.version()).isEqualTo(1);
  }

  @Test
  @Order(6)
  void runTwiceAndNothingHappens() {
    assertThat(real.refresh()).extracting(DatasetReport::result).containsOnly(Result.UNCHANGED);
  }
}
