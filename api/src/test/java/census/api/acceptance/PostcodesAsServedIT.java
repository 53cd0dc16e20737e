package census.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.api.acceptance.RunningCommand.Ended;
import census.model.schema.PublishedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Extracts of the real directory, from the publisher's file to the answer: each is loaded by the
 * command, each of its postcodes is asked for, and every cell is held against the answer.
 */
@EnabledIfEnvironmentVariable(named = "CENSUS_REAL_SOURCES", matches = ".+")
final class PostcodesAsServedIT {

  private static final int AT_ONCE = 10_000;

  /** What an answer says of the directory's areas, by the header of the file. */
  private static final Map<String, String> AREAS =
      Map.ofEntries(
          Map.entry("oscty", "county"),
          Map.entry("ced", "county_electoral_division"),
          Map.entry("oslaua", "local_authority"),
          Map.entry("osward", "ward"),
          Map.entry("parish", "parish"),
          Map.entry("oshlthau", "health_authority"),
          Map.entry("nhser", "nhs_england_region"),
          Map.entry("ctry", "country"),
          Map.entry("rgn", "region"),
          Map.entry("streg", "standard_region_1995"),
          Map.entry("pcon", "parliamentary_constituency"),
          Map.entry("eer", "european_electoral_region"),
          Map.entry("teclec", "learning_and_skills_area"),
          Map.entry("ttwa", "travel_to_work_area_2011"),
          Map.entry("pct", "primary_care_trust"),
          Map.entry("itl", "territorial_level"),
          Map.entry("statsward", "statistical_ward_2005"),
          Map.entry("oa01", "output_area_2001"),
          Map.entry("casward", "census_ward_2003"),
          Map.entry("npark", "national_park"),
          Map.entry("lsoa01", "lsoa_2001"),
          Map.entry("msoa01", "msoa_2001"),
          Map.entry("ur01ind", "urban_rural_2001"),
          Map.entry("oac01", "output_area_classification_2001"),
          Map.entry("oa11", "output_area_2011"),
          Map.entry("wz11", "workplace_zone_2011"),
          Map.entry("sicbl", "sub_icb_location"),
          Map.entry("bua11", "built_up_area"),
          Map.entry("buasd11", "built_up_area_subdivision_2011"),
          Map.entry("ru11ind", "rural_urban_2011"),
          Map.entry("oac11", "output_area_classification_2011"),
          Map.entry("lep1", "local_enterprise_partnership"),
          Map.entry("lep2", "second_local_enterprise_partnership"),
          Map.entry("pfa", "police_force_area"),
          Map.entry("calncv", "cancer_alliance"),
          Map.entry("icb", "integrated_care_board"));

  /** Whatever can be added to a file. */
  private static final List<PublishedTable.Column> ADDED =
      PublishedTable.named("postcode").orElseThrow().columns().stream()
          .filter(column -> !column.name().equals("postcode"))
          .toList();

  /** What an answer has besides, which is in no cell. */
  private static final Set<String> MADE = Set.of("outcome", "remarks", "outcode", "incode");

  @ParameterizedTest
  @CsvSource({
    "ons-postcodes/onspd-subset-postcodes-io-test-seed.csv, 8048",
    "ons-postcodes/onspd_100000.csv, 100000"
  })
  void everyCellOfAnExtractIsServed(String file, int rows) throws IOException {
    try (Home home = Home.make()) {
      Path folder = Files.createDirectory(home.folder().resolve("extract"));
      Path extract = Path.of(System.getenv("CENSUS_REAL_SOURCES"), file);
      Files.copy(extract, folder.resolve(extract.getFileName()));
      Ended loaded = home.run("refresh", "postcode_directory", "--sources", folder.toString());
      assertThat(loaded.exitCode()).as(loaded.output()).isZero();

      List<Map<String, @Nullable String>> expected = expected(extract);
      assertThat(expected).hasSize(rows);
      try (RunningApi api = RunningApi.over(home)) {
        awaitDirectory(api);
        EnrichedFile enriched =
            EnrichedFile.of(
                home,
                extract,
                "--add",
                ADDED.stream().map(PostcodesAsServedIT::name).collect(Collectors.joining(",")));
        assertThat(enriched.rows()).hasSize(rows);
        for (int from = 0; from < rows; from += AT_ONCE) {
          int to = Math.min(rows, from + AT_ONCE);
          JsonNode results = ask(api, expected.subList(from, to));
          compare(results, expected.subList(from, to));
          for (int i = from; i < to; i++) {
            compare(enriched.rows().get(i), results.get(i - from));
          }
        }
      }
    }
  }

  private static String name(PublishedTable.Column column) {
    return column.name().replaceFirst("_code$", "");
  }

  private static void awaitDirectory(RunningApi api) {
    while (api.get("postcodes/random").statusCode() != 200) {
      Sleep.of(Duration.ofMillis(100));
    }
  }

  private static JsonNode ask(RunningApi api, List<Map<String, @Nullable String>> expected) {
    String asked =
        expected.stream()
            .map(row -> '"' + row.get("postcode") + '"')
            .collect(Collectors.joining(",", "[", "]"));
    return JsonMapper.shared().readTree(api.post("postcodes", asked).body()).get("results");
  }

