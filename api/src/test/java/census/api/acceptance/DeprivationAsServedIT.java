package census.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.api.IndexRows;
import census.api.acceptance.RunningCommand.Ended;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real indices, from the publishers' files to the answers: known values, and every row by every
 * route against the published tables.
 */
@EnabledIfEnvironmentVariable(named = "CENSUS_REAL_SOURCES", matches = ".+")
final class DeprivationAsServedIT {

  private static final String EXTRACT = "ons-postcodes/onspd-subset-postcodes-io-test-seed.csv";

  private static final int AT_ONCE = 1_000;

  /** Every area is asked for by {@code -Dcensus.areas.between=1}, which takes a minute more. */
  private static final int BETWEEN_AREAS = Integer.getInteger("census.areas.between", 60);

  private static final List<String> DATASETS =
      List.of(
          "lsoa_2011",
          "lsoa_2021",
          "msoa_2011",
          "msoa_2021",
          "ward_2019",
          "ward_2024",
          "local_authority_2019",
          "local_authority_2024",
          "region_2019",
          "country_2024",
          "icb_2022",
          "sub_icb_2022",
          "lsoa_2011_in_ward_2019",
          "lsoa_2021_in_ward_2024",
          "lsoa_2011_in_msoa_2011",
          "lsoa_2021_in_msoa_2021",
          "lsoa_2011_in_icb_2022",
          "local_authority_2019_in_region_2019",
          "lsoa_2011_to_2021",
          "data_zone_2011",
          "intermediate_zone_2011",
          "local_authority_scotland_2019",
          "health_and_social_care_partnership_2019",
          "health_board_scotland_2019",
          "parliamentary_constituency_scotland_2005",
          "ward_scotland_2022",
          "data_zone_2011_in_larger_areas",
          "soa_2001",
          "local_authority_northern_ireland_2014",
          "soa_2001_in_local_authority_2014",
          "english_index_2019",
          "english_index_2025",
          "welsh_index_2019",
          "scottish_index_2020v2",
          "northern_irish_index_2017",
          "green_space_2020",
          "deprivation_guidance");

  /** What is published of each index, read once. */
  private static final Map<IndexRows, List<Map<String, @Nullable String>>> ROWS = new HashMap<>();

  private static Home home;
  private static RunningApi api;

  @BeforeAll
  static void loadAndServe() throws IOException {
    home = Home.make();
    Path sources = Path.of(System.getenv("CENSUS_REAL_SOURCES"));
    List<String> refresh = new ArrayList<>(List.of("refresh"));
    refresh.addAll(DATASETS);
    refresh.addAll(List.of("--sources", sources.toString()));
    load(refresh.toArray(String[]::new));
    Path folder = Files.createDirectory(home.folder().resolve("extract"));
    Path extract = sources.resolve(EXTRACT);
    Files.copy(extract, folder.resolve(extract.getFileName()));
    load("refresh", "postcode_directory", "--sources", folder.toString());
    api = RunningApi.over(home);
    while (status("postcodes/random") != 200 || status("deprivation/E01000001") != 200) {
      Sleep.of(Duration.ofMillis(100));
    }
  }

  private static void load(String... arguments) {
    Ended loaded = home.run(arguments);
    assertThat(loaded.exitCode()).as(loaded.output()).isZero();
  }

  @AfterAll
  static void stop() {
    if (api != null) {
      api.close();
    }
    home.close();
  }

  private static int status(String path) {
    return api.get(path).statusCode();
  }

