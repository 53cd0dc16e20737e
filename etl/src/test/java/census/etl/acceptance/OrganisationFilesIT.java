package census.etl.acceptance;

import static census.etl.acceptance.PublishersFile.csv;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acceptance.PublishersFile.Row;
import census.etl.check.CheckResult;
import census.etl.finding.Severity;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.model.geography.NationalGrid;
import census.model.geography.NationalGrid.Degrees;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.postgresql.PGStatement;

/**
 * The older service's own lists and the files of the Organisation Data Service, every cell of them
 * held against what is published; and the checks that the older service's answers gave.
 */
@RealSources.Test
class OrganisationFilesIT {

  private static final Date ALWAYS = new Date(PGStatement.DATE_NEGATIVE_INFINITY);
  private static final Date FOREVER = new Date(PGStatement.DATE_POSITIVE_INFINITY);
  private static final String ORGANISATION = "organisation";

  private final RealSources real;

  @TempDir Path temporary;

  OrganisationFilesIT(RealSources real) {
    this.real = real;
  }

  // ------------------------------------------------------------------ what was known by heart

  @ParameterizedTest
  @CsvSource({
    "RGT01, trust, RGT",
    "RGT01, integrated_care_board, QUE",
    "RGT01, nhs_england_region, Y61",
    "RGT01, openuk_network, EPEN",
    "RGT01, paediatric_diabetes_unit, PZ041",
    "RRV03, trust, RRV",
    "RRV03, integrated_care_board, QMJ",
    "RRV03, nhs_england_region, Y56",
    "RRV03, openuk_network, NTPEN",
    "RRV03, paediatric_diabetes_unit, PZ203",
    "RP401, trust, RP4",
    "RP401, paediatric_diabetes_unit, PZ196",
    "RGT1W, country, E92000003",
    "RGT1W, paediatric_diabetes_unit, PZ248",
    "7A2AJ, local_health_board, 7A2",
    "7A2AJ, country, W92000004",
    "7A2AJ, openuk_network, SWEP",
    "7A2AJ, trust,",
    "7A2AJ, integrated_care_board,",
    "7A2AJ, nhs_england_region,"
  })
  void organisationsBelongToWhatTheyDo(String organisation, String kind, String parent) {
    assertThat(parents(ORGANISATION, organisation, kind))
        .isEqualTo(parent == null ? List.of() : List.of(parent));
  }

  @ParameterizedTest
  @CsvSource({"PZ041, PN06", "PZ203, PN05", "PZ248, PN01"})
  void unitsAreInTheirNetworks(String unit, String network) {
    assertThat(parents("paediatric_diabetes_unit", unit, "paediatric_diabetes_network"))
        .containsExactly(network);
  }

  @ParameterizedTest
  @CsvSource({
    "integrated_care_board, QUE, E54000056",
    "integrated_care_board, QMJ, E54000028",
    "integrated_care_board, QOX, E54000040",
    "nhs_england_region, Y59, E40000005",
    "local_health_board, 7A2, W11000025",
    "local_health_board, 7A6, W11000028"
  })
  void codesOfBoundariesAreThoseOfTheirBodies(String kind, String identifier, String boundary) {
    assertThat(
            texts(
                "select boundary_identifier from published.nhs_body where kind = '%s' and identifier = '%s'"
                    .formatted(kind, identifier)))
        .containsExactly(boundary);
  }

  @ParameterizedTest
  @CsvSource({
    "RGT01, ADDENBROOKE'S HOSPITAL, CB2 0QQ",
    "RRV03, UNIVERSITY COLLEGE HOSPITAL, NW1 2BU",
    "RGT1W, JERSEY GENERAL HOSPITAL, JE1 3QS",
    "7A2AJ, BRONGLAIS GENERAL HOSPITAL, SY23 1ER"
  })
  void organisationsAreKnownByNameAndPostcode(String code, String name, String postcode) {
    assertThat(
            texts(
                "select name || ', ' || postcode from published.organisation where ods_code = '%s'"
                    .formatted(code)))
        .containsExactly(name + ", " + postcode);
  }

