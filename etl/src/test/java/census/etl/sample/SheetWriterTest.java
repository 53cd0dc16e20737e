package census.etl.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.catalogue.Column;
import census.etl.catalogue.Format;
import census.etl.catalogue.Ignored;
import census.etl.catalogue.Layout;
import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.read.Sheets;
import census.etl.read.SourceReader;
import census.etl.read.SourceRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetWriterTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("name", "Area / Name", Column.Type.TEXT),
          Column.of("areas", "People / Areas", Column.Type.INTEGER),
          Column.of("rate", "People / Rate", Column.Type.DECIMAL),
          Column.of("since", "Dates / Since", Column.Type.DATE),
          Column.of("open", "Dates / Open", Column.Type.BOOLEAN));

  private static final List<Ignored> IGNORED =
      List.of(new Ignored("Remark", null, "for people"), new Ignored(null, "G", "it is empty"));

  private static final List<String> NAMES = List.of("name", "areas", "rate", "since", "open");

  private static final Object[] FULL = {
    "St Mock's, \"East\" & Ŵy",
    BigDecimal.valueOf(1200),
    new BigDecimal("0.007"),
    LocalDate.of(2019, 12, 1),
    true
  };
  private static final Object[] SPARSE = {"Llansampl", null, new BigDecimal("-3.25"), null, false};

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = Format.class, names = "SHAPEFILE", mode = EnumSource.Mode.EXCLUDE)
  void whatIsWrittenIsRead(Format format) throws IOException {
    assertThat(writtenAndRead(layout(format, 1))).containsExactly(expected(FULL), expected(SPARSE));
  }

  @ParameterizedTest
  @EnumSource(value = Format.class, names = "SHAPEFILE", mode = EnumSource.Mode.EXCLUDE)
  void aHeaderMayHaveTwoRowsOrNone(Format format) throws IOException {
    assertThat(writtenAndRead(layout(format, 2))).containsExactly(expected(FULL), expected(SPARSE));
    assertThat(writtenAndRead(layout(format, 0))).containsExactly(expected(FULL), expected(SPARSE));
  }

  @ParameterizedTest
  @EnumSource(names = {"XLSX", "XLS", "ODS"})
  void aWorkbookHasNotesBeforeItsData(Format format) throws IOException {
    Path file = write(layout(format, 1));

    assertThat(Sheets.names(file, "sample", format)).containsExactly("Notes", "Data");
  }

  @Test
  void theSameRowsMakeTheSameBytes() throws Exception {
    List<byte[]> first = bytesOfEachFormat();
    Thread.sleep(2_100); // a zip keeps time in steps of two seconds

    assertThat(bytesOfEachFormat()).usingElementComparator(Arrays::compare).isEqualTo(first);
  }

  private List<byte[]> bytesOfEachFormat() throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (Format format : EnumSet.complementOf(EnumSet.of(Format.SHAPEFILE))) {
      all.add(Files.readAllBytes(write(layout(format, 1))));
    }
    return all;
  }

  @Test
  void aGroupStandsAboveTheFirstOfItsColumns() throws IOException {
    Path file = write(layout(Format.CSV, 2));

    assertThat(Files.readString(file))
        .startsWith("\uFEFFArea,People,,Dates,\r\nName,Areas,Rate,Since,Open\r\n");
  }

  @Test
  void anEncodingAndADelimiterAreKept() throws IOException {
    Layout layout =
        new Layout(Format.CSV, null, "windows-1252", ';', 1, Layout.BlankRows.TRAILING, List.of());
    Path file = folder.resolve("sample.csv");
    try (SheetWriter sheet = open(file, layout)) {
      sheet.write(new Object[] {"Pontê; Mock", BigDecimal.ONE, null, null, null});
    }

    assertThat(Files.readString(file, Charset.forName("windows-1252")))
        .isEqualTo("\"Pontê; Mock\";1;;;\r\n");
  }

  @Test
  void aTextThatTheEncodingLacksLettersForIsAFault() {
    Layout layout =
        new Layout(Format.CSV, null, "windows-1252", ',', 1, Layout.BlankRows.TRAILING, List.of());

    assertThatThrownBy(
            () -> {
              try (SheetWriter sheet = open(folder.resolve("sample.csv"), layout)) {
                sheet.write(FULL);
              }
            })
        .isInstanceOf(Fault.class)
        .hasMessageContaining("windows-1252");
  }

  @Test
  void columnsWithoutHeaderStandWhereTheyAreDeclared() {
    assertThat(headers(List.of("name", "Remark", "areas", "rate", "since", "open", "G"), 1))
        .containsExactly(
            "Area / Name",
            "Remark",
            "People / Areas",
            "People / Rate",
            "Dates / Since",
            "Dates / Open",
            null);
    assertThatThrownBy(() -> headers(List.of("name", "G", "areas", "rate", "since", "open"), 1))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("it as column G, not as B");
    assertThatThrownBy(() -> headers(List.of("name", "rate", "areas", "since", "open"), 0))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found rate; expected areas");
    assertThatThrownBy(() -> headers(List.of("name", "name", "areas", "rate", "since", "open"), 1))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("each column once");
  }

  private static Object[] headers(List<String> names, int headerRows) {
    List<Object[]> rows = columns(names, layout(Format.CSV, headerRows)).headerRows();
    return rows.isEmpty() ? new Object[0] : rows.get(0);
  }

  private List<List<Object>> writtenAndRead(Layout layout) throws IOException {
    Path file = write(layout);
    List<List<Object>> rows = new ArrayList<>();
    try (SourceReader reader = SourceReader.open(file, "sample", layout, COLUMNS, List.of())) {
      for (SourceRow row = reader.read(); row != null; row = reader.read()) {
        rows.add(Arrays.asList(row.values()));
      }
    }
    return rows;
  }

  private Path write(Layout layout) throws IOException {
    Path file = folder.resolve("sample");
    FileColumns columns = columns(NAMES, layout);
    try (SheetWriter sheet = SheetWriter.open(file, form(layout), columns)) {
      for (Object[] header : columns.headerRows()) {
        sheet.write(header);
      }
      sheet.write(FULL);
      sheet.write(SPARSE);
    }
    return file;
  }

  private static SheetWriter open(Path file, Layout layout) throws IOException {
    return SheetWriter.open(file, form(layout), columns(NAMES, layout));
  }

  private static List<Object> expected(Object[] written) {
    List<Object> values = new ArrayList<>(Arrays.asList(written));
    if (values.get(1) instanceof BigDecimal areas) {
      values.set(1, areas.longValue());
    }
    return values;
  }

  private static Layout layout(Format format, int headerRows) {
    return new Layout(
        format,
        format == Format.CSV ? null : "Data",
        StandardCharsets.UTF_8.name(),
        ',',
        headerRows,
        Layout.BlankRows.TRAILING,
        List.of());
  }

  private static FileColumns columns(List<String> names, Layout layout) {
    return FileColumns.of(source(layout), form(layout), names, "sample.sql");
  }

  private static SourceFile form(Layout layout) {
    return new SourceFile(List.of("sample"), null, false, null, null, null, 1 << 20, layout);
  }

  private static Source source(Layout layout) {
    return new Source(
        "sample",
        "A sample",
        "Samples",
        "Nobody",
        "OGL-UK-3.0",
        "Nobody's",
        URI.create("https://example.org/"),
        LocalDate.of(2019, 12, 1),
        "Never",
        "Nothing",
        List.of(form(layout)),
        COLUMNS,
        IGNORED,
        null);
  }
}
