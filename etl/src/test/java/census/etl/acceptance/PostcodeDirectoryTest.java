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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * The extracts of the postcode directories that are to be had. Each is copied a second time into a
 * table of texts by PostgreSQL itself; then every cell is held against what is published.
 */
@RealSources.Test
final class PostcodeDirectoryTest {

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

  PostcodeDirectoryTest(RealSources real) {
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

  // ------------------------------------------------------------------

  private static String text(String header) {
    return "nullif(trim(%s), '')".formatted(header);
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
    DatasetReport report =
        new Pipeline(database, RealSources.CATALOGUE, "test")
            .refresh(
                RealSources.CATALOGUE.datasets(List.of(DIRECTORY)),
                new FolderAcquirer(folder, temporary.resolve("cache")),
                new RefreshOptions(false, false, null),
                Progress.SILENT)
            .get(0);
    assertThat(report.result()).as(report.problem()).isEqualTo(Result.PUBLISHED);
    assertThat(report.checks())
        .filteredOn(check -> check.code().equals(Kind.NOT_COMPARED.code()))
        .extracting(CheckResult::subject)
        .contains("rows");
    return report;
  }

  /** Neither has a row that the other lacks, and no column is left out. */
  private void holdAgainst(String file, Map<String, String> expressions) throws Exception {
    assertThat(expressions).containsOnlyKeys(none().keySet());
    copy(file);
    String differing =
        """
        select p::text || ' and not ' || r::text
        from published.postcode p
        full join raw r on %s = p.postcode
        where row(%s) is distinct from row(%s)
        limit 5
        """
            .formatted(
                expressions.get("postcode"),
                expressions.keySet().stream().map("p."::concat).collect(joining(", ")),
                String.join(", ", expressions.values()));
    assertThat(Rows.texts(test.owner(), differing)).isEmpty();
    real.compared(
        expressions.size()
            * Long.parseLong(Rows.texts(test.owner(), "select count(*) from raw").get(0)));
  }

  private void copy(String file) throws IOException, SQLException {
    try (Connection connection = test.owner().getConnection();
        BufferedReader lines = lines(real.file(file))) {
      lines.mark(1 << 16);
      List<String> headers = new ArrayList<>(Arrays.asList(lines.readLine().split(",")));
      lines.reset();
      connection
          .createStatement()
          .execute(headers.stream().collect(joining(" text, ", "create table raw (", " text)")));
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
