package census.etl.acceptance;

import static census.etl.acceptance.PublishersFile.csv;
import static census.etl.acceptance.PublishersFile.workbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import census.etl.acceptance.PublishersFile.Row;
import census.model.schema.PublishedTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Welsh index of 2019, the English one of 2025, and the summaries by local authority, held
 * against the publishers' files.
 */
@RealSources.Test
class DeprivationFilesIT {

  private static final String WELSH =
      "welsh-index-multiple-deprivation-2019-index-and-domain-ranks-by-small-area";
  private static final String WELSH_SCORES = "wimd-2019-index-and-domain-scores-by-small-area.csv";
  private static final String LOOKUP =
      "Lower_Layer_Super_Output_Area_(2011)_to_Ward_(2019)_Lookup_in_England_and_Wales.csv";
  private static final int WELSH_AREAS = 1_909;

  private static final String FILE_1 = "File_1_IoD2025_Index_of_Multiple_Deprivation.xlsx";
  private static final String FILE_3 = "File_3_IoD2025_Supplementary_Indices_IDACI_and_IDAOPI.xlsx";
  private static final String FILE_7 =
      "File_7_IoD2025_RECONSTRUCTED_without_IDACI_IDAOPI_scores_and_populations.csv.gz";
  private static final String FILE_10 =
      "File_10_-_IoD2019_Local_Authority_District_Summaries__lower-tier__.xlsx";
  private static final String COLLECTED = "imd2025_england_ltla24.csv";

  private final RealSources real;

  @TempDir Path temporary;

  DeprivationFilesIT(RealSources real) {
    this.real = real;
  }

  // ------------------------------------------------------------------ Wales

  private static final Map<String, String> WELSH_DOMAINS =
      inOrder(
          "Income", "income",
          "Employment", "employment",
          "Health", "health",
          "Education", "education",
          "Access to Services", "access_to_services",
          "Housing", "housing",
          "Community Safety", "community_safety",
          "Physical Environment", "physical_environment");

  @Test
  void everyCellOfTheWelshIndexIsThePublishersInEachOfItsForms() {
    Published index = Published.of(real, "welsh_index_2019", "lsoa_code");
    PublishersFile ods = workbook(real.file(WELSH + ".ods"), "WIMD_2019_ranks").withHeader(2, 1);
    PublishersFile xls = workbook(real.file(WELSH + ".xls"), "WIMD_2019_ranks").withHeader(2, 1);
    index.holdAgainst(ods, "LSOA Code", welsh("_rank", "LSOA Name (Eng)"));
    index.holdAgainst(xls, "LSOA code", welsh("_rank", "LSOA name (Eng)"));
    index.holdAgainst(
        csv(real.file(WELSH + ".csv")), "LSOA code", welsh("_rank", "LSOA name (Eng)"));
    index.holdAgainst(csv(real.file(WELSH_SCORES)), "LSOA code", welsh("_score", "LSOA name"));
    index.holdAgainst(
        workbook(real.file(WELSH + ".ods"), "Deciles_quintiles_quartiles"),
        "LSOA Code",
        inOrder(
            "WIMD 2019 Overall Rank", "imd_rank",
            "WIMD 2019 Overall Decile", "imd_decile",
            "WIMD 2019 Overall Quintile", "imd_quintile",
            "WIMD 2019 Overall Quartile", "imd_quartile"));
    index.holdAgainst(
        xlsQuantiles(),
        "LSOA code",
        inOrder(
            "WIMD 2019 overall rank", "imd_rank",
            "WIMD 2019 overall decile", "imd_decile",
            "WIMD 2019 overall quintile", "imd_quintile",
            "WIMD 2019 overall quartile", "imd_quartile"));
    WELSH_DOMAINS
        .values()
        .forEach(
            domain -> {
              holdQuantile(index, domain, "decile", 10);
              holdQuantile(index, domain, "quintile", 5);
              holdQuantile(index, domain, "quartile", 4);
            });
    index.holdAgainst(
        csv(real.file(LOOKUP)),
        row -> row.text("LSOA11CD").startsWith("W") ? List.of(row.text("LSOA11CD")) : null,
        Map.of("LAD19CD", "local_authority_code"));
    index.holdConstants(
        Map.of(
            "edition", 2019,
            "lsoa_edition", 2011,
            "local_authority_edition", 2019,
            "quantile_rule", "floor",
            "direction", "1_is_most_deprived"));
    index.assertThatNoColumnWasLeftOut();
    assertThat(index.size()).isEqualTo(WELSH_AREAS);
  }

