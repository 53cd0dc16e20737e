package census.etl.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.model.schema.PublishedTable;
import census.model.schema.TestDatabase;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is published, as a data package: read again by other programs than those that write it. */
class DataPackageTest {

  private static final Set<Format> ALL = Set.of(Format.values());

  @TempDir static Path folder;
  @TempDir Path temporary;

  private static TestDatabase database;
  private static Path made;

  @BeforeAll
  static void export() {
    database = SmallWorld.create();
    made = folder.resolve("export");
    new DataPackage(database.owner()).write(made, wish(ALL, false), (table, rows) -> {});
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static DataPackage.Wish wish(
      Set<Format> formats, boolean withNorthernIrishPostcodes, String... tables) {
    return new DataPackage.Wish(
        new TreeSet<>(formats),
        Stream.of(tables).map(table -> PublishedTable.named(table).orElseThrow()).toList(),
        withNorthernIrishPostcodes);
  }

  // ------------------------------------------------------------------ what is in it

  @Test
  void everyCellOfTheCsvIsAsPublished() throws Exception {
    int cells = 0;
    for (JsonNode table : resources("csv")) {
      String name = table.path("name").asString();
      List<String> columns = columns(table);
      List<List<String>> published =
          published(name, columns.stream().map(column -> text(column, name)).toList());
      List<List<String>> written = new ArrayList<>();
      try (Reader in = Files.newBufferedReader(made.resolve(table.path("path").asString()))) {
        for (CSVRecord row :
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
          written.add(row.toList());
        }
      }
      assertThat(written).as(name).isEqualTo(published);
      cells += written.size() * columns.size();
    }
    assertThat(cells).isGreaterThan(SmallWorld.POSTCODES / 3 * 60);
  }

  /** As the text of CSV has it. */
  private static String text(String column, String table) {
    boolean day =
        PublishedTable.named(table)
            .flatMap(each -> each.column(column))
            .map(each -> each.type().equals("date"))
            .orElse(false);
    return day
        ? "coalesce(case %1$s when 'infinity' then '9999-12-31' when '-infinity' then '0001-01-01' else %1$s::text end, '')"
            .formatted(column)
        : "coalesce(%s::text, '')".formatted(column);
  }

  @Test
  void duckDbReadsEveryCellOfTheParquet() throws Exception {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement asBytes = duckDb.createStatement()) {
      asBytes.execute("set enable_geoparquet_conversion = false");
      for (JsonNode table : resources("parquet")) {
        String name = table.path("title").asString();
        List<String> columns = columns(table);
        String file = made.resolve(table.path("path").asString()).toString();
        List<List<String>> read =
            rows(
                duckDb,
                "select %s from '%s'"
                    .formatted(
                        columns.stream()
                            .map(column -> canonical(column, name, true))
                            .collect(Collectors.joining(", ")),
                        file));
        assertThat(read)
            .as(name)
            .isEqualTo(
                published(
                    name, columns.stream().map(column -> canonical(column, name, false)).toList()));
      }
    }
  }

  /** One text for the same value, whichever of the two it is asked of. */
  private static String canonical(String column, String table, boolean duckDb) {
    String type =
        PublishedTable.named(table)
            .flatMap(each -> each.column(column))
            .map(PublishedTable.Column::type)
            .orElse("text");
    return switch (type) {
      case "numeric", "double precision" -> duckDb ? column : column + "::double precision";
      case "bytea" ->
          duckDb ? "lower(hex(%s))".formatted(column) : "encode(%s, 'hex')".formatted(column);
      case "date" -> duckDb ? column + "::text" : "nullif(" + text(column, table) + ", '')";
      default -> column + "::text";
    };
  }