  @ParameterizedTest
  @CsvSource({"RM3, 10", "RTG, 7", "RJC, 7"})
  void trustsHaveTheirOrganisations(String trust, int organisations) {
    assertThat(members("trust", trust)).hasSize(organisations);
  }

  @Test
  void thereAreAsManyAsThereWere() {
    assertThat(
            texts(
                """
                select 'organisation ' || count(*) from published.organisation
                union all select 'trust ' || count(*) from published.trust
                union all select kind || ' ' || count(*) from published.nhs_body group by kind
                """))
        .containsExactlyInAnyOrder(
            "organisation 339",
            "trust 242",
            "country 5",
            "integrated_care_board 42",
            "local_health_board 7",
            "nhs_england_region 7",
            "london_borough 33",
            "openuk_network 15",
            "paediatric_diabetes_network 12",
            "paediatric_diabetes_unit 173");
    assertThat(
            texts(
                """
                select count(*)::text from published.nhs_membership
                where member_kind = 'organisation' and parent_kind = 'local_health_board'
                """))
        .containsExactly("28");
  }

  @Test
  void aUnitOfATrustIsThatOfItsOrganisationsWithoutOne() {
    Map<String, String> own = new HashMap<>();
    list("paediatric_diabetes_units_networks.csv")
        .forEach(row -> own.put(row.text("ods_code"), row.text("npda_code")));
    list("organisations.csv")
        .forEach(
            row -> {
              String code = row.text("OrganisationCode");
              String parent = row.text("ParentODSCode");
              String unit = own.getOrDefault(code, parent == null ? null : own.get(parent));
              assertThat(parents(ORGANISATION, code, "paediatric_diabetes_unit"))
                  .as(code)
                  .isEqualTo(unit == null ? List.of() : List.of(unit));
              real.compared(1);
            });
  }

  /** The first by name, as the older lists have no column for it. */
  @Test
  void aUnitWithOrganisationsHasAPrimaryOne() {
    Map<String, TreeSet<String>> byUnit = new TreeMap<>();
    texts(
            """
            select m.parent || '|' || o.name || '|' || o.ods_code
            from published.nhs_membership m join published.organisation o on o.ods_code = m.member
            where m.parent_kind = 'paediatric_diabetes_unit' and m.member_kind = 'organisation'
            """)
        .forEach(
            text -> {
              String[] parts = text.split("[|]", -1);
              byUnit
                  .computeIfAbsent(parts[0], unit -> new TreeSet<>())
                  .add(parts[1] + "|" + parts[2]);
            });
    assertThat(byUnit).hasSizeGreaterThan(160);
    byUnit.forEach(
        (unit, organisations) ->
            assertThat(parents("paediatric_diabetes_unit", unit, ORGANISATION))
                .as(unit)
                .containsExactly(organisations.first().split("[|]", -1)[1]));
  }

  // ------------------------------------------------------------------ every cell of the lists

  @Test
  void organisations() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("OrganisationName", "name");
    columns.put("Website", "website");
    columns.put("Address1", "address1");
    columns.put("Address2", "address2");
    columns.put("Address3", "address3");
    columns.put("Phone", "telephone");
    columns.put("City", "city");
    columns.put("County", "county");
    columns.put("Latitude", "latitude");
    columns.put("Longitude", "longitude");
    columns.put("Postcode", "postcode");
    Published published = Published.of(real, "organisations", "ods_code");

