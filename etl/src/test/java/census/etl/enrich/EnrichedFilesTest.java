package census.etl.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.enrich.Enricher.Wish;
import census.etl.finding.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every format, in and out; what comes out is opened by other programs. */
final class EnrichedFilesTest {

  private static final String TEXT = "id,postcode,x\n1,ZA1 1AA,é\n2,ZA1 1AB,\"a, b\"\n3,,\n";

  private static final List<String> ENRICHED =
      List.of(
          "id,postcode,x,postcode_status,postcode_remark,small_area_code,imd_nation,imd_edition,"
              + "imd_rank,imd_score,imd_quantile_of_2,ward_code,ward_name,latitude,introduced,large_user",
          "1,ZA1 1AA,é,found,,E01900001,england,2025,1,40,2,E05900001,\"Sampleford, North\",51.5,1980-01-01,",
          "2,ZA1 1AB,\"a, b\",terminated,not_ranked,E01900009,england,2025,,,,E05900002,,51.6,1980-01-01,true",
          "3,,,empty,,,,,,,,,,,,");

  private static PublishedExample example;

  @TempDir Path folder;

  @BeforeAll
  static void publish() {
    example = PublishedExample.publish();
  }

  @AfterAll
  static void close() {
    example.close();
  }

  // ------------------------------------------------------------------ text

  @ParameterizedTest
  @ValueSource(strings = {"csv", "csv.gz", "txt"})
  void textComesOutAsText(String ending) throws Exception {
    Path in = folder.resolve("in." + ending);
    Path out = folder.resolve("out." + ending);
    try (OutputStream text = packed(in)) {
      text.write(TEXT.getBytes(UTF_8));
    }

    enrich(in, out);

    try (InputStream text = unpacked(out)) {
      assertThat(new String(text.readAllBytes(), UTF_8).lines())
          .containsExactlyElementsOf(ENRICHED);
    }
    assertThat(files()).containsOnly(in, out);
  }

  private static OutputStream packed(Path file) throws IOException {
    OutputStream raw = Files.newOutputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw;
  }

  private static InputStream unpacked(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
  }

  @Test
  void pythonReadsTheText() throws Exception {
    Path out = enrich(write("in.csv", TEXT), folder.resolve("out.csv.gz"));

    assertThat(
            said(
                "python3",
                "-c",
                """
                import csv, gzip, sys
                for row in csv.DictReader(gzip.open(sys.argv[1], 'rt', encoding='utf-8')):
                    print(row['id'], row['x'], row['ward_name'], row['imd_rank'], sep='|')
                """,
                out.toString()))
        .containsExactly("1|é|Sampleford, North|1", "2|a, b||", "3|||");
  }

  // ------------------------------------------------------------------ workbooks

