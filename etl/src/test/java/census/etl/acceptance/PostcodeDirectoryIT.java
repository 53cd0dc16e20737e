package census.etl.acceptance;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acquire.FolderAcquirer;
import census.etl.check.CheckResult;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.finding.Kind;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.model.postcode.Postcode;
import census.model.schema.PublishedTable;
import census.model.schema.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The extracts of the postcode directories that are to be had. Each is copied a second time into a
 * table of texts by PostgreSQL itself; then every cell is held against what is published.
 */
@RealSources.Test
final class PostcodeDirectoryIT {

  private static final String DIRECTORY = "postcode_directory";

  /** By column, the expression over a row of texts. The same header may be known by two names. */
  private static final Map<String, String> ALL_COLUMNS = new LinkedHashMap<>();

  static {
    ALL_COLUMNS.put("postcode", "pcds");
    ALL_COLUMNS.put("introduced", "to_date(nullif(dointr, ''), 'YYYYMM')");
    ALL_COLUMNS.put("terminated", "to_date(nullif(doterm, ''), 'YYYYMM')");
    ALL_COLUMNS.put("large_user", "usertype = '1'");
    ALL_COLUMNS.put("easting", "nullif(oseast1m, '')::integer");
    ALL_COLUMNS.put("northing", "nullif(osnrth1m, '')::integer");
    ALL_COLUMNS.put("positional_quality", "osgrdind::smallint");
    ALL_COLUMNS.put("latitude", "nullif(lat, '99.999999')::numeric");
    ALL_COLUMNS.put("longitude", "case when lat <> '99.999999' then long::numeric end");
    ALL_COLUMNS.put("areas_edition", "null::integer");
    ALL_COLUMNS.put("country_code", text("ctry"));
    ALL_COLUMNS.put("region_code", text("rgn"));
    ALL_COLUMNS.put("county_code", text("oscty"));
    ALL_COLUMNS.put("county_electoral_division_code", text("ced"));
    ALL_COLUMNS.put("local_authority_code", text("oslaua"));
    ALL_COLUMNS.put("ward_code", text("osward"));
    ALL_COLUMNS.put("parish_code", text("parish"));
    ALL_COLUMNS.put("parliamentary_constituency_code", text("pcon"));
    ALL_COLUMNS.put("european_electoral_region_code", text("eer"));
    ALL_COLUMNS.put("territorial_level_code", text("itl"));
    ALL_COLUMNS.put("police_force_area_code", text("pfa"));
    ALL_COLUMNS.put("national_park_code", text("npark"));
    ALL_COLUMNS.put("built_up_area_code", text("bua11"));
    ALL_COLUMNS.put("nhs_england_region_code", text("nhser"));
    ALL_COLUMNS.put("integrated_care_board_code", text("icb"));
    ALL_COLUMNS.put("sub_icb_location_code", text("sicbl"));
    ALL_COLUMNS.put("health_authority_code", text("oshlthau"));
    ALL_COLUMNS.put("primary_care_trust_code", text("pct"));
    ALL_COLUMNS.put("cancer_alliance_code", text("calncv"));
    ALL_COLUMNS.put("local_enterprise_partnership_code", text("lep1"));
    ALL_COLUMNS.put("second_local_enterprise_partnership_code", text("lep2"));
    ALL_COLUMNS.put("learning_and_skills_area_code", text("teclec"));
    ALL_COLUMNS.put("standard_region_1995_code", text("streg"));
    ALL_COLUMNS.put("travel_to_work_area_2011_code", text("ttwa"));
    ALL_COLUMNS.put("statistical_ward_2005_code", text("statsward"));
    ALL_COLUMNS.put("census_ward_2003_code", text("casward"));
    ALL_COLUMNS.put("output_area_2001_code", text("oa01"));
    ALL_COLUMNS.put("lsoa_2001_code", text("lsoa01"));
    ALL_COLUMNS.put("msoa_2001_code", text("msoa01"));
    ALL_COLUMNS.put("urban_rural_2001_code", text("ur01ind"));
    ALL_COLUMNS.put("output_area_classification_2001_code", text("oac01"));
    ALL_COLUMNS.put("soa_2001_code", ofKind("lsoa11", "left(lsoa11, 2) = '95'"));
    ALL_COLUMNS.put("output_area_2011_code", text("oa11"));
    ALL_COLUMNS.put("lsoa_2011_code", ofKind("lsoa11", "lsoa11 ~ '^[EWLM]'"));
    ALL_COLUMNS.put("data_zone_2011_code", ofKind("lsoa11", "lsoa11 ~ '^S'"));
    ALL_COLUMNS.put("msoa_2011_code", ofKind("msoa11", "msoa11 ~ '^[EWLM]'"));
    ALL_COLUMNS.put("intermediate_zone_2011_code", ofKind("msoa11", "msoa11 ~ '^S'"));
    ALL_COLUMNS.put("workplace_zone_2011_code", text("wz11"));
    ALL_COLUMNS.put("built_up_area_subdivision_2011_code", text("buasd11"));
    ALL_COLUMNS.put("rural_urban_2011_code", text("ru11ind"));
    ALL_COLUMNS.put("output_area_classification_2011_code", text("oac11"));
    ALL_COLUMNS.put("output_area_2021_code", ofKind("oa21", "oa21 !~ '^N20'"));
    ALL_COLUMNS.put("lsoa_2021_code", ofKind("lsoa21", "lsoa21 ~ '^[EWLM]'"));
    ALL_COLUMNS.put("data_zone_2022_code", ofKind("lsoa21", "lsoa21 ~ '^S'"));
    ALL_COLUMNS.put("data_zone_2021_code", ofKind("oa21", "oa21 ~ '^N20'"));
    ALL_COLUMNS.put("super_data_zone_2021_code", ofKind("lsoa21", "lsoa21 ~ '^N21'"));
    ALL_COLUMNS.put("msoa_2021_code", ofKind("msoa21", "msoa21 ~ '^[EWLM]'"));
    ALL_COLUMNS.put("intermediate_zone_2022_code", ofKind("msoa21", "msoa21 ~ '^S'"));
    ALL_COLUMNS.put("rural_urban_2021_code", "null::text");
    ALL_COLUMNS.put("output_area_classification_2021_code", "null::text");
    ALL_COLUMNS.put("imd_rank", "nullif(imd, '0')::integer");
    ALL_COLUMNS.put("imd_edition", "null::integer");
  }

