package census.etl.read;

import static census.etl.read.SourceFiles.csvLayout;
import static census.etl.read.SourceFiles.encoding;
import static census.etl.read.SourceFiles.finding;
import static census.etl.read.SourceFiles.integer;
import static census.etl.read.SourceFiles.read;
import static census.etl.read.SourceFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReadingTest {

  @TempDir Path folder;
  private SourceFiles files;

  @BeforeEach
  void files() {
    files = new SourceFiles(folder);
  }

  @Test
  void cellsMayHoldSeparatorsQuotesAndLineEnds() {
    Path file =
        files.csv(
            "Code,Name", "E06000010,\"Kingston upon Hull, City of\"", "X,\"a \"\"b\"\"\r\nc\"");

    assertThat(read(file, csvLayout(), text("Code"), text("Name")).values())
        .containsExactly(
            List.of("E06000010", "Kingston upon Hull, City of"), List.of("X", "a \"b\"\r\nc"));
  }

  @Test
  void aRowIsNumberedByTheLineOnWhichItStarts() {
    Path file = files.csv("Code,Name", "A,\"two\nlines\"", "B,one");

    assertThat(read(file, csvLayout(), text("Code"), text("Name")).rows())
        .extracting(SourceRow::number)
        .containsExactly(2L, 4L);
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    Path file = files.csv("\uFEFFCode,Name", "A,b");

    assertThat(read(file, csvLayout(), text("Code"), text("Name")).rows()).hasSize(1);
  }

  @Test
  void windows1252IsReadWhenDeclared() {
    Path file = files.csv(Charset.forName("windows-1252"), "Name", "Café – Môn\u00A0");

    assertThat(read(file, encoding("windows-1252"), text("Name")).value(0, 0))
        .isEqualTo("Café – Môn");
  }

  @Test
  void utf16IsReadWhenDeclared() {
    Path file = files.csv(StandardCharsets.UTF_16LE, "\uFEFFName", "Môn");

    assertThat(read(file, encoding("UTF-16LE"), text("Name")).value(0, 0)).isEqualTo("Môn");
  }

  @Test
  void aByteThatIsNotInTheEncodingIsAFaultWithItsRow() {
    String[] lines = new String[5_000];
    Arrays.fill(lines, "Aberdeen");
    lines[0] = "Name";
    lines[4_000] = "Eskdale\u00A0";
    Path file = files.csv(Charset.forName("windows-1252"), lines);

    Finding finding =
        finding(() -> read(file, csvLayout(), text("Name")), Kind.FILE_ENCODING_WRONG);

    assertThat(finding.place()).isEqualTo(Place.file("table.csv").row(4_001));
    assertThat(finding.found()).isEqualTo("byte A0");
  }

  @Test
  void aCharacterCutOffAtTheEndIsAFault() {
    Path file = files.bytes("table.csv", new byte[] {'N', '\n', 'a', '\n', (byte) 0xC3});

    Finding finding = finding(() -> read(file, csvLayout(), text("N")), Kind.FILE_ENCODING_WRONG);

    assertThat(finding.place().row()).isEqualTo(3);
  }

  @Test
  void utf8WithAMarkIsNotReadAsAnythingElse() {
    Path file = files.csv("\uFEFFName", "Môn");

    finding(() -> read(file, encoding("windows-1252"), text("Name")), Kind.FILE_ENCODING_WRONG);
  }

  @Test
  void anUnknownEncodingIsNamed() {
    Path file = files.csv("Name");

    assertThat(
            finding(() -> read(file, encoding("UTF-9"), text("Name")), Kind.FILE_ENCODING_WRONG)
                .found())
        .contains("UTF-9");
  }

  @Test
  void anyDelimiterMayBeDeclared() {
    Layout layout =
        new Layout(Format.CSV, null, "UTF-8", '|', 1, Layout.BlankRows.TRAILING, List.of());
    Path file = files.csv("Code|Name", "A|b,c");

    assertThat(read(file, layout, text("Code"), text("Name")).value(0, 1)).isEqualTo("b,c");
  }

  @Test
  void aQuoteThatIsNeverClosedDoesNotSwallowTheFile() {
    Path file = files.csv("Code,Name", "A,b", "B,\"c", "C,d".repeat(100_000));
    Place place = Place.file("table.csv");
    CsvGrid.Limits limits = new CsvGrid.Limits(1_000, 10_000, 100);

    Finding finding =
        finding(
            () -> SourceFiles.cells(CsvGrid.open(file, place, "UTF-8", ',', limits)),
            Kind.FILE_UNREADABLE);

    assertThat(finding.place()).isEqualTo(place.row(3));
  }

  @Test
  void aCellBeyondTheLimitIsAFaultWithItsRow() {
    Path file = files.csv("Code,Name", "A," + "x".repeat(1_001));
    CsvGrid.Limits limits = new CsvGrid.Limits(1_000, 10_000, 100);

    Finding finding =
        finding(
            () ->
                SourceFiles.cells(
                    CsvGrid.open(file, Place.file("table.csv"), "UTF-8", ',', limits)),
            Kind.FILE_UNREADABLE);

    assertThat(finding.place().row()).isEqualTo(2);
  }

  @Test
  void moreCellsThanTheHeaderIsAFault() {
    Path file = files.csv("Code,Name", "A,b", "B,Hull, City of");

    Finding finding =
        finding(() -> read(file, csvLayout(), text("Code"), text("Name")), Kind.ROW_TOO_LONG);

    assertThat(finding.message())
        .startsWith("table.csv, row 3: the row has more cells than the header")
        .contains("found 3 cells; expected 2 cells");
  }

  @Test
  void blankCellsBeyondTheHeaderAreNoFault() {
    Path file = files.csv("Code,Name", "A,b,, ");

    assertThat(read(file, csvLayout(), text("Code"), text("Name")).rows()).hasSize(1);
  }

  @Test
  void fewerCellsThanTheHeaderIsAFault() {
    Path file = files.csv("Code,Name,Rank", "A,b");

    Finding finding =
        finding(
            () -> read(file, csvLayout(), text("Code"), text("Name"), integer("Rank")),
            Kind.ROW_TOO_SHORT);

    assertThat(finding.place().row()).isEqualTo(2);
  }

  @Test
  void aFileWithoutHeaderGoesByPosition() {
    Path file = files.csv("A,x,1", "B,y,2");
    Layout layout = SourceFiles.headerRows(csvLayout(), 0);

    SourceFiles.Reading reading =
        read(file, layout, List.of(text("Code"), integer("Rank")), SourceFiles.ignoredLetter("B"));

    assertThat(reading.values()).containsExactly(List.of("A", 1L), List.of("B", 2L));
    assertThat(reading.tally()).isEqualTo(new Tally(2, 4, 2, 0, 0));
  }

  @Test
  void aFileWithoutHeaderHasNoMoreColumnsThanDeclared() {
    Path file = files.csv("A,x,1");
    Layout layout = SourceFiles.headerRows(csvLayout(), 0);

    finding(() -> read(file, layout, text("Code"), text("Name")), Kind.ROW_TOO_LONG);
  }
}