  private PublishersFile xlsQuantiles() {
    return workbook(real.file(WELSH + ".xls"), "Deciles_quintiles_quartiles").withHeader(3, 1);
  }

  private static Map<String, String> welsh(String measure, String localName) {
    Map<String, String> columns =
        inOrder(localName, "lsoa_local_name", "WIMD 2019", "imd" + measure);
    WELSH_DOMAINS.forEach((header, domain) -> columns.put(header, domain + measure));
    return columns;
  }

  private static void holdQuantile(Published index, String domain, String name, int groups) {
    index.holdRule(
        domain + "_" + name,
        row -> ((int) row.apply(domain + "_rank") - 1) * groups / WELSH_AREAS + 1);
  }

  @Test
  void theOtherFormsOfTheWelshWorkbookMakeTheSameTable() throws IOException {
    List<String> columns = columns("welsh_deprivation_index");
    for (String form : List.of(".xls", ".csv")) {
      Path folder = real.folderOf(temporary, LOOKUP, WELSH + form, WELSH_SCORES);

      assertThat(
              real.fingerprintOf(
                  folder,
                  List.of(
                      "lsoa_2011",
                      "local_authority_2019",
                      "ward_2019",
                      "lsoa_2011_in_ward_2019",
                      "welsh_index_2019"),
                  columns))
          .as(form)
          .isEqualTo(real.fingerprint("welsh_index_2019", columns));
    }
  }

  /** By the publisher's own quantiles, which were not those that the summary was made from. */
  @Test
  void welshAuthoritiesHaveTheSharesThatFollowFromThePublishersQuantiles() {
    Map<String, String> codes = new HashMap<>();
    csv(real.file(LOOKUP)).forEach(row -> codes.put(row.text("LAD19NM"), row.text("LAD19CD")));
    Map<String, int[]> counts = new TreeMap<>();
    xlsQuantiles()
        .forEach(
            row -> {
              int[] count =
                  counts.computeIfAbsent(
                      codes.get(row.text("Local Authority name (Eng)")), code -> new int[4]);
              count[0]++;
              count[1] += row.number("WIMD 2019 overall decile").intValue() == 1 ? 1 : 0;
              count[2] += row.number("WIMD 2019 overall quintile").intValue() == 1 ? 1 : 0;
              count[3] += row.number("WIMD 2019 overall quartile").intValue() <= 2 ? 1 : 0;
            });
    Published authorities =
        Published.of(real, "welsh_authorities_derived_2019", "local_authority_code", "subject");

    assertThat(counts).hasSize(22);
    counts.forEach(
        (code, count) -> {
          assertThat(authorities.cell("areas", code, "imd")).as(code).isEqualTo(count[0]);
          for (int i = 1; i < count.length; i++) {
            String share =
                "proportion_in_most_deprived_" + List.of("tenth", "fifth", "half").get(i - 1);
            assertThat((BigDecimal) authorities.cell(share, code, "imd"))
                .as("%s of %s", share, code)
                .isEqualByComparingTo(
                    BigDecimal.valueOf(count[i])
                        .divide(BigDecimal.valueOf(count[0]), 4, RoundingMode.HALF_UP));
            real.compared(1);
          }
        });
  }

  // ------------------------------------------------------------------ England 2025

  @Test
  void everyCellOfTheEnglishIndexOf2025IsThePublishersAndWhatNoFileHasIsMissing() {
    Published index = Published.of(real, "english_index_2025", "lsoa_code");
    index.holdAgainst(
        workbook(real.file(FILE_1), "IMD25"),
        "LSOA code (2021)",
        inOrder(
            "Local Authority District code (2024)", "local_authority_code",
            "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)", "imd_rank",
            "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOA",
                "imd_decile"));
    index.holdAgainst(
        workbook(real.file(FILE_3), "IoD2025 IDACI & IDAOPI"),
        "LSOA code (2021)",
        of2025(IndexColumns.file3()));
    index.holdAgainst(csv(real.file(FILE_7)), "LSOA code (2021)", of2025(IndexColumns.file7()));
    index.holdAgainst(
        csv(real.file("imd2025_england_lsoa21.csv.gz")), "lsoa21_code", domainsAsCollected());
    index.holdAgainst(
        csv(real.file("imd2025_england_lsoa21_subdomains.csv.gz")),
        "lsoa21_code",
        subDomainsAsCollected());
    IndexColumns.file9().values().stream()
        .filter(column -> column.endsWith("_transformed"))
        .forEach(column -> index.holdRule(column, row -> null));
    for (String column : NOT_AT_HAND) {
      index.holdRule(column, row -> null);
    }
    index.holdConstants(
        Map.of(
            "edition", 2025,
            "lsoa_edition", 2021,
            "local_authority_edition", 2024,
            "population_year", 2022,
            "quantile_rule", "ceiling",
            "direction", "1_is_most_deprived"));
    index.assertThatNoColumnWasLeftOut();
    assertThat(index.size()).isEqualTo(33_755);
  }