  private static JsonNode json(String path) {
    HttpResponse<String> answer = api.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  // ------------------------------------------------------------------ known values

  @ParameterizedTest
  @CsvSource({
    "E01004736, 2019, imd_score, 9.719",
    "E01004736, 2019, imd_rank, 24862",
    "E01004736, 2019, imd_decile, 8",
    "E01004736, 2019, outdoors_sub_domain_rank, 76",
    "E01004736, 2019, outdoors_sub_domain_decile, 1",
    "E01004736, 2025, imd_score, 10.324",
    "E01004736, 2025, imd_rank, 24593",
    "E01004736, 2025, imd_decile, 8",
    "E01000001, 2019, imd_score, 6.208",
    "E01000001, 2019, imd_rank, 29199",
    "E01000001, 2019, imd_decile, 9",
    "E01000001, 2019, income_score, 0.007",
    "E01000001, 2019, children_young_people_sub_domain_score, -2.107",
    "E01000001, 2025, imd_score, 8.742",
    "E01000001, 2025, imd_rank, 26525",
    "E01012057, 2019, imd_score, 28.424",
    "E01012057, 2019, imd_rank, 8811",
    "E01012057, 2025, imd_rank, 9215",
    "E01033768, 2019, imd_score, 52.286",
    "E01033768, 2019, imd_rank, 1833",
    "W01000001, 2019, imd_rank, 885",
    "W01000001, 2019, imd_decile, 5",
    "W01000001, 2019, imd_quintile, 3",
    "W01000001, 2019, imd_quartile, 2",
    "W01000001, 2019, imd_score, 19.2",
    "W01000001, 2019, income_score, 17.0",
    "W01000003, 2019, imd_rank, 550",
    "W01000003, 2019, imd_decile, 3",
    "S01011473, 2020, imd_rank, 192",
    "S01011473, 2020, income_rank, 440",
    "S01011473, 2020, employment_rank, 121",
    "S01011473, 2020, education_rank, 354",
    "S01011473, 2020, health_rank, 138",
    "S01011473, 2020, access_rank, 5390",
    "S01011473, 2020, crime_rank, 32",
    "S01011473, 2020, housing_rank, 3075.5",
    "S01011473, 2020, imd_vigintile, 1",
    "S01006506, 2020, imd_rank, 4691",
    "S01006506, 2020, imd_vigintile, 14",
    "S01006506, 2020, imd_decile, 7",
    "S01006506, 2020, imd_quintile, 4",
    "S01006508, 2020, crime_rank, 4563.5",
    "95GG39S1, 2017, imd_rank, 163",
    "95GG39S1, 2017, income_rank, 464",
    "95GG39S1, 2017, employment_rank, 128",
    "95GG39S1, 2017, health_deprivation_and_disability_rank, 70",
    "95GG39S1, 2017, education_skills_and_training_rank, 104",
    "95GG39S1, 2017, access_to_services_rank, 739",
    "95GG39S1, 2017, living_environment_rank, 187",
    "95GG39S1, 2017, crime_and_disorder_rank, 123"
  })
  void valuesThatAreKnownByHeart(String area, int year, String field, String value) {
    JsonNode results = json("deprivation/%s/?year=%d".formatted(area, year)).get("results");

    assertThat(results).hasSize(1);
    assertThat(results.get(0).get(field).decimalValue()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @CsvSource({"E09000033, 2019, 128", "W06000015, 2019, 214", "E06000002, 2019, 86"})
  void aLocalAuthorityHasAsManySmallAreas(String authority, int year, int areas) {
    assertThat(
            json("areas/%s/deprivation?year=%d".formatted(authority, year))
                .get("small_areas")
                .asInt())
        .isEqualTo(areas);
    assertThat(
            json("england_wales_lower_layer_super_output_areas/?year=2011&local_authority_code="
                    + authority)
                .get("count")
                .asInt())
        .isEqualTo(areas);
  }

  @Test
  void codesAreFoundByAPart() {
    assertThat(
            json("english_indices_of_multiple_deprivation/?lsoa_code=e0100000&year=2019")
                .get("count")
                .asInt())
        .isEqualTo(8);
  }

  @Test
  void gardensOfAnAuthority() {
    JsonNode row = json("greenspace/?local_authority_code=E09000033").at("/results/0");

    assertThat(row.get("houses_address_count").asInt()).isEqualTo(10_924);
    assertThat(row.get("flats_average_number_of_flats_sharing_a_garden").decimalValue())
        .isEqualByComparingTo("6.9");
    assertThat(row.get("total_private_outdoor_space_total_area").asInt()).isEqualTo(1_621_091);
    assertThat(row.get("total_average_size_private_outdoor_space").decimalValue())
        .isEqualByComparingTo("82.1");
  }

  @ParameterizedTest
  @CsvSource({"2010-01-01, 2012", "2014-06-01, 2016", "1996-01-01, 2004", "2008-02-29, 2009v2"})
  void anEditionThatScotlandPrescribesIsNamedWhereItIsNotPublished(String day, String edition) {
    HttpResponse<String> answer = api.get("deprivation/S01006506?on=" + day);

    assertThat(answer.statusCode()).isEqualTo(404);
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.get("edition").asString()).isEqualTo(edition);
    assertThat(problem.get("citation").asString()).contains("table 4");
  }

  @Test
  void theEditionThatScotlandPrescribesNowIsAnswered() {
    assertThat(json("deprivation/S01006506?on=2017-01-01").at("/in_force/authority").asString())
        .isEqualTo("Public Health Scotland");
    assertThat(json("deprivation/E01000001?on=2017-01-01").at("/in_force/known").asBoolean())
        .isFalse();
  }

  // ------------------------------------------------------------------ every row

  @ParameterizedTest
  @CsvSource({
    "english, 2019, 32844",
    "english, 2025, 33755",
    "welsh, 2019, 1909",
    "scottish, 2020, 6976",
    "northern_irish, 2017, 890"
  })
  void everyRowIsTheSameInTheTableInTheListAndByItsArea(String nation, int year, int rows)
      throws SQLException {
    IndexRows index = IndexRows.of(nation);
    Map<String, Map<String, @Nullable String>> published = published(index, year);
    assertThat(published).hasSize(rows);
    int listed = 0;
    for (int page = 1; listed < rows; page++) {
      JsonNode results =
          json("%s/?year=%d&page_size=%d&page=%d".formatted(index.list(), year, AT_ONCE, page))
              .get("results");
      for (JsonNode row : results) {
        String area = row.at("/%1$s/%1$s_code".formatted(index.area())).asString();
        assertThat(index.answered(row)).isEqualTo(published.get(area));
        if (listed % BETWEEN_AREAS == 0) {
          assertThat(json("deprivation/%s/?year=%d".formatted(area, year)).at("/results/0"))
              .isEqualTo(row);
        }
        listed++;
      }
    }
  }

  private static Map<String, Map<String, @Nullable String>> published(IndexRows index, int year)
      throws SQLException {
    if (!ROWS.containsKey(index)) {
      try (Connection connection = home.connect()) {
        ROWS.put(index, index.rows(connection));
      }
    }
    return ROWS.get(index).stream()
        .filter(row -> String.valueOf(year).equals(row.get("edition")))
        .collect(Collectors.toMap(row -> row.get(index.area() + "_code"), row -> row));
  }

  /** One by one and all at once, and each has the index of the area that its file gives. */
  @Test
  void everyPostcodeOfAnExtractHasTheIndexOfItsArea() throws IOException {
    Path extract = Path.of(System.getenv("CENSUS_REAL_SOURCES"), EXTRACT);
    List<String> lines = Files.readAllLines(extract);
    List<String> header = cells(lines.get(0));
    List<List<String>> rows = lines.stream().skip(1).map(DeprivationAsServedIT::cells).toList();
    String asked =
        rows.stream()
            .map(row -> '"' + row.get(header.indexOf("pcds")) + '"')
            .collect(Collectors.joining(",", "[", "]"));
    JsonNode many =
        JsonMapper.shared().readTree(api.post("deprivation", asked).body()).get("results");
    assertThat(many.size()).isEqualTo(rows.size());
    int found = 0;
    for (int i = 0; i < rows.size(); i++) {
      JsonNode result = many.get(i).get("result");
      String area = rows.get(i).get(header.indexOf("lsoa11"));
      String postcode = rows.get(i).get(header.indexOf("pcds")).replace(" ", "");
      HttpResponse<String> one = api.get("indices_of_multiple_deprivation/?postcode=" + postcode);
      if (result.isNull()) {
        assertThat(one.statusCode()).as(postcode).isEqualTo(404);
        assertThat(many.get(i).get("reason").isNull()).as(postcode).isFalse();
      } else {
        JsonNode index = JsonMapper.shared().readTree(one.body());
        assertThat(index.get("imd_rank").asInt())
            .as(postcode)
            .isEqualTo(result.get("rank").asInt());
        if (result.get("area_edition").asInt() == 2011) {
          assertThat(result.get("area_code").asString()).as(postcode).isEqualTo(area);
        }
        found++;
      }
    }
    assertThat(found).isGreaterThan(rows.size() / 2);
  }

  /** With the newest editions, and with those that guidance prescribes for the date of each row. */
  @Test
  void everyRowOfAnExtractIsEnrichedAsItIsAnswered() throws IOException, SQLException {
    Path extract = Path.of(System.getenv("CENSUS_REAL_SOURCES"), EXTRACT);
    Map<String, Map<String, @Nullable String>> english = published(IndexRows.of("english"), 2025);
    for (EnrichedFile.Row row : compareEnriched(extract, "", "--quantiles", "2,5,10,20")) {
      if (row.added("imd_nation").equals("england") && !row.added("imd_rank").isEmpty()) {
        assertThat(new BigDecimal(row.added("imd_score")))
            .isEqualByComparingTo(english.get(row.added("small_area_code")).get("imd_score"));
      }
    }
    List<String> lines = Files.readAllLines(extract);
    for (String day : List.of("2016-02-29", "2024-01-01")) {
      Path dated = home.folder().resolve("dated.csv");
      Files.write(
          dated,
          Stream.concat(
                  Stream.of(lines.get(0) + ",born"),
                  lines.stream().skip(1).map(line -> line + "," + day))
              .toList());
      compareEnriched(dated, "&on=" + day, "--quantiles", "2,5,10,20", "--as-of-column", "born");
    }
  }

  private static List<EnrichedFile.Row> compareEnriched(Path file, String choice, String... options)
      throws IOException {
    List<EnrichedFile.Row> rows = EnrichedFile.of(home, file, options).rows();
    String asked =
        rows.stream().map(row -> row.own("pcds")).collect(Collectors.joining(",", "[", "]"));
    JsonNode answers =
        JsonMapper.shared()
            .readTree(api.post("deprivation?quantiles=2,5,10,20" + choice, asked).body())
            .get("results");
    assertThat(answers.size()).isEqualTo(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      compare(rows.get(i), answers.get(i));
    }
    return rows;
  }

  private static void compare(EnrichedFile.Row row, JsonNode answer) {
    JsonNode result = answer.get("result");
    JsonNode inForce = result.path("in_force");
    boolean isWithoutGuidance = inForce.isObject() && !inForce.get("known").asBoolean();
    row.hasAdded("postcode_status", answer.get("outcome").asString());
    row.hasAdded(
        "postcode_remark",
        isWithoutGuidance ? "no_guidance" : EnrichedFile.text(answer.get("reason")));
    row.hasAdded("imd_rank", EnrichedFile.text(result.path("rank")));
    for (JsonNode quantile : result.path("quantiles")) {
      row.hasAdded(
          "imd_quantile_of_" + quantile.get("requested_quantile").asInt(),
          EnrichedFile.text(quantile.get("data_quantile")));
    }
    if (!result.isNull()) {
      row.hasAdded("small_area_code", result.get("area_code").asString());
      row.hasAdded("imd_nation", result.get("country").asString());
      row.hasAdded("imd_edition", EnrichedFile.text(result.get("edition")));
    }
  }

  private static List<String> cells(String line) {
    return List.of(line.replace("\"", "").split(",", -1));
  }
}
