package census.etl.read;

import static census.etl.read.SourceFiles.csvLayout;
import static census.etl.read.SourceFiles.finding;
import static census.etl.read.SourceFiles.findings;
import static census.etl.read.SourceFiles.headerRows;
import static census.etl.read.SourceFiles.ignoredHeader;
import static census.etl.read.SourceFiles.ignoredLetter;
import static census.etl.read.SourceFiles.integer;
import static census.etl.read.SourceFiles.read;
import static census.etl.read.SourceFiles.row;
import static census.etl.read.SourceFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import census.etl.catalogue.Column;
import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderTest {

  @TempDir Path folder;
  private SourceFiles files;

  @BeforeEach
  void files() {
    files = new SourceFiles(folder);
  }

  @Test
  void columnsComeInTheDeclaredOrderWhateverTheirsIs() {
    Path file = files.csv("Rank,Code", "7,A");

    assertThat(read(file, csvLayout(), text("Code"), integer("Rank")).values())
        .containsExactly(List.of("A", 7L));
  }

  @Test
  void titlesAboveTheHeaderArePassedOver() {
    Path file =
        files.csv("WIMD 2019: ranks", "", "This worksheet holds one table", "Code,Rank", "A,7");

    SourceFiles.Reading reading = read(file, csvLayout(), text("Code"), integer("Rank"));

    assertThat(reading.rows()).extracting(SourceRow::number).containsExactly(5L);
    assertThat(reading.tally()).isEqualTo(new Tally(1, 2, 0, 0, 0));
  }

  @Test
  void whiteSpaceInHeadersDoesNotCount() {
    Path file = files.csv("\"LSOA\r\n code \",WIMD\u00A0 2019 ", "A,7");

    assertThat(read(file, csvLayout(), text("LSOA code"), integer("WIMD 2019")).rows()).hasSize(1);
  }

  @Test
  void capitalsInHeadersDoCount() {
    Path file = files.csv("code,Rank", "A,7");

    assertThat(findings(() -> read(file, csvLayout(), text("Code"), integer("Rank"))))
        .extracting(Finding::kind)
        .containsExactly(Kind.HEADER_MISSING, Kind.HEADER_UNDECLARED);
  }

  @Test
  void anyOfTheDeclaredHeadersWillDo() {
    Column rank =
        new Column(
            "rank",
            List.of("IMD Rank", "Rank (1 is worst)"),
            Column.Type.INTEGER,
            List.of(),
            null,
            null,
            null,
            null);
    Path file = files.csv("Rank (1 is worst)", "7");

    assertThat(read(file, csvLayout(), rank).value(0, 0)).isEqualTo(7L);
  }

  @Test
  void aYearInAHeaderMayBeAnyAndIsSaid() {
    List<Column> columns = List.of(authority(), yearOf("lad"));

    assertThat(read(files.csv("lad25cd", "E1"), csvLayout(), columns).values())
        .containsExactly(List.of("E1", 2025L));
    assertThat(read(files.csv("lad98cd", "E1"), csvLayout(), columns).values())
        .containsExactly(List.of("E1", 1998L));
    assertThat(read(files.csv("oslaua", "E1"), csvLayout(), columns).values())
        .containsExactly(Arrays.asList("E1", null));
  }

  @Test
  void whereAYearIsDueNothingElseWillDo() {
    Path file = files.csv("lad2025cd,lad", "E1,E1");

    assertThat(findings(() -> read(file, csvLayout(), authority())))
        .extracting(Finding::kind)
        .containsExactly(Kind.HEADER_ROW_NOT_FOUND);
  }

  private static Column authority() {
    return new Column(
        "lad", List.of("lad{yy}cd", "oslaua"), Column.Type.TEXT, List.of(), null, null, null, null);
  }

  private static Column yearOf(String column) {
    return new Column(
        "edition", List.of(), Column.Type.INTEGER, List.of(), null, null, column, null);
  }

  @Test
  void aHeaderThatIsOptionalMayLack() {
    Column code = text("Code");
    Column name = text("Name");
    Column parent =
        new Column(
            "parent",
            List.of("Parent"),
            Column.Type.TEXT,
            List.of(),
            null,
            "reports lack it",
            null,
            null);
    List<Column> columns = List.of(code, name, parent);

    assertThat(
            read(files.csv("A1,One,,X", "A2,Two,,Y"), headerOptional(), columns, ignoredLetter("C"))
                .values())
        .containsExactly(List.of("A1", "One", "X"), List.of("A2", "Two", "Y"));
    assertThat(
            read(files.csv("Code,Name", "A1,One"), headerOptional(), columns, ignoredLetter("C"))
                .values())
        .containsExactly(Arrays.asList("A1", "One", null));
  }

  private static Layout headerOptional() {
    Layout usual = csvLayout();
    return new Layout(
        usual.format(),
        usual.sheet(),
        usual.encoding(),
        usual.delimiter(),
        usual.headerRows(),
        true,
        usual.blankRows(),
        usual.footnotes());
  }

  @Test
  void aColumnMayBeTheNumberOfTheRow() {
    Column row =
        new Column("row_number", List.of(), Column.Type.ROW, List.of(), null, null, null, null);

    assertThat(
            read(files.csv("a title", "Code", "A", "B"), csvLayout(), row, text("Code")).values())
        .containsExactly(List.of(3L, "A"), List.of(4L, "B"));
    assertThat(read(files.csv("A", "B"), headerRows(csvLayout(), 0), text("Code"), row).values())
        .containsExactly(List.of("A", 1L), List.of("B", 2L));
  }

  @Test
  void aHeaderOfTwoRowsIsJoinedUnderItsGroups() {
    Path file =
        files.csv("Area,,Houses,,Flats,", "Code,Name,Count,Share,Count,Share", "E1,Here,1,2,3,4");

    assertThat(
            read(
                    file,
                    headerRows(csvLayout(), 2),
                    text("Area / Code"),
                    text("Area / Name"),
                    integer("Houses / Count"),
                    integer("Houses / Share"),
                    integer("Flats / Count"),
                    integer("Flats / Share"))
                .values())
        .containsExactly(List.of("E1", "Here", 1L, 2L, 3L, 4L));
  }

  @Test
  void aGroupDoesNotNameAColumnThatHasNoCellOfItsOwn() {
    Path file = files.csv("Houses,,", "Count,Share,", "1,2,");

    assertThat(
            read(
                    file,
                    headerRows(csvLayout(), 2),
                    integer("Houses / Count"),
                    integer("Houses / Share"))
                .rows())
        .hasSize(1);
  }

  @Test
  void everyDifferenceIsFoundAtOnce() {
    Path file = files.csv("Code,IMD Rnk,Decile,Decile,Extra", "A,1,2,3,4");

    List<Finding> findings =
        findings(
            () -> read(file, csvLayout(), text("Code"), integer("IMD Rank"), integer("Decile")));

    assertThat(findings)
        .extracting(Finding::message)
        .satisfiesExactly(
            doubled ->
                assertThat(doubled)
                    .startsWith("table.csv, row 1, column \"Decile\": a header stands twice")
                    .contains("found columns C and D"),
            missing ->
                assertThat(missing)
                    .startsWith("table.csv, row 1: a declared header is not in the file")
                    .contains("found as the nearest \"IMD Rnk\", \"Extra\"; expected \"IMD Rank\""),
            undeclared -> assertThat(undeclared).contains("\"IMD Rnk\"", "found column B"),
            undeclared -> assertThat(undeclared).contains("\"Extra\"", "found column E"));
  }

  @Test
  void aColumnMayBeIgnoredByHeaderOrLetter() {
    Path file = files.csv("Code,Code,Note,", "A,B,c,d");

    SourceFiles.Reading reading =
        read(
            file,
            csvLayout(),
            List.of(text("Code")),
            ignoredLetter("B"),
            ignoredHeader("Note"),
            ignoredLetter("D"));

    assertThat(reading.values()).containsExactly(List.of("A"));
    assertThat(reading.tally()).isEqualTo(new Tally(1, 1, 3, 0, 0));
  }

  @Test
  void aColumnMayBeIgnoredByItsLetterWhereTheHeaderHasEndedBefore() {
    Path file = files.ods(Map.of("Data", row("Code") + row("A") + row("B", "", "true")));

    SourceFiles.Reading reading =
        read(file, Layout.of(Format.ODS).sheet("Data"), List.of(text("Code")), ignoredLetter("C"));

    assertThat(reading.values()).containsExactly(List.of("A"), List.of("B"));
    assertThat(reading.tally()).isEqualTo(new Tally(2, 2, 1, 0, 0));
  }

  @Test
  void aColumnWithoutHeaderAndTextIsNoFault() {
    Path file = files.csv("Code,", "A,", "B, ");

    assertThat(read(file, csvLayout(), text("Code")).rows()).hasSize(2);
  }

  @Test
  void textInAColumnWithoutHeaderIsAFaultAtTheFirst() {
    Path file = files.csv("Code,,Rank", "A,,1", "B,x,2", "C,y,3");

    Finding finding =
        finding(
            () -> read(file, csvLayout(), text("Code"), integer("Rank")), Kind.HEADER_UNDECLARED);

    assertThat(finding.message()).startsWith("table.csv, row 3, column \"B\"").contains("\"x\"");
  }

  @Test
  void aFileWithNoneOfTheHeadersIsTheWrongOne() {
    Path file = files.csv("Planet,Moons", "Mars,2");

    Finding finding =
        finding(
            () -> read(file, csvLayout(), text("Code"), integer("Rank")),
            Kind.HEADER_ROW_NOT_FOUND);

    assertThat(finding.message()).contains("\"Planet\"", "\"Code\", \"Rank\"");
  }

  @Test
  void aHeaderIsNotLookedForBeyondFiftyRows() {
    String[] lines = new String[53];
    Arrays.fill(lines, "a,title");
    lines[51] = "Code,Rank";
    Path file = files.csv(lines);

    finding(
        () -> read(file, csvLayout(), text("Code"), integer("Rank")), Kind.HEADER_ROW_NOT_FOUND);
  }
}