    published.holdAgainst(list("organisations.csv"), "OrganisationCode", columns);
    published.holdConstants(Map.of("active", true));
    published.holdRule("published_at", row -> null);
    published.holdRule(
        "easting", row -> (int) Math.round(NationalGrid.point(degrees(row)).easting()));
    published.holdRule(
        "northing", row -> (int) Math.round(NationalGrid.point(degrees(row)).northing()));
    published.assertThatNoColumnWasLeftOut();
  }

  private static Degrees degrees(Function<String, Object> row) {
    return new Degrees(
        ((BigDecimal) row.apply("longitude")).doubleValue(),
        ((BigDecimal) row.apply("latitude")).doubleValue());
  }

  @Test
  void trusts() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("trust_name", "name");
    for (String same : List.of("address_line_1", "address_line_2", "town", "postcode", "country")) {
      columns.put(same, same);
    }
    Published published = Published.of(real, "trusts", "ods_code");

    published.holdAgainst(list("trusts.csv"), "ods_code", columns);
    published.holdConstants(Map.of("active", true));
    for (String none : List.of("telephone", "website", "published_at")) {
      published.holdRule(none, row -> null);
    }
    published.assertThatNoColumnWasLeftOut();
  }

  @Test
  void bodies() {
    Set<List<Object>> expected = new HashSet<>();
    list("country_codes.csv")
        .forEach(
            row ->
                expected.add(
                    body(
                        "country",
                        row,
                        "country_ons_code",
                        "country_ons_code",
                        "country_ons_name")));
    list("integrated_care_boards.csv")
        .forEach(
            row ->
                expected.add(body("integrated_care_board", row, "ods_code", "gss_code", "name")));
    list("local_health_boards.csv")
        .forEach(
            row ->
                expected.add(
                    body("local_health_board", row, "ods_code", "gss_code", "health_board")));
    list("nhs_england_regions.csv")
        .forEach(
            row ->
                expected.add(
                    body(
                        "nhs_england_region",
                        row,
                        "NHS_ENGLAND_REGION_CODE",
                        "NHS_ENGLAND_REGION_ONS_CODE",
                        "NHS_ENGLAND_REGION_NAME")));
    list("open_uk_networks.csv")
        .forEach(
            row -> {
              List<Object> network =
                  body(
                      "openuk_network",
                      row,
                      "OPEN_UK_Network_Code",
                      "OPEN_UK_Network_Code",
                      "OPEN_UK_Network_Name");
              network.set(5, row.text("country"));
              expected.add(network);
            });
    list("paediatric_diabetes_networks.csv")
        .forEach(row -> expected.add(body("paediatric_diabetes_network", row, "id", null, "name")));
    list("paediatric_diabetes_units_networks.csv")
        .forEach(
            row -> expected.add(body("paediatric_diabetes_unit", row, "npda_code", null, null)));
    csv(real.file("lookup_lsoa21_ward24_ltla24.csv.gz"))
        .forEach(
            row -> {
              if (row.text("ltla24_code").startsWith("E09")) {
                List<Object> borough =
                    body("london_borough", row, "ltla24_code", "ltla24_code", "ltla24_name");
                borough.set(3, 2024);
                expected.add(borough);
              }
            });

    Published.of(real, "nhs_bodies", "kind", "identifier").holdRows(expected);
  }

  private static List<Object> body(
      String kind, Row row, String identifier, String boundary, String name) {
    return Arrays.asList(
        kind,
        row.text(identifier),
        boundary == null ? null : row.text(boundary),
        null,
        name == null ? null : row.text(name),
        null,
        null);
  }

  // ------------------------------------------------------------------ memberships

  @Test
  void listedMemberships() {
    Set<String> boards = codes("local_health_boards.csv", "ods_code");
    Set<String> trusts = codes("trusts.csv", "ods_code");
    Function<String, String> kind =
        code ->
            boards.contains(code)
                ? "local_health_board"
                : trusts.contains(code) ? "trust" : ORGANISATION;
    Set<List<Object>> expected = new HashSet<>();
    list("organisations.csv")
        .forEach(
            row -> {
              String code = row.text("OrganisationCode");
              String parent = row.text("ParentODSCode");
              if (parent != null) {
                boolean welsh = boards.contains(parent);
                expected.add(listed(ORGANISATION, code, kind.apply(parent), parent));
                expected.add(
                    listed(
                        ORGANISATION,
                        code,
                        "country",
                        welsh ? "W92000004" : code.equals("RGT1W") ? "E92000003" : "E92000001"));
              }
              if (row.text("LocalAuthority") != null) {
                expected.add(
                    listed(ORGANISATION, code, "local_authority", row.text("LocalAuthority")));
              }
            });
    list("integrated_care_boards_local_authorities.csv")
        .forEach(
            row -> {
              String board = row.text("ODS ICB Code");
              expected.add(
                  listed("trust", row.text("ODS Trust Code"), "integrated_care_board", board));
              expected.add(
                  listed(
                      "integrated_care_board",
                      board,
                      "nhs_england_region",
                      row.text("NHS England Region Code")));
            });
    list("open_uk_networks_trusts.csv")
        .forEach(
            row -> {
              String code = row.text("ods trust code");
              expected.add(
                  listed(
                      kind.apply(code), code, "openuk_network", row.text("OPEN UK Network Code")));
            });
    list("paediatric_diabetes_units_networks.csv")
        .forEach(
            row -> {
              String code = row.text("ods_code");
              String unit = row.text("npda_code");
              expected.add(listed(kind.apply(code), code, "paediatric_diabetes_unit", unit));
              if (row.text("network_code") != null) {
                expected.add(
                    listed(
                        "paediatric_diabetes_unit",
                        unit,
                        "paediatric_diabetes_network",
                        row.text("network_code")));
              }
            });

    Published.of(
            real,
            "listed_memberships",
            "member_kind",
            "member",
            "parent_kind",
            "parent",
            "valid_from")
        .holdRows(expected);
  }

  private static List<Object> listed(
      String memberKind, String member, String parentKind, String parent) {
    return Arrays.asList(memberKind, member, parentKind, parent, ALWAYS, FOREVER, "list", null);
  }

  /** Of the boards of a trust the one counts in which the organisation lies, by JTS as well. */
  @Test
  void boardsRegionsAndNetworksByWayOfTheTrust() {
    Map<String, TreeSet<String>> boards = new HashMap<>();
    Map<String, TreeSet<String>> regions = new HashMap<>();
    Map<String, TreeSet<String>> networks = new HashMap<>();
    list("integrated_care_boards_local_authorities.csv")
        .forEach(
            row -> {
              String board = row.text("ODS ICB Code");
              put(boards, row.text("ODS Trust Code"), board);
              put(regions, board, row.text("NHS England Region Code"));
            });
    list("open_uk_networks_trusts.csv")
        .forEach(
            row -> put(networks, row.text("ods trust code"), row.text("OPEN UK Network Code")));
    Map<String, String> boardOfBoundary = new HashMap<>();
    list("integrated_care_boards.csv")
        .forEach(row -> boardOfBoundary.put(row.text("gss_code"), row.text("ods_code")));
    Map<String, Geometry> outlines = outlines("icb_2023_boundaries");
    TreeSet<String> none = new TreeSet<>();
    list("organisations.csv")
        .forEach(
            row -> {
              String code = row.text("OrganisationCode");
              String parent = String.valueOf(row.text("ParentODSCode"));
              List<String> expected = List.copyOf(boards.getOrDefault(parent, none));
              if (expected.size() > 1) {
                expected =
                    containing(outlines, row).stream()
                        .map(boardOfBoundary::get)
                        .filter(expected::contains)
                        .toList();
                assertThat(expected).as(code).hasSize(1);
              }
              assertThat(parents(ORGANISATION, code, "integrated_care_board"))
                  .as(code)
                  .isEqualTo(expected);
              assertThat(parents(ORGANISATION, code, "nhs_england_region"))
                  .as(code)
                  .isEqualTo(expected.stream().flatMap(b -> regions.get(b).stream()).toList());
              TreeSet<String> itsNetworks = networks.getOrDefault(parent, none);
              assertThat(parents(ORGANISATION, code, "openuk_network"))
                  .as(code)
                  .isEqualTo(itsNetworks.isEmpty() ? List.of() : List.of(itsNetworks.first()));
              real.compared(3);
            });
  }

  @Test
  void boroughsAreThoseThatHaveThePoint() {
    Map<String, Geometry> outlines = outlines("london_borough_2013_boundaries");
    assertThat(outlines).hasSize(33);
    list("organisations.csv")
        .forEach(
            row -> {
              String code = row.text("OrganisationCode");
              assertThat(parents(ORGANISATION, code, "london_borough"))
                  .as(code)
                  .isEqualTo(containing(outlines, row));
              real.compared(1);
            });
  }

  private Map<String, Geometry> outlines(String dataset) {
    Map<String, Geometry> outlines = new TreeMap<>();
    for (Map<String, Object> row :
        Rows.of(
            real.reader(),
            "select code, outline from published.boundary where dataset = '%s'"
                .formatted(dataset))) {
      try {
        outlines.put((String) row.get("code"), new WKBReader().read((byte[]) row.get("outline")));
      } catch (ParseException e) {
        throw new AssertionError(e);
      }
    }
    return outlines;
  }

  private static List<String> containing(Map<String, Geometry> outlines, Row organisation) {
    Geometry point =
        new GeometryFactory()
            .createPoint(
                new Coordinate(
                    organisation.number("Longitude").doubleValue(),
                    organisation.number("Latitude").doubleValue()));
    return outlines.entrySet().stream()
        .filter(outline -> outline.getValue().covers(point))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void put(Map<String, TreeSet<String>> all, String key, String value) {
    all.computeIfAbsent(key, absent -> new TreeSet<>()).add(value);
  }

  @Test
  void whatMayBeRightIsReported() {
    assertThat(doubts("organisation_statements", "ods_disagrees.sql"))
        .contains("4 rows", "row 339: 8HV48 is no site");
    assertThat(doubts("organisation_statements", "doubtful_rows.sql"))
        .contains("8HV48 has no parent");
    assertThat(doubts("resolved_memberships", "place_disagrees.sql")).contains(" lies in ");
  }

  private String doubts(String dataset, String query) {
    CheckResult check =
        real.reports().stream()
            .filter(report -> report.dataset().equals(dataset))
            .flatMap(report -> report.checks().stream())
            .filter(result -> result.subject().equals(query))
            .findFirst()
            .orElseThrow();
    assertThat(check.severity()).isEqualTo(Severity.WARNING);
    return check.found();
  }

  // ------------------------------------------------------------------ coordinates

  @Test
  void theNationalGridIsRightToAFewMetres() {
    assertThat(
            Rows.texts(
                real.owner(),
                """
                with off as (
                  select sqrt((g.easting - p.easting) ^ 2 + (g.northing - p.northing) ^ 2) as metres
                  from published.postcode p
                  cross join census.national_grid(p.latitude, p.longitude) g
                  where p.latitude is not null and p.country_code not like 'N%'
                )
                select (count(*) > 7000 and count(*) filter (where metres > 5) < count(*) / 100)::text from off
                """))
        .containsExactly("true");
  }

  // ------------------------------------------------------------------ the Organisation Data
  // Service

  @Test
  void sitesOfTrusts() {
    holds(
        "ods_trust_sites",
        headed(real.file("ets.csv")),
        row -> site(row, "trust_site", row.get(10)));
  }

  @Test
  void sitesOfWelshBoards() {
    holds(
        "ods_welsh_sites",
        headed(real.file("wlhbsite.csv")),
        row -> site(row, "welsh_site", row.get(0).substring(0, 3)));
  }

  private static List<Object> site(CSVRecord row, String kind, String parent) {
    return Arrays.asList(
        cell(row, 0),
        kind,
        cell(row, 1),
        cell(row, 4),
        cell(row, 5),
        cell(row, 6),
        cell(row, 7),
        cell(row, 8),
        cell(row, 9),
        null,
        null,
        null,
        parent,
        cell(row, 2),
        cell(row, 3),
        null,
        null,
        null,
        true,
        null);
  }

  @Test
  void practices() throws IOException {
    holds("ods_practices", zipped(real.file("epraccur-2023.zip")), OrganisationFilesIT::practice);
  }

  /** The edition of four years before has the same form. */
  @Test
  void practicesOfBefore() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("before"));
    Files.copy(real.file("epraccur-2019.zip"), folder.resolve("epraccur.zip"));
    Set<List<Object>> expected = new HashSet<>();
    for (CSVRecord row : zipped(folder.resolve("epraccur.zip"))) {
      expected.add(practice(row));
    }
    List<DatasetReport> reports = real.refresh(folder, "ods_practices");
    try {
      assertThat(reports).extracting(DatasetReport::result).containsExactly(Result.PUBLISHED);
      Published.of(real, "ods_practices", "ods_code").holdRows(expected);
    } finally {
      real.refresh();
    }
  }

  private static List<Object> practice(CSVRecord row) {
    int setting = Integer.parseInt(row.get(25));
    return Arrays.asList(
        cell(row, 0),
        setting == 4 ? "general_practice" : "prescribing_cost_centre",
        cell(row, 1),
        cell(row, 4),
        cell(row, 5),
        cell(row, 6),
        cell(row, 7),
        cell(row, 8),
        cell(row, 9),
        cell(row, 17),
        null,
        null,
        cell(row, 14),
        cell(row, 2),
        cell(row, 3),
        day(row.get(10)),
        day(row.get(11)),
        cell(row, 12),
        row.get(12).equals("A"),
        setting);
  }

  @Test
  void hospitalsOfScotland() {
    holds(
        "scottish_hospitals",
        headed(real.file("points_scotland_hospitals24.csv")),
        row ->
            Arrays.asList(
                cell(row, 0),
                "scottish_hospital",
                cell(row, 1),
                cell(row, 5),
                null,
                null,
                null,
                null,
                row.get(4).equals("<Null>") ? null : row.get(4).replace("EH546HT", "EH54 6HT"),
                null,
                new BigDecimal(row.get(7)),
                new BigDecimal(row.get(6)),
                cell(row, 2),
                null,
                null,
                null,
                null,
                null,
                true,
                null));
  }

  // ------------------------------------------------------------------ small things

  private void holds(
      String dataset, List<CSVRecord> rows, Function<CSVRecord, List<Object>> expected) {
    Published.of(real, dataset, "ods_code")
        .holdRows(new HashSet<>(rows.stream().map(expected).toList()));
  }

  private static List<CSVRecord> headed(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<CSVRecord> zipped(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      byte[] text = file.getInputStream(file.getEntry("epraccur.csv")).readAllBytes();
      return CSVFormat.RFC4180
          .parse(new StringReader(new String(text, StandardCharsets.UTF_8)))
          .getRecords();
    }
  }

  private static String cell(CSVRecord row, int column) {
    return row.get(column).isBlank() ? null : row.get(column).strip();
  }

  private static Date day(String text) {
    return text.isEmpty()
        ? null
        : Date.valueOf(
            "%s-%s-%s".formatted(text.substring(0, 4), text.substring(4, 6), text.substring(6)));
  }

  private PublishersFile list(String name) {
    return csv(real.file(name));
  }

  private Set<String> codes(String list, String header) {
    Set<String> codes = new HashSet<>();
    list(list).forEach(row -> codes.add(row.text(header)));
    return codes;
  }

  private List<String> members(String parentKind, String parent) {
    return texts(
        """
        select member from published.nhs_membership
        where member_kind = 'organisation' and parent_kind = '%s' and parent = '%s'
        """
            .formatted(parentKind, parent));
  }

  private List<String> parents(String memberKind, String member, String parentKind) {
    return texts(
        """
        select parent from published.nhs_membership
        where member_kind = '%s' and member = '%s' and parent_kind = '%s'
          and current_date between valid_from and valid_to
        """
            .formatted(memberKind, member, parentKind));
  }

  private List<String> texts(String sql) {
    return Rows.texts(real.reader(), sql);
  }
}