  @Test
  void theOutlinesAreGeoParquet() throws Exception {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
      String geo =
          rows(
                  duckDb,
                  "select decode(value) from parquet_kv_metadata('%s') where decode(key) = 'geo'"
                      .formatted(made.resolve("parquet/boundary.parquet")))
              .get(0)
              .get(0);

      JsonNode described = JsonMapper.shared().readTree(geo);
      assertThat(described.path("primary_column").asString()).isEqualTo("outline");
      assertThat(described.path("columns").propertyNames())
          .containsExactly("outline", "outline_medium", "outline_low");
      assertThat(described.at("/columns/outline/encoding").asString()).isEqualTo("WKB");
      assertThat(
              rows(
                  duckDb,
                  "select distinct typeof(outline) from '%s'"
                      .formatted(made.resolve("parquet/boundary.parquet"))))
          .containsExactly(List.of("GEOMETRY('OGC:CRS84')"));
    }
  }

  @Test
  void pythonFindsTheSameInCsvAndSqlite() throws Exception {
    Path script = Path.of("src", "test", "resources", "census", "etl", "export", "compare.py");
    String cells = Program.PYTHON.run(script.toAbsolutePath().toString(), made.toString());

    assertThat(Integer.parseInt(cells.strip())).isGreaterThan(SmallWorld.POSTCODES / 3 * 60);
  }

  @Test
  void sqliteItselfFindsARowByItsKey() throws Exception {
    String file = made.resolve("census.sqlite").toString();

    assertThat(Program.SQLITE.run("-readonly", file, "pragma integrity_check").strip())
        .isEqualTo("ok");
    assertThat(
            Program.SQLITE
                .run(
                    "-readonly",
                    file,
                    "select name, active, latitude from organisation where ods_code = 'ZZT01'")
                .strip())
        .isEqualTo("Feignton Infirmary|1|51.5");
    assertThat(
            Program.SQLITE.run(
                "-readonly",
                file,
                "explain query plan select * from postcode where postcode = 'ZA0 1BA'"))
        .contains("SEARCH postcode USING PRIMARY KEY (postcode=?)");
    assertThat(Program.SQLITE.run("-readonly", file, "select hex(outline) from boundary limit 1"))
        .startsWith("010600000001");
  }

  // ------------------------------------------------------------------ what is said of it

  @Test
  void theDescriptorIsOneOfADataPackage() throws Exception {
    String schema =
        Files.readString(Path.of("src/test/resources/census/etl/export/data-package.schema.json"));
    String descriptor = Files.readString(made.resolve("datapackage.json"));

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(descriptor, InputFormat.JSON))
        .isEmpty();
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(descriptor.replace("\"uk-census\"", "\"UK census\""), InputFormat.JSON))
        .as("the rules are looked at")
        .isNotEmpty();
  }

  @Test
  void theDescriptorHasSizeChecksumColumnsLicenceAndSourcesOfEveryFile() throws Exception {
    JsonNode descriptor = descriptor();
    for (JsonNode file : descriptor.path("resources")) {
      Path path = made.resolve(file.path("path").asString());
      assertThat(Files.size(path)).isEqualTo(file.path("bytes").asLong());
      assertThat(file.path("hash").asString()).isEqualTo("sha256:" + Checksums.sha256(path));
    }
    JsonNode postcodes = resource("postcode");
    assertThat(postcodes.at("/schema/primaryKey/0").asString()).isEqualTo("postcode");
    JsonNode easting = field(postcodes, "easting");
    assertThat(easting.path("type").asString()).isEqualTo("integer");
    assertThat(easting.path("unit").asString()).isEqualTo("m");
    assertThat(easting.path("missingBecause").asString()).isEqualTo("no grid reference is known");
    assertThat(field(postcodes, "postcode").at("/constraints/required").asBoolean()).isTrue();
    assertThat(postcodes.at("/licenses/0/name").asString()).isEqualTo("OGL-UK-3.0");
    assertThat(postcodes.at("/sources/0/publisher").asString()).isEqualTo("Office of Fiction");
    assertThat(postcodes.at("/sources/0/hash").asString()).startsWith("sha256:0");
    assertThat(descriptor.path("sample").asBoolean()).isFalse();
    assertThat(descriptor.path("version").asString()).isEqualTo("2026-01-01");
  }

  @Test
  void whatWasMadeFromOtherDatasetsHasTheirSources() throws Exception {
    try (TestDatabase other = SmallWorld.create()) {
      SmallWorld.madeFrom(other, "english_index_2025", "postcode_directory");
      Path package1 = temporary.resolve("export");
      new DataPackage(other.owner())
          .write(
              package1, wish(Set.of(Format.CSV), false, "english_deprivation_index"), (t, r) -> {});

      assertThat(Files.readString(package1.resolve("csv/dataset_source.csv")))
          .contains("english_index_2025,postcode_directory_file,postcode_directory.csv,");
      assertThat(Files.readString(package1.resolve("README.md")))
          .contains("The release of postcode_directory (OGL-UK-3.0). Made up for tests.");
      assertThat(fileNames(package1))
          .containsExactly(
              "README.md",
              "SHA256SUMS",
              "csv/dataset.csv",
              "csv/dataset_source.csv",
              "csv/english_deprivation_index.csv",
              "datapackage.json");
    }
  }

  @Test
  void everyFileHasItsChecksum() throws IOException {
    assertThat(Checksums.of(made)).isEqualTo(Checksums.claimedBy(made));
    assertThat(fileNames(made)).hasSize(Checksums.of(made).byPath().size() + 1);
  }

  @Test
  void thePostcodesOfNorthernIrelandAreLeftOutUnlessTheyAreAskedFor() throws Exception {
    assertThat(Files.readString(made.resolve("csv/postcode.csv"))).doesNotContain("\nBT");
    assertThat(Files.readString(made.resolve("csv/organisation.csv"))).contains("BT1 1AA");
    assertThat(Files.readString(made.resolve("README.md")))
        .contains("The postcodes of Northern Ireland (BT) are left out");

    Path whole = temporary.resolve("whole");
    new DataPackage(database.owner())
        .write(whole, wish(Set.of(Format.CSV), true, "postcode"), (table, rows) -> {});

    assertThat(Files.readAllLines(whole.resolve("csv/postcode.csv")))
        .hasSize(SmallWorld.POSTCODES + 1)
        .anyMatch(line -> line.startsWith("BT"));
    assertThat(Files.readString(whole.resolve("README.md")))
        .contains("do not pass this package on");
  }

  // ------------------------------------------------------------------ the same, or not

  @Test
  void theSameVersionsMakeTheSameBytes() throws IOException {
    Path again = temporary.resolve("again");
    new DataPackage(database.owner()).write(again, wish(ALL, false), (table, rows) -> {});

    assertThat(Checksums.of(again)).isEqualTo(Checksums.of(made));
    assertThat(again.resolve("SHA256SUMS")).hasSameBinaryContentAs(made.resolve("SHA256SUMS"));
  }

  @Test
  void inWhichOrderTheRowsWereLoadedMakesNoDifference() throws IOException {
    try (TestDatabase other = SmallWorld.create("desc")) {
      Path backwards = temporary.resolve("backwards");
      new DataPackage(other.owner()).write(backwards, wish(ALL, false), (table, rows) -> {});

      assertThat(Checksums.of(backwards)).isEqualTo(Checksums.of(made));
    }
  }

  @Test
  void whatIsThereAlreadyIsLeftAsItIsUnlessItWasDamaged() throws Exception {
    Path place = temporary.resolve("export");
    DataPackage dataPackage = new DataPackage(database.owner());
    DataPackage.Wish wish = wish(Set.of(Format.CSV), false, "area");
    assertThat(dataPackage.write(place, wish, (t, r) -> {}).isUnchanged()).isFalse();
    Object before = Files.getLastModifiedTime(place.resolve("csv/area.csv"));

    assertThat(dataPackage.write(place, wish, (t, r) -> {}).isUnchanged()).isTrue();
    assertThat(Files.getLastModifiedTime(place.resolve("csv/area.csv"))).isEqualTo(before);

    Files.writeString(place.resolve("csv/area.csv"), "damaged");
    assertThat(dataPackage.write(place, wish, (t, r) -> {}).isUnchanged()).isFalse();
    assertThat(Files.readString(place.resolve("csv/area.csv"))).startsWith("code,kind,");
    assertThat(dataPackage.write(place, wish(ALL, false, "area"), (t, r) -> {}).isUnchanged())
        .as("other formats")
        .isFalse();
  }

  // ------------------------------------------------------------------ one moment, all or nothing

  @Test
  void whoeverPublishesMeanwhileNeitherWaitsNorIsSeen() throws Exception {
    try (TestDatabase other = SmallWorld.create()) {
      Path place = temporary.resolve("export");
      List<Long> rows = new ArrayList<>();
      new DataPackage(other.owner())
          .write(
              place,
              wish(Set.of(Format.CSV), false),
              (table, count) -> {
                if (table.equals("area")) {
                  SmallWorld.publishOrganisations(other, 2);
                }
                if (table.equals("organisation")) {
                  rows.add(count);
                }
              });

      assertThat(rows).containsExactly(4L);
      assertThat(Files.readString(place.resolve("csv/organisation.csv")))
          .contains("Feignton Infirmary")
          .doesNotContain("Feignton University Hospital");
      new DataPackage(other.owner())
          .write(place, wish(Set.of(Format.CSV), false), (table, count) -> {});
      assertThat(Files.readString(place.resolve("csv/organisation.csv")))
          .contains("Feignton University Hospital");
    }
  }

  @Test
  void whatGoesWrongLeavesTheOlderExportAsItWas() throws Exception {
    Path place = temporary.resolve("export");
    DataPackage dataPackage = new DataPackage(database.owner());
    dataPackage.write(place, wish(Set.of(Format.CSV), false, "area"), (t, r) -> {});
    Checksums before = Checksums.of(place);

    assertThatThrownBy(
            () ->
                dataPackage.write(
                    place,
                    wish(ALL, false),
                    (table, rows) -> {
                      throw new UncheckedIOException(new IOException("no space left"));
                    }))
        .hasMessageContaining("no space left");

    assertThat(Checksums.of(place)).isEqualTo(before);
    assertThat(fileNames(temporary)).allMatch(name -> name.startsWith("export/"));
  }

  @Test
  void aDiskThatIsFullIsSaidToBeSo() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "skipped: this machine has no device that is always full");
    Table postcodes = Table.of(PublishedTable.named("postcode").orElseThrow(), true);
    try (Snapshot snapshot =
            Snapshot.of(database.owner(), List.of(PublishedTable.named("postcode").orElseThrow()));
        CsvFile csv = new CsvFile(full, postcodes)) {
      assertThatThrownBy(() -> snapshot.read(postcodes, csv::add))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
    } catch (IOException closing) {
      assertThat(closing).hasMessageContaining("No space left");
    }
  }

  @Test
  void whatARunThatWasKilledHasLeftIsClearedAway() throws Exception {
    Path place = temporary.resolve("export");
    DataPackage dataPackage = new DataPackage(database.owner());
    dataPackage.write(place, wish(Set.of(Format.CSV), false, "area"), (t, r) -> {});
    Checksums before = Checksums.of(place);
    Files.move(place, temporary.resolve("export.replaced"));
    Files.createDirectories(temporary.resolve("export.making/csv"));
    Files.writeString(temporary.resolve("export.making/csv/half.csv"), "half");

    assertThat(
            dataPackage
                .write(place, wish(Set.of(Format.CSV), false, "area"), (t, r) -> {})
                .isUnchanged())
        .isTrue();
    assertThat(Checksums.of(place)).isEqualTo(before);
    assertThat(fileNames(temporary)).allMatch(name -> name.startsWith("export/"));
  }

  @Test
  void otherFilesAreNotReplaced() throws Exception {
    Path mine = temporary.resolve("mine");
    Files.createDirectories(mine);
    Files.writeString(mine.resolve("thesis.docx"), "years of work");
    assertTaken(mine, "found thesis.docx");

    Files.writeString(mine.resolve("datapackage.json"), "{\"name\": \"of-somebody-else\"}");
    assertTaken(mine, "found datapackage.json, thesis.docx");

    Path place = temporary.resolve("export");
    new DataPackage(database.owner())
        .write(place, wish(Set.of(Format.CSV), false, "area"), (t, r) -> {});
    Files.move(mine.resolve("thesis.docx"), place.resolve("thesis.docx"));
    assertTaken(place, "found thesis.docx");
    assertThat(place.resolve("thesis.docx")).hasContent("years of work");
  }

  private static void assertTaken(Path place, String found) {
    assertThatThrownBy(
            () -> new DataPackage(database.owner()).write(place, wish(ALL, false), (t, r) -> {}))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.findings().get(0).kind()).isEqualTo(Kind.EXPORT_FOLDER_TAKEN))
        .hasMessageContaining(found);
  }

  @Test
  void twoExportsDoNotWriteIntoTheSameFolder() {
    Path place = temporary.resolve("export");
    DataPackage dataPackage = new DataPackage(database.owner());
    dataPackage.write(
        place,
        wish(Set.of(Format.CSV), false, "area"),
        (table, rows) ->
            assertThatThrownBy(
                    () ->
                        dataPackage.write(
                            place, wish(Set.of(Format.CSV), false, "area"), (t, r) -> {}))
                .isInstanceOfSatisfying(
                    Fault.class,
                    fault ->
                        assertThat(fault.findings().get(0).kind()).isEqualTo(Kind.EXPORT_RUNNING)));
    assertThat(place).isDirectory();
  }

  @Test
  void whatIsNotPublishedCanNotBeExported() {
    assertThatThrownBy(
            () ->
                new DataPackage(database.owner())
                    .write(
                        temporary.resolve("export"),
                        wish(ALL, false, "area", "green_space"),
                        (t, r) -> {}))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found green_space");
    assertThat(temporary.resolve("export")).doesNotExist();
  }

  // ------------------------------------------------------------------ reading

  private static JsonNode descriptor() {
    return JsonMapper.shared().readTree(made.resolve("datapackage.json").toFile());
  }

  private static List<JsonNode> resources(String format) {
    return descriptor()
        .path("resources")
        .valueStream()
        .filter(resource -> resource.path("format").asString().equals(format))
        .toList();
  }

  private static JsonNode resource(String name) {
    return descriptor()
        .path("resources")
        .valueStream()
        .filter(resource -> resource.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode field(JsonNode resource, String name) {
    return resource
        .at("/schema/fields")
        .valueStream()
        .filter(field -> field.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> columns(JsonNode resource) {
    return resource
        .at("/schema/fields")
        .valueStream()
        .map(field -> field.path("name").asString())
        .toList();
  }

  /** Straight from the views, in the order of the key. */
  private static List<List<String>> published(String table, List<String> columns)
      throws SQLException {
    if (PublishedTable.named(table).isEmpty()) {
      return publishedOrigins(table, columns);
    }
    String order =
        PublishedTable.named(table).orElseThrow().key().stream()
            .map(
                key ->
                    PublishedTable.named(table)
                            .orElseThrow()
                            .column(key)
                            .orElseThrow()
                            .type()
                            .equals("text")
                        ? key + " collate \"C\""
                        : key)
            .collect(Collectors.joining(", "));
    try (Connection connection = database.owner().getConnection()) {
      return rows(
          connection,
          "select %s from published.%s %s order by %s"
              .formatted(
                  String.join(", ", columns),
                  table,
                  table.equals("postcode") ? "where postcode not like 'BT%'" : "",
                  order));
    }
  }

  private static List<List<String>> publishedOrigins(String table, List<String> columns)
      throws SQLException {
    String select =
        table.equals("dataset")
            ? """
              select dataset, table_name, declaration->>'title' as title, dataset_version as version, rows, sample, fingerprint
              from published.dataset order by dataset collate "C"
              """
            : """
              select d.dataset, s.*
              from published.dataset d, jsonb_to_recordset(d.sources) as s (
                source text, file text, title text, release text, publisher text, published date, licence text,
                attribution text, landing_page text, sha256 text, bytes bigint, extract text)
              order by d.dataset collate "C", source
              """;
    try (Connection connection = database.owner().getConnection()) {
      return rows(
          connection, "select %s from (%s) origins".formatted(String.join(", ", columns), select));
    }
  }

  private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        String[] row = new String[found.getMetaData().getColumnCount()];
        for (int i = 0; i < row.length; i++) {
          Object value = found.getObject(i + 1);
          row[i] = value == null ? null : value.toString();
        }
        rows.add(Arrays.asList(row));
      }
    }
    return rows;
  }

  private static List<String> fileNames(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