  private static final Set<String> NOT_AT_HAND =
      Set.of(
          "idaci_score",
          "idaopi_score",
          "total_population",
          "dependent_children",
          "population_16_59",
          "older_population_60_and_over",
          "working_age_population");

  /** The headers of 2019 but for the district, and one that the publisher has cut off. */
  private static Map<String, String> of2025(Map<String, String> of2019) {
    Map<String, String> columns = new LinkedHashMap<>();
    of2019.forEach(
        (header, column) -> {
          if (!NOT_AT_HAND.contains(column)) {
            boolean isCut = column.equals("children_young_people_sub_domain_decile");
            columns.put(
                header.replace("(2019)", "(2024)").replace("LSOAs)", isCut ? "LSO" : "LSOAs)"),
                column);
          }
        });
    return columns;
  }

  private static Map<String, String> domainsAsCollected() {
    Map<String, String> columns = new LinkedHashMap<>();
    inOrder(
            "IMD", "imd",
            "Income", "income",
            "Employment", "employment",
            "Education", "education_skills_training",
            "Health", "health_deprivation_disability",
            "Crime", "crime",
            "Housing_and_Services", "barriers_to_housing_services",
            "Environment", "living_environment")
        .forEach((header, column) -> putMeasures(columns, header, column));
    return columns;
  }

  private static Map<String, String> subDomainsAsCollected() {
    Map<String, String> columns = new LinkedHashMap<>();
    inOrder(
            "children_and_young_people", "children_young_people_sub_domain",
            "adult_skills", "adult_skills_sub_domain",
            "geographical_barriers", "geographical_barriers_sub_domain",
            "wider_barriers", "wider_barriers_sub_domain",
            "indoors", "indoors_sub_domain",
            "outdoors", "outdoors_sub_domain")
        .forEach((header, column) -> putMeasures(columns, header, column));
    return columns;
  }

  private static void putMeasures(Map<String, String> columns, String header, String column) {
    for (String measure : List.of("_score", "_rank", "_decile")) {
      columns.put(header + measure, column + measure);
    }
  }

  // ------------------------------------------------------------------ authorities

  /** By sheet of File 10, how its headers begin and which subject it is. */
  private static final Map<String, List<String>> SHEETS = new LinkedHashMap<>();

  static {
    SHEETS.put("IMD", List.of("IMD", "imd"));
    SHEETS.put("Income", List.of("Income", "income"));
    SHEETS.put("Employment", List.of("Employment", "employment"));
    SHEETS.put("Education", List.of("Education, Skills and Training", "education_skills_training"));
    SHEETS.put(
        "Health", List.of("Health Deprivation and Disability", "health_deprivation_disability"));
    SHEETS.put("Crime", List.of("Crime", "crime"));
    SHEETS.put(
        "Barriers", List.of("Barriers to Housing and Services", "barriers_to_housing_services"));
    SHEETS.put("Living", List.of("Living Environment", "living_environment"));
    SHEETS.put("IDACI", List.of("IDACI", "idaci"));
    SHEETS.put("IDAOPI", List.of("IDAOPI", "idaopi"));
  }

  private static final Map<String, String> MEASURES =
      inOrder(
          "Average rank", "average_rank",
          "Rank of average rank", "rank_of_average_rank",
          "Average score", "average_score",
          "Rank of average score", "rank_of_average_score",
          "Proportion of LSOAs in most deprived 10% nationally",
              "proportion_in_most_deprived_tenth",
          "Rank of proportion of LSOAs in most deprived 10% nationally",
              "rank_of_proportion_in_most_deprived_tenth");

  private static final Map<String, String> MEASURES_OF_IMD =
      inOrder(
          "Extent", "extent",
          "Rank of extent", "rank_of_extent",
          "Local concentration", "local_concentration",
          "Rank of local concentration", "rank_of_local_concentration");