  @Test
  void aSheetIsReadAsIfItWereText() throws Exception {
    Path in = folder.resolve("in.xlsx");
    try (OutputStream file = Files.newOutputStream(in);
        Workbook workbook = new Workbook(file, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("people");
      cells(sheet, 0, "id", "postcode", "x");
      cells(sheet, 1, 1, "ZA1 1AA", "é");
      cells(sheet, 3, 2, "ZA1 1AB", "a, b");
      cells(sheet, 4, 3);
    }

    Path out = enrich(in, folder.resolve("out.csv"));

    assertThat(Files.readAllLines(out)).containsExactlyElementsOf(ENRICHED);
  }

  private static void cells(Worksheet sheet, int row, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Integer number) {
        sheet.value(row, i, number);
      } else {
        sheet.value(row, i, (String) cells[i]);
      }
    }
  }

  // ------------------------------------------------------------------ Parquet

  @Test
  void parquetKeepsTheTypesOfItsColumns() throws Exception {
    Path in = folder.resolve("in.parquet");
    duckdb(
        """
        copy (
          select * from (values
            (1, 'ZA1 1AA', 1.5::double, date '2020-02-29', true, 12345678901, timestamp '2020-01-02 03:04:05', ''),
            (2, null, null, null, null, null, null, null)
          ) as people (id, postcode, weight, born, smokes, number, seen, note)
        ) to '%s' (format parquet)"""
            .formatted(in));

    Path out = enrich(in, folder.resolve("out.parquet"));

    assertThat(rows("select column_name, column_type from (describe from '%s')".formatted(out)))
        .containsExactly(
            "id|INTEGER",
            "postcode|VARCHAR",
            "weight|DOUBLE",
            "born|DATE",
            "smokes|BOOLEAN",
            "number|BIGINT",
            "seen|VARCHAR",
            "note|VARCHAR",
            "postcode_status|VARCHAR",
            "postcode_remark|VARCHAR",
            "small_area_code|VARCHAR",
            "imd_nation|VARCHAR",
            "imd_edition|INTEGER",
            "imd_rank|INTEGER",
            "imd_score|DOUBLE",
            "imd_quantile_of_2|INTEGER",
            "ward_code|VARCHAR",
            "ward_name|VARCHAR",
            "latitude|DOUBLE",
            "introduced|DATE",
            "large_user|BOOLEAN");
    assertThat(
            rows(
                "select id, postcode, weight, born, smokes, number, note = '', postcode_status, imd_rank, imd_score, introduced from '%s'"
                    .formatted(out)))
        .containsExactly(
            "1|ZA1 1AA|1.5|2020-02-29|true|12345678901|true|found|1|40.0|1980-01-01",
            "2|null|null|null|null|null|null|empty|null|null|null");
  }

  @Test
  void textBecomesParquetAndParquetText() throws Exception {
    Path parquet =
        enrich(write("in.tsv", TEXT.replace(", b", "; b").replace(",", "\t")), "a.parquet");
    assertThat(rows("select id, x, ward_name from '%s'".formatted(parquet)))
        .containsExactly("1|é|Sampleford, North", "2|a; b|null", "3|null|null");
    Path in = folder.resolve("in.parquet");
    duckdb(
        "copy (from read_csv('%s', all_varchar = true)) to '%s'"
            .formatted(write("b.csv", TEXT), in));

    assertThat(Files.readAllLines(enrich(in, "b.csv.out"))).containsExactlyElementsOf(ENRICHED);
  }

  @Test
  void whatParquetCanNotHaveIsRefused() throws Exception {
    Path in = write("in.csv", "x,x,postcode\n1,2,ZA1 1AA\n");

    assertThatThrownBy(() -> enrich(in, "out.parquet"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("two columns called \"x\"");
    assertThatThrownBy(() -> enrich(write("no.parquet", "ZA1 1AA"), "out.csv"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no Parquet")
        .hasMessageNotContaining("1AA");
    assertThat(folder.resolve("out.parquet")).doesNotExist();
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  // ------------------------------------------------------------------ packages

  @Test
  void aPackageGivesTheSameAsTheDatabase() throws Exception {
    Path in = write("in.csv", TEXT);
    Path export = folder.resolve("export");
    example.export(export);
    Path sqlite = Files.createDirectory(folder.resolve("sqlite"));
    Files.copy(export.resolve("census.sqlite"), sqlite.resolve("census.sqlite"));

    for (Path place :
        List.of(export, export.resolve("parquet"), sqlite, export.resolve("census.sqlite"))) {
      try (Published published = Published.inPackage(place)) {
        Path out = folder.resolve("out.csv");
        new Enricher(published).enrich(wish(), in.toString(), out.toString(), (rows, part) -> {});
        assertThat(Files.readAllLines(out)).containsExactlyElementsOf(ENRICHED);
      }
    }
    assertThatThrownBy(() -> Published.inPackage(folder.resolve("nowhere")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void aDayInTheGuidanceOfAPackageIsADay() throws Exception {
    example.export(folder.resolve("export"));
    Path in = write("in.csv", "postcode,born\nZA1 1AA,2016-05-01\n");
    Wish wish = new Wish(null, "born", null, null, Map.of(), List.of(), List.of(), "");

    try (Published published = Published.inPackage(folder.resolve("export"))) {
      Path out = folder.resolve("out.csv");
      new Enricher(published).enrich(wish, in.toString(), out.toString(), (rows, part) -> {});
      assertThat(Files.readAllLines(out))
          .contains("ZA1 1AA,2016-05-01,found,,E01900001,england,2019,1,50.5");
    }
  }

  // ------------------------------------------------------------------ what goes wrong

  @Test
  void nothingIsLeftOfAFileThatCanNotBeEnriched() throws Exception {
    Path in = write("in.csv", "postcode,x\n" + "ZA1 1AA,1\n".repeat(200_000) + "ZA1 1AA\n");
    Path out = write("out.csv", "what was there before");

    assertThatThrownBy(() -> enrich(in, out))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("row 200002")
        .hasMessageNotContaining("1AA");
    assertThat(files()).containsOnly(in, out);
    assertThat(out).hasContent("what was there before");
  }

  // ------------------------------------------------------------------

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path enrich(Path in, String out) throws Exception {
    return enrich(in, folder.resolve(out));
  }

  private static Path enrich(Path in, Path out) throws Exception {
    try (Published published = example.open()) {
      new Enricher(published).enrich(wish(), in.toString(), out.toString(), (rows, part) -> {});
    }
    return out;
  }

  private static Wish wish() {
    return new Wish(
        null,
        null,
        null,
        null,
        Map.of(),
        List.of(2),
        List.of("ward", "latitude", "introduced", "large_user"),
        "");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void duckdb(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(rows.getObject(i)));
        }
        read.add(String.join("|", cells));
      }
      return read;
    }
  }

  private static List<String> said(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }
}