  private final RealSources real;
  private final TestDatabase test = TestDatabase.create();
  private Database database;

  @TempDir Path temporary;

  PostcodeDirectoryIT(RealSources real) {
    this.real = real;
  }

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseAddress(
                test.url(), test.ownerLogin().user(), test.ownerLogin().password()));
  }

  @AfterEach
  void close() {
    database.close();
    test.close();
  }

  @Test
  void everyCellOfTheExtractWithAllColumnsIsPublished() throws Exception {
    String file = "onspd-subset-postcodes-io-test-seed.csv";
    DatasetReport report = load(file);

    assertThat(report.rows()).isEqualTo(8_048);
    holdAgainst(file, ALL_COLUMNS);
  }

  @Test
  void everyCellOfTheExtractOfAHundredThousandIsPublished() throws Exception {
    String file = "onspd_100000.csv";
    DatasetReport report = load(file);

    assertThat(report.rows()).isEqualTo(100_000);
    Map<String, String> columns = none();
    columns.put("postcode", "rtrim(left(pcd, 4)) || ' ' || right(pcd, 3)");
    for (String column :
        List.of(
            "local_authority_code",
            "parliamentary_constituency_code",
            "soa_2001_code",
            "lsoa_2011_code",
            "data_zone_2011_code")) {
      columns.put(column, ALL_COLUMNS.get(column));
    }
    holdAgainst(file, columns);
  }

  /** At full size, and every postcode of it survives being read. */
  @Test
  void everyCellOfTheLookupAtFullSizeIsPublished() throws Exception {
    String file = "nspl21-aug-2024-postcode-laua-ward-lsoa21.csv.gz";
    DatasetReport report = load(file);

    assertThat(report.rows()).isEqualTo(2_653_782);
    Map<String, String> columns = none();
    columns.put("postcode", "pcds");
    columns.put("local_authority_code", text("laua"));
    columns.put("ward_code", text("ward"));
    for (String column :
        List.of("lsoa_2021_code", "data_zone_2022_code", "super_data_zone_2021_code")) {
      columns.put(column, ALL_COLUMNS.get(column));
    }
    holdAgainst(file, columns);
    everyPostcodeSurvives();
  }

  @Test
  void everyCellOfTheScottishExtractsIsPublished() throws Exception {
    List<String> key = List.of("postcode", "part", "introduced");
    holdAgainst(
        real.reader(),
        "(select * from published.scottish_postcode where not large_user)",
        "spd-small-user-subset-postcodes-io-test-seed.csv",
        key,
        scottish(false));
    holdAgainst(
        real.reader(),
        "(select * from published.scottish_postcode where large_user)",
        "spd-large-user-subset-postcodes-io-test-seed.csv",
        key,
        scottish(true));
  }

  /** The lists themselves are not to be had, but what they say: it is written as they are. */
  @Test
  void everyNameOfTheListsIsPublished() throws Exception {
    Path lists = Files.createDirectory(temporary.resolve("lists"));
    Map<String, Map<String, String>> names = new LinkedHashMap<>();
    names.put(
        "local_authority",
        list(lists, "districts", "LA_UA names and codes UK as at 04_23", "LAD23"));
    names.put("ward", list(lists, "wards", "WD Ward names and codes UK as at 05_24", "WD24"));
    names.put(
        "parish", list(lists, "parishes", "Parish_NCP names and codes EW as at 12_21", "PARNCP21"));
    names.put("county", list(lists, "counties", "County names and codes UK as at 04_23", "CTY23"));
    names.put("built_up_area", list(lists, "bua", "BUA24 names and codes EW as at 04_24", "BUA24"));
    names.put(
        "parliamentary_constituency",
        list(
            lists,
            "constituencies",
            "Westminster Parliamentary Constituency names and codes UK as at 12_24",
            "PCON24"));
    list(lists, "lsoa", "LSOA (2011) names and codes UK as at 12_12", "LSOA11");

    DatasetReport report = refresh("postcode_directory_names", lists);

    assertThat(report.result()).as(report.problem()).isEqualTo(Result.PUBLISHED);
    names.forEach(
        (kind, expected) -> assertThat(differing(published(kind), expected)).as(kind).isEmpty());
    assertThat(published("lsoa_2011")).hasSize(34_753);
    assertThat(published("data_zone_2011")).hasSize(6_976);
    assertThat(published("soa_2001")).hasSize(890).containsEntry("95GG39S1", "Shaftesbury 1");
    assertThat(
            Rows.texts(
                test.reader(),
                "select distinct kind || ' ' || edition from published.area_name where kind in ('ward', 'county') order by 1"))
        .containsExactly("county 2023", "ward 2024");
  }

  private Map<String, String> list(Path folder, String json, String file, String prefix)
      throws IOException {
    Map<String, String> names = new TreeMap<>();
    Path told =
        real.files(Set.of(json + ".json")).stream()
            .filter(path -> path.getParent().endsWith("postcodes-io-names"))
            .findFirst()
            .orElseThrow();
    JsonMapper.shared()
        .readTree(told)
        .properties()
        .forEach(
            name -> {
              if (name.getKey().matches("[A-Z0-9]{8,9}")) {
                names.put(name.getKey(), name.getValue().asString().strip());
              }
            });
    try (CSVPrinter list =
        new CSVPrinter(Files.newBufferedWriter(folder.resolve(file + ".csv")), CSVFormat.RFC4180)) {
      list.printRecord(prefix + "CD", prefix + "NM");
      for (Map.Entry<String, String> name : names.entrySet()) {
        list.printRecord(name.getKey(), name.getValue());
      }
    }
    return names;
  }

  private static List<String> differing(Map<String, String> some, Map<String, String> others) {
    Set<String> codes = new TreeSet<>(some.keySet());
    codes.addAll(others.keySet());
    return codes.stream()
        .filter(code -> !Objects.equals(some.get(code), others.get(code)))
        .map(code -> "%s: \"%s\" and \"%s\"".formatted(code, some.get(code), others.get(code)))
        .limit(5)
        .toList();
  }

  private Map<String, String> published(String kind) {
    Map<String, String> names = new TreeMap<>();
    JdbcClient.create(test.reader())
        .sql("select code, name from published.area_name where kind = :kind")
        .param("kind", kind)
        .query(
            rs -> {
              names.put(rs.getString("code"), rs.getString("name"));
            });
    real.compared(2L * names.size());
    return names;
  }

  // ------------------------------------------------------------------

  private static String text(String header) {
    return "nullif(trim(%s), '')".formatted(header);
  }

  /** By column, the expression over a row of texts of the Scottish directory. */
  private static Map<String, String> scottish(boolean large) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(
        "postcode",
        "case \"SplitIndicator\" when 'Y' then left(\"Postcode\", -1) else \"Postcode\" end");
    columns.put("part", "case \"SplitIndicator\" when 'Y' then right(\"Postcode\", 1) else '' end");
    columns.put("introduced", day("DateOfIntroduction"));
    columns.put("deleted", day("DateOfDeletion"));
    columns.put("large_user", String.valueOf(large));
    columns.put(
        "linked_postcode",
        large ? "nullif(\"LinkedSmallUserPostcode\", 'NO LINKP')" : "null::text");
    columns.put("easting", number("GridReferenceEasting", "integer"));
    columns.put("northing", number("GridReferenceNorthing", "integer"));
    columns.put("latitude", number("Latitude", "numeric"));
    columns.put("longitude", number("Longitude", "numeric"));
    columns.put("council_area_2018_code", text("\"CouncilArea2018Code\""));
    columns.put(
        "parliamentary_constituency_2005_code", text("\"UKParliamentaryConstituency2005Code\""));
    columns.put(
        "scottish_parliamentary_region_2014_code", text("\"ScottishParliamentaryRegion2014Code\""));
    columns.put(
        "scottish_parliamentary_constituency_2014_code",
        text("\"ScottishParliamentaryConstituency2014Code\""));
    columns.put("ward_2018_code", text("\"ElectoralWard2018Code\""));
    columns.put("health_board_2018_code", text("\"HealthBoardArea2018Code\""));
    columns.put("health_board_2006_code", text("\"HealthBoardArea2006Code\""));
    columns.put("health_board_1995_code", text("\"HealthBoardArea1995Code\""));
    columns.put("integration_authority_2018_code", text("\"IntegrationAuthority2018Code\""));
    columns.put("output_area_2011_code", text("\"OutputArea2011Code\""));
    columns.put("output_area_2001_code", text("\"OutputArea2001Code\""));
    columns.put("output_area_1991_code", text("\"OutputArea1991Code\""));
    columns.put("data_zone_2011_code", text("\"DataZone2011Code\""));
    columns.put("data_zone_2001_code", text("\"DataZone2001Code\""));
    columns.put("intermediate_zone_2011_code", text("\"IntermediateZone2011Code\""));
    columns.put("intermediate_zone_2001_code", text("\"IntermediateZone2001Code\""));
    columns.put(
        "households_2011", large ? "null::integer" : number("CensusHouseholdCount2011", "integer"));
    columns.put(
        "population_2011",
        large ? "null::integer" : number("CensusPopulationCount2011", "integer"));
    columns.put(
        "households_2001", large ? "null::integer" : number("CensusHouseholdCount2001", "integer"));
    columns.put(
        "population_2001",
        large ? "null::integer" : number("CensusPopulationCount2001", "integer"));
    columns.put(
        "households_1991", large ? "null::integer" : number("CensusHouseholdCount1991", "integer"));
    columns.put(
        "population_1991",
        large ? "null::integer" : number("CensusPopulationCount1991", "integer"));
    columns.put("simd_2016_rank", number("ScottishIndexOfMultipleDeprivation2016Rank", "integer"));
    columns.put("local_administrative_unit_2018_code", text("\"LAU2018Level1Code\""));
    columns.put("nuts_level_2_2018_code", text("\"NUTS2018Level2Code\""));
    columns.put("nuts_level_3_2018_code", text("\"NUTS2018Level3Code\""));
    columns.put("locality_2016_code", text("\"Locality2016Code\""));
    columns.put("locality_2001_code", text("\"Locality2001Code\""));
    columns.put("locality_1991_code", text("\"Locality1991Code\""));
    columns.put("settlement_2016_code", text("\"Settlement2016Code\""));
    columns.put("settlement_2001_code", text("\"Settlement2001Code\""));
    columns.put("civil_parish_1930_code", text("\"CivilParish1930Code\""));
    columns.put("enterprise_region_2008_code", text("\"EnterpriseRegion2008Code\""));
    columns.put("island_2016_code", text("\"Islands2016Code\""));
    columns.put("local_government_district_1995_code", text("\"LocalGovernmentDistrict1995Code\""));
    columns.put("local_government_district_1991_code", text("\"LocalGovernmentDistrict1991Code\""));
    columns.put("national_park_2010_code", text("\"NationalPark2010Code\""));
    columns.put("registration_district_2007_code", text("\"RegistrationDistrict2007Code\""));
    columns.put(
        "regeneration_partnership_2006_code", text("\"ROACommunityPlanningPartnership2006Code\""));
    columns.put("regeneration_area_2006_code", text("\"ROALocal2006Code\""));
    columns.put(
        "strategic_planning_area_2013_code", text("\"StrategicDevelopmentPlanningArea2013Code\""));
    columns.put("travel_to_work_area_2011_code", text("\"TravelToWorkArea2011Code\""));
    columns.put("urban_rural_six_classes_2016_code", text("\"UrbanRural6Fold2016Code\""));
    columns.put("urban_rural_eight_classes_2016_code", text("\"UrbanRural8Fold2016Code\""));
    columns.put("gridlink", "\"GridLinkIndicator\" = 'Y'");
    columns.put("gridlink_accuracy", number("GridLinkPositionalAccuracy", "smallint"));
    return columns;
  }

  private static String day(String header) {
    return "to_date(nullif(\"%s\", ''), 'DD/MM/YYYY')".formatted(header);
  }

  private static String number(String header, String type) {
    return "nullif(\"%s\", '')::%s".formatted(header, type);
  }

  private static String ofKind(String header, String condition) {
    return "case when %s then nullif(%s, '') end".formatted(condition, header);
  }

  /** What is published of a file that has no column at all. */
  private static Map<String, String> none() {
    return PublishedTable.named("postcode").orElseThrow().columns().stream()
        .collect(
            toMap(
                PublishedTable.Column::name,
                column -> "null::" + column.type(),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private DatasetReport load(String file) throws IOException {
    Path folder = real.folderOf(temporary, file);
    DatasetReport report = refresh(DIRECTORY, folder);
    assertThat(report.result()).as(report.problem()).isEqualTo(Result.PUBLISHED);
    assertThat(report.checks())
        .filteredOn(check -> check.code().equals(Kind.NOT_COMPARED.code()))
        .extracting(CheckResult::subject)
        .contains("rows");
    return report;
  }

  private DatasetReport refresh(String dataset, Path folder) {
    return new Pipeline(database, RealSources.CATALOGUE, "test")
        .refresh(
            RealSources.CATALOGUE.datasets(List.of(dataset)),
            new FolderAcquirer(folder, temporary.resolve("cache")),
            new RefreshOptions(false, false, null),
            Progress.SILENT)
        .get(0);
  }

  private void holdAgainst(String file, Map<String, String> expressions) throws Exception {
    holdAgainst(test.owner(), "published.postcode", file, List.of("postcode"), expressions);
  }

  @Test
  void noColumnIsLeftOut() {
    assertThat(ALL_COLUMNS.keySet()).isEqualTo(none().keySet());
    assertThat(scottish(true).keySet()).containsExactlyElementsOf(columns("scottish_postcode"));
  }

  private static List<String> columns(String table) {
    return PublishedTable.named(table).orElseThrow().columns().stream()
        .map(PublishedTable.Column::name)
        .toList();
  }

  /** Neither has a row that the other lacks. */
  private void holdAgainst(
      DataSource database,
      String published,
      String file,
      List<String> key,
      Map<String, String> expressions)
      throws Exception {
    try (Connection connection = database.getConnection()) {
      copy(connection, real.file(file));
      try (ResultSet differing =
          connection
              .createStatement()
              .executeQuery(
                  """
                  select p::text || ' and not ' || r::text
                  from %s p
                  full join raw r on %s
                  where row(%s) is distinct from row(%s)
                  limit 5
                  """
                      .formatted(
                          published,
                          key.stream()
                              .map(column -> "p.%s = %s".formatted(column, expressions.get(column)))
                              .collect(joining(" and ")),
                          expressions.keySet().stream().map("p."::concat).collect(joining(", ")),
                          String.join(", ", expressions.values())))) {
        assertThat(differing.next()).as(() -> file + ": " + first(differing)).isFalse();
      }
      try (ResultSet rows = connection.createStatement().executeQuery("select count(*) from raw")) {
        rows.next();
        real.compared(expressions.size() * rows.getLong(1));
      }
    }
  }

  private static String first(ResultSet differing) {
    try {
      return differing.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Into a table that only this connection sees. */
  private static void copy(Connection connection, Path file) throws IOException, SQLException {
    try (BufferedReader lines = lines(file)) {
      lines.mark(1 << 16);
      List<String> headers =
          Stream.of(lines.readLine().split(","))
              .map(header -> header.startsWith("\"") ? header : "\"" + header + "\"")
              .toList();
      lines.reset();
      connection
          .createStatement()
          .execute(
              headers.stream()
                  .collect(joining(" text, ", "create temporary table raw (", " text)")));
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy raw from stdin csv header force not null " + String.join(", ", headers), lines);
    }
  }

  private static BufferedReader lines(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8),
        1 << 16);
  }

  private void everyPostcodeSurvives() throws SQLException {
    try (Connection reader = test.reader().getConnection()) {
      reader.setAutoCommit(false);
      try (var statement = reader.createStatement()) {
        statement.setFetchSize(10_000);
        try (var rows = statement.executeQuery("select postcode from published.postcode")) {
          int postcodes = 0;
          while (rows.next()) {
            String text = rows.getString(1);
            Postcode postcode = Postcode.of(text.replace(" ", ""));
            if (!postcode.toString().equals(text)
                || !Postcode.ofKey(postcode.key()).equals(postcode)) {
              throw new AssertionError(text + " is read as " + postcode);
            }
            postcodes++;
          }
          assertThat(postcodes).isEqualTo(2_653_782);
        }
      }
    }
  }
}