  private static Map<String, String> columnsOf(String heading, String subject) {
    Map<String, String> columns = new LinkedHashMap<>();
    MEASURES.forEach((header, column) -> columns.put(heading + " - " + header, column));
    if (subject.equals("imd")) {
      MEASURES_OF_IMD.forEach((header, column) -> columns.put("IMD 2019 - " + header, column));
    }
    if (subject.equals("income") || subject.equals("employment")) {
      columns.put(heading + " scale", "scale");
      columns.put("Rank of " + heading + " Scale", "rank_of_scale");
    }
    return columns;
  }

  @Test
  void everyCellOfFile10Of2019IsThePublishers() {
    Published authorities =
        Published.of(real, "english_authorities_2019", "local_authority_code", "subject");
    SHEETS.forEach(
        (sheet, names) ->
            authorities
                .where("subject", names.get(1))
                .holdAgainst(
                    workbook(real.file(FILE_10), sheet),
                    row -> key(row, "Local Authority District code (2019)", names.get(1)),
                    columnsOf(names.get(0), names.get(1))));
    holdWhatIsNotPublished(authorities, 2019, 2019);
    assertThat(authorities.size()).isEqualTo(3_170);
  }

  @Test
  void everyCellOfTheCollectedFile10Of2025IsPublished() {
    Published authorities =
        Published.of(real, "english_authorities_2025", "local_authority_code", "subject");
    SHEETS.values().stream()
        .filter(names -> !names.get(1).startsWith("ida"))
        .forEach(
            names ->
                authorities
                    .where("subject", names.get(1))
                    .holdAgainst(
                        csv(real.file(COLLECTED)),
                        row -> key(row, "ltla24_code", names.get(1)),
                        collected(names.get(0), names.get(1))));
    holdWhatIsNotPublished(authorities, 2025, 2024);
    assertThat(authorities.size()).isEqualTo(2_368);
  }

  private static List<Object> key(Row row, String header, String subject) {
    return List.of(row.text(header), subject);
  }

  /** As a program has made names of the publisher's headers. */
  private static Map<String, String> collected(String heading, String subject) {
    Map<String, String> columns = new LinkedHashMap<>();
    columnsOf(heading, subject)
        .forEach(
            (header, column) ->
                columns.put(
                    header
                        .replace("IMD 2019", "IMD25")
                        .replace("LSOAs", "lso as")
                        .replace("%", " percent")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_"),
                    column));
    return columns;
  }

  private static void holdWhatIsNotPublished(
      Published authorities, int edition, int authorityEdition) {
    for (String column :
        List.of(
            "areas",
            "proportion_in_most_deprived_fifth",
            "proportion_in_most_deprived_three_tenths",
            "proportion_in_most_deprived_half")) {
      authorities.holdRule(column, row -> null);
    }
    authorities.holdConstants(
        Map.of(
            "edition",
            edition,
            "nation",
            "england",
            "local_authority_edition",
            authorityEdition,
            "basis",
            "published"));
    authorities.assertThatNoColumnWasLeftOut();
  }

  /** The publisher has more digits than it publishes; in one case it has weighed other people. */
  @Test
  void whatFollowsFromTheAreasIsWhatFile10SaysButForRounding() {
    Published derived =
        Published.of(real, "english_authorities_derived_2019", "local_authority_code", "subject");
    Map<String, Double> tolerance =
        Map.of(
            "average_rank", 2.0,
            "average_score", 0.001,
            "proportion_in_most_deprived_tenth", 0.0001,
            "rank_of_proportion_in_most_deprived_tenth", 0.0,
            "extent", 0.0001,
            "rank_of_extent", 0.0,
            "local_concentration", 2.0);
    SHEETS.forEach(
        (sheet, names) ->
            workbook(real.file(FILE_10), sheet)
                .forEach(
                    row -> {
                      String code = row.text("Local Authority District code (2019)");
                      boolean isRushmoor =
                          code.equals("E07000092") && names.get(1).equals("idaopi");
                      columnsOf(names.get(0), names.get(1))
                          .forEach(
                              (header, column) -> {
                                if (!column.contains("scale") && !isRushmoor) {
                                  Object cell = derived.cell(column, code, names.get(1));
                                  assertThat(new BigDecimal(cell.toString()).doubleValue())
                                      .as("%s of %s, %s", column, code, sheet)
                                      .isCloseTo(
                                          row.number(header).doubleValue(),
                                          offset(tolerance.getOrDefault(column, 2.0) + 1e-9));
                                  real.compared(1);
                                }
                              });
                    }));
  }

  // ------------------------------------------------------------------

  private static List<String> columns(String table) {
    return PublishedTable.named(table).orElseThrow().columns().stream()
        .map(PublishedTable.Column::name)
        .toList();
  }

  private static Map<String, String> inOrder(String... keysAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