  private static void compare(JsonNode results, List<Map<String, @Nullable String>> expected) {
    assertThat(results.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(flat(results.get(i).get("result"))).isEqualTo(expected.get(i));
    }
  }

  /** A row that is enriched offline has what the API answers. */
  private static void compare(EnrichedFile.Row row, JsonNode answer) {
    row.hasAdded("postcode_status", answer.get("outcome").asString());
    for (PublishedTable.Column column : ADDED) {
      String name = name(column);
      JsonNode said = answer.get("result").get(name);
      if (!name.equals(column.name())) {
        row.hasAdded(name + "_name", EnrichedFile.text(said.path("name")));
        said = said.path("code");
      }
      String text = EnrichedFile.text(said);
      // The API has the month in which a postcode came and went.
      boolean isMonth = column.type().equals("date") && !text.isEmpty();
      row.hasAdded(column.name(), isMonth ? text + "-01" : text);
    }
  }

  /** Of an area its code; a null is not there. */
  private static Map<String, String> flat(JsonNode answer) {
    Map<String, String> flat = new TreeMap<>();
    answer
        .properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              JsonNode said = value.isObject() ? value.get("code") : value;
              if (!MADE.contains(member.getKey()) && !said.isNull()) {
                flat.put(member.getKey(), said.asString());
              }
            });
    return flat;
  }

  // ------------------------------------------------------------------ the file

  private static List<Map<String, @Nullable String>> expected(Path extract) throws IOException {
    try (Stream<String> lines = Files.lines(extract)) {
      List<List<String>> rows = lines.map(PostcodesAsServedIT::cells).toList();
      List<Map<String, @Nullable String>> expected = new ArrayList<>();
      for (List<String> cells : rows.subList(1, rows.size())) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
          row.put(rows.get(0).get(i), cells.get(i));
        }
        expected.add(expected(row));
      }
      return Collections.unmodifiableList(expected);
    }
  }

  /** No cell of these files has a comma or a quotation mark in it. */
  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(cell -> cell.replace("\"", "").strip()).toList();
  }

  private static Map<String, @Nullable String> expected(Map<String, String> row) {
    Map<String, @Nullable String> said = new TreeMap<>();
    AREAS.forEach((header, name) -> said.put(name, row.getOrDefault(header, "")));
    said.put("postcode", withBlank(row.getOrDefault("pcds", row.getOrDefault("pcd", ""))));
    said.put("introduced", month(row.getOrDefault("dointr", "")));
    said.put("terminated", month(row.getOrDefault("doterm", "")));
    said.put("large_user", truth(row.getOrDefault("usertype", "")));
    said.put("easting", withoutZeros(row.getOrDefault("oseast1m", "")));
    said.put("northing", withoutZeros(row.getOrDefault("osnrth1m", "")));
    said.put("positional_quality", row.getOrDefault("osgrdind", ""));
    boolean isPlaced = !row.getOrDefault("lat", "99.999999").startsWith("99.99");
    said.put("latitude", isPlaced ? degrees(row.getOrDefault("lat", "")) : "");
    said.put("longitude", isPlaced ? degrees(row.getOrDefault("long", "")) : "");
    said.put("imd_rank", withoutZeros(row.getOrDefault("imd", "")));
    smallAreas(said, row.getOrDefault("lsoa11", ""), "soa_2001", "lsoa_2011", "data_zone_2011");
    smallAreas(
        said, row.getOrDefault("msoa11", ""), "msoa_2011", "msoa_2011", "intermediate_zone_2011");
    String lsoa = row.getOrDefault("lsoa21", "");
    smallAreas(said, lsoa, "lsoa_2021", "lsoa_2021", "data_zone_2022");
    String msoa = row.getOrDefault("msoa21", "");
    smallAreas(said, msoa, "msoa_2021", "msoa_2021", "intermediate_zone_2022");
    move(said, "lsoa_2021", "N21", "super_data_zone_2021");
    said.put("output_area_2021", row.getOrDefault("oa21", ""));
    move(said, "output_area_2021", "N20", "data_zone_2021");
    said.values().removeIf(value -> value == null || value.isEmpty());
    return said;
  }

  /** Each nation calls its own differently. */
  private static void smallAreas(
      Map<String, @Nullable String> said,
      String code,
      String northernIrish,
      String english,
      String scottish) {
    String name = code.startsWith("95") ? northernIrish : code.startsWith("S") ? scottish : english;
    said.put(name, code);
  }

  private static void move(
      Map<String, @Nullable String> said, String from, String beginning, String to) {
    String code = said.get(from);
    if (code != null && code.startsWith(beginning)) {
      said.put(to, code);
      said.remove(from);
    }
  }

  /** One file pads postcodes to seven characters. */
  private static String withBlank(String postcode) {
    return postcode.replaceFirst(" *(.{3})$", " $1");
  }

  private static String month(String digits) {
    return digits.isEmpty() ? "" : digits.substring(0, 4) + "-" + digits.substring(4);
  }

  private static String truth(String digit) {
    return digit.isEmpty() ? "" : String.valueOf(digit.equals("1"));
  }

  /** A rank of 0 is none. */
  private static String withoutZeros(String digits) {
    return digits.replaceFirst("^0+", "");
  }

  /** As a spreadsheet would give it. */
  private static String degrees(String digits) {
    return String.valueOf(Double.parseDouble(digits));
  }
}
