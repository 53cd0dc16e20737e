package census.etl.read;

import static census.etl.read.SourceFiles.cells;
import static census.etl.read.SourceFiles.finding;
import static census.etl.read.SourceFiles.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {

  private static final String BOMB =
      """
      <!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">\
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>\
      <x>&d;&d;&d;</x>""";

  @TempDir Path folder;
  private SourceFiles files;

  @BeforeEach
  void files() {
    files = new SourceFiles(folder);
  }

  private static void open(Path file, Format format) {
    open(file, format, WorkbookZip.Bounds.SAFE);
  }

  private static void open(Path file, Format format, WorkbookZip.Bounds bounds) {
    cells(
        Sheets.open(
            file,
            Place.file(file.getFileName().toString()),
            Layout.of(format).sheet("Data"),
            bounds,
            CsvGrid.Limits.SAFE));
  }

  private Path sound(Format format) {
    return switch (format) {
      case XLSX ->
          files.xlsx(workbook -> workbook.newWorksheet("Data").value(0, 0, "x".repeat(999)));
      case ODS -> files.ods(Map.of("Data", row("x".repeat(999))));
      case XLS -> files.xls(workbook -> workbook.createSheet("Data"));
      case CSV -> files.csv("Code");
      case SHAPEFILE -> throw new IllegalArgumentException("a shapefile has no cells");
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels"
      })
  void anEntityBombInAnyPartOfAWorkbookIsRefusedAtOnce(String part) {
    Path sound = sound(Format.XLSX);
    Path bomb = files.changed(sound, part, whole(sound, part), BOMB);

    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> unsafe(bomb, Format.XLSX));
  }

  /** All of the member, so that it is replaced. */
  private static String whole(Path file, String member) {
    try (var zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(member)).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unsafe(Path file, Format format) {
    Finding finding = finding(() -> open(file, format), Kind.FILE_UNSAFE);
    assertThat(finding.found()).startsWith("a document type in ");
  }

  @Test
  void anEntityBombInAnOpenDocumentIsRefused() {
    unsafe(files.odsOf(BOMB), Format.ODS);
  }

  @Test
  void aDocumentTypeIsRefusedEvenWithoutEntities() {
    unsafe(files.odsOf("<?xml version=\"1.0\"?>\n<!-- c -->\n<!DOCTYPE x><x/>"), Format.ODS);
  }

  @Test
  void aDocumentTypeThatIsMalformedIsRefused() {
    unsafe(files.odsOf("<!DOCTYPE x [ <!ENTITY % \n<x/>"), Format.ODS);
  }

  @ParameterizedTest
  @EnumSource(names = {"XLSX", "ODS"})
  void nothingIsFetchedFromOutside(Format format) throws IOException {
    try (ServerSocket outside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      outside.setSoTimeout(200);
      String external =
          "<!DOCTYPE x SYSTEM \"http://127.0.0.1:%d/x.dtd\" [<!ENTITY %% p SYSTEM \"http://127.0.0.1:%d/p\">%%p;]><x/>"
              .formatted(outside.getLocalPort(), outside.getLocalPort());
      String part = format == Format.ODS ? "content.xml" : "xl/sharedStrings.xml";
      Path sound = sound(format);

      unsafe(files.changed(sound, part, whole(sound, part), external), format);

      assertThat(catchThrowable(outside::accept)).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"XLSX", "ODS"})
  void aMemberThatSwellsWithoutEndIsRefused(Format format) {
    String part = format == Format.ODS ? "content.xml" : "xl/sharedStrings.xml";
    Path sound = sound(format);
    Path bomb = files.changed(sound, part, "x".repeat(999), " ".repeat(4_000_000));

    finding(
        () -> open(bomb, format, new WorkbookZip.Bounds(1L << 30, 200, 1 << 20)),
        Kind.SOURCE_UNSAFE_ARCHIVE);
    finding(
        () -> open(bomb, format, new WorkbookZip.Bounds(1 << 20, 2_000, 1 << 20)),
        Kind.SOURCE_UNSAFE_ARCHIVE);
    open(bomb, format);
  }

  @ParameterizedTest
  @EnumSource(names = {"XLSX", "ODS"})
  void aZipCutOffIsCalledSo(Format format) throws IOException {
    byte[] whole = Files.readAllBytes(sound(format));
    Path file = files.bytes("cut", Arrays.copyOf(whole, whole.length * 2 / 3));

    finding(() -> open(file, format), Kind.SOURCE_TRUNCATED);
  }

  @ParameterizedTest
  @EnumSource(names = {"XLSX", "ODS"})
  void aDamagedMemberIsAFault(Format format) throws IOException {
    Path sound = sound(format);
    byte[] bytes = Files.readAllBytes(sound);
    // The checksum of the last member stands in the directory at the end.
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    for (int at = all.indexOf("PK\1\2"); at >= 0; at = all.indexOf("PK\1\2", at + 1)) {
      bytes[at + 16] ^= 1;
    }

    finding(() -> open(files.bytes("damaged", bytes), format), Kind.FILE_UNREADABLE);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aWebPageInPlaceOfAFileIsCalledSo(Format format) {
    Path file =
        files.bytes("page", "\n<!DOCTYPE html><html>gone</html>".getBytes(StandardCharsets.UTF_8));

    assertThat(finding(() -> open(file, format), Kind.FILE_UNREADABLE).found())
        .isEqualTo("a web page (HTML)");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void anEmptyFileIsCalledSo(Format format) {
    Path file = files.bytes("empty", new byte[0]);

    assertThat(finding(() -> open(file, format), Kind.FILE_UNREADABLE).found())
        .isEqualTo("an empty file");
  }

  @Test
  void oneFormatInPlaceOfAnotherIsCalledSo() {
    assertThat(finding(() -> open(sound(Format.XLS), Format.XLSX), Kind.FILE_UNREADABLE).message())
        .contains("found an older Excel workbook (.xls)", "expected an Excel workbook (.xlsx)");
    assertThat(finding(() -> open(sound(Format.ODS), Format.CSV), Kind.FILE_UNREADABLE).message())
        .contains("found an OpenDocument spreadsheet");
    assertThat(finding(() -> open(sound(Format.CSV), Format.ODS), Kind.FILE_UNREADABLE).message())
        .contains("found plain text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>x</v></c></row>",
        "<row r=\"1\"><c r=\"1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"what\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"9\"/><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"AAAA1\"><v>1</v></c></row>",
        "<row r=\"1\"><c>",
      })
  void aWorkbookThatMakesNoSenseIsUnreadable(String rows) {
    finding(() -> open(files.xlsxOf(rows, "", ""), Format.XLSX), Kind.FILE_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table:table-row><table:table-cell",
        "<table:table-row table:number-rows-repeated=\"-1\"/>",
        "<table:table-row table:number-rows-repeated=\"x\"/>",
      })
  void anOpenDocumentThatMakesNoSenseIsUnreadable(String rows) {
    finding(() -> open(files.ods(Map.of("Data", rows)), Format.ODS), Kind.FILE_UNREADABLE);
  }

  @Test
  void anOlderWorkbookCutOffIsUnreadable() throws IOException {
    byte[] whole = Files.readAllBytes(sound(Format.XLS));
    Path file = files.bytes("cut.xls", Arrays.copyOf(whole, 700));

    finding(() -> open(file, Format.XLS), Kind.FILE_UNREADABLE);
  }
}
