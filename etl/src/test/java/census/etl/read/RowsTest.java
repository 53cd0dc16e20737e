package census.etl.read;

import static census.etl.read.SourceFiles.blanksAnywhere;
import static census.etl.read.SourceFiles.column;
import static census.etl.read.SourceFiles.csvLayout;
import static census.etl.read.SourceFiles.date;
import static census.etl.read.SourceFiles.decimal;
import static census.etl.read.SourceFiles.finding;
import static census.etl.read.SourceFiles.findings;
import static census.etl.read.SourceFiles.footnotes;
import static census.etl.read.SourceFiles.integer;
import static census.etl.read.SourceFiles.read;
import static census.etl.read.SourceFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.catalogue.Column;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {

  @TempDir Path folder;
  private SourceFiles files;

  @BeforeEach
  void files() {
    files = new SourceFiles(folder);
  }

  @Test
  void eachCellHasTheTypeOfItsColumn() {
    Path file =
        files.csv(
            "Code,Rank,Score,Day,Rural", "A,29199.00,8.300,26/09/2019,TRUE", "B,1,2,01/01/2020,n");

    assertThat(
            read(
                    file,
                    csvLayout(),
                    text("Code"),
                    integer("Rank"),
                    decimal("Score"),
                    date("Day", "dd/MM/yyyy"),
                    column("Rural", Column.Type.BOOLEAN))
                .values())
        .containsExactly(
            List.of("A", 29199L, new BigDecimal("8.3"), LocalDate.of(2019, 9, 26), true),
            List.of("B", 1L, new BigDecimal("2"), LocalDate.of(2020, 1, 1), false));
  }

  @Test
  void blankCellsAndDeclaredMarksAreNull() {
    Column score =
        new Column(
            "score",
            List.of("Score"),
            Column.Type.DECIMAL,
            List.of("*", "n/a"),
            null,
            null,
            null,
            null);
    Path file = files.csv("Code,Score", "A,*", "B, n/a ", "C,\u00A0", "D,0");

    SourceFiles.Reading reading = read(file, csvLayout(), text("Code"), score);

    assertThat(reading.rows())
        .extracting(row -> row.values()[1])
        .containsExactly(null, null, null, BigDecimal.ZERO);
    assertThat(reading.tally().cells()).isEqualTo(7);
  }

  @Test
  void whiteSpaceAndNoBreakSpacesAroundTextAreDropped() {
    Path file = files.csv("Name", "\u00A0 Upper  Eskdale \t\u202F");

    assertThat(read(file, csvLayout(), text("Name")).value(0, 0)).isEqualTo("Upper  Eskdale");
  }

  @Test
  void aBadCellIsLocated() {
    Path file = files.csv("Code,Rank", "A,1", "B,12.5");

    Finding finding =
        finding(
            () -> read(file, csvLayout(), text("Code"), integer("Rank")), Kind.CELL_NOT_AN_INTEGER);

    assertThat(finding.message())
        .isEqualTo(
            "table.csv, row 3, column \"Rank\": the cell is not a whole number; found \"12.5\";"
                + " expected a whole number. If the text stands for a missing value, add it to"
                + " nulls of the column.");
  }

  @Test
  void badCellsOfTheWholeFileAreFoundAtOnce() {
    Path file = files.csv("Rank,Score,Day,Rural", "x,1,2019-01-01,yes", "1,x,2019-02-30,maybe");

    assertThat(
            findings(
                () ->
                    read(
                        file,
                        csvLayout(),
                        integer("Rank"),
                        decimal("Score"),
                        column("Day", Column.Type.DATE),
                        column("Rural", Column.Type.BOOLEAN))))
        .extracting(Finding::kind)
        .containsExactly(
            Kind.CELL_NOT_AN_INTEGER,
            Kind.CELL_NOT_A_DECIMAL,
            Kind.CELL_NOT_A_DATE,
            Kind.CELL_NOT_A_BOOLEAN);
  }

  @Test
  void afterTwentyFaultsTheRestIsNotListed() {
    String[] lines = new String[1_000];
    Arrays.fill(lines, "x");
    lines[0] = "Rank";
    Path file = files.csv(lines);

    List<Finding> findings = findings(() -> read(file, csvLayout(), integer("Rank")));

    assertThat(findings).hasSize(21);
    assertThat(findings.get(20).kind()).isEqualTo(Kind.TOO_MANY_FAULTS);
  }

  @Test
  void whatIsQuotedIsShortAndVisible() {
    Path file = files.csv("Rank", "\"a\u0007\u202E\tb" + "c".repeat(500) + "\"");

    assertThat(
            finding(() -> read(file, csvLayout(), integer("Rank")), Kind.CELL_NOT_AN_INTEGER)
                .found())
        .startsWith("\"a\\u0007\\u202E\\tbc")
        .endsWith("…\" (505 characters)")
        .hasSizeLessThan(130);
  }

  @Test
  void blankRowsAfterTheDataAreCounted() {
    Path file = files.csv("Code,Rank", "A,1", ",", "", " , ");

    assertThat(read(file, csvLayout(), text("Code"), integer("Rank")).tally())
        .isEqualTo(new Tally(1, 2, 0, 3, 0));
  }

  @Test
  void aBlankRowBetweenDataIsAFault() {
    Path file = files.csv("Code,Rank", "A,1", "", "", "B,2");

    Finding finding =
        finding(() -> read(file, csvLayout(), text("Code"), integer("Rank")), Kind.ROW_BLANK);

    assertThat(finding.place().row()).isEqualTo(3);
    assertThat(finding.found()).isEqualTo("2 blank rows");
  }

  @Test
  void blankRowsMayBeDeclaredToStandAnywhere() {
    Path file = files.csv("Code,Rank", "A,1", "", "B,2", "");

    assertThat(read(file, blanksAnywhere(csvLayout()), text("Code"), integer("Rank")).tally())
        .isEqualTo(new Tally(2, 4, 0, 2, 0));
  }

  @Test
  void footnotesAfterTheDataAreCounted() {
    Path file = files.csv("Code,Rank", "A,1", "", "Source: ONS", "", "* withheld");

    assertThat(
            read(file, footnotes(csvLayout(), "Source", "*"), text("Code"), integer("Rank"))
                .tally())
        .isEqualTo(new Tally(1, 2, 0, 2, 2));
  }

  @Test
  void aFootnoteAmongTheDataIsAFaultAndNotARowLost() {
    Path file = files.csv("Code,Rank", "A,1", "Source Hill,2", "B,3");

    Finding finding =
        finding(
            () -> read(file, footnotes(csvLayout(), "Source"), text("Code"), integer("Rank")),
            Kind.FOOTNOTE_AMONG_DATA);

    assertThat(finding.place().row()).isEqualTo(3);
    assertThat(finding.found()).isEqualTo("\"Source Hill\"");
  }

  @Test
  void thereIsNoTallyBeforeTheEnd() {
    Path file = files.csv("Code", "A", "B");
    try (SourceReader reader =
        SourceReader.open(file, "table.csv", csvLayout(), List.of(text("Code")), List.of())) {
      reader.read();
      assertThatThrownBy(reader::tally).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void readingOnAfterTheEndGivesNothing() {
    Path file = files.csv("Code");
    try (SourceReader reader =
        SourceReader.open(file, "table.csv", csvLayout(), List.of(text("Code")), List.of())) {
      assertThat(reader.read()).isNull();
      assertThat(reader.read()).isNull();
      assertThat(reader.tally().rows()).isZero();
    }
  }

  /** Whatever is in the file, each cell with text is in a row, in the tally, or in a fault. */
  @Test
  void nothingIsLost() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      List<String> lines = new ArrayList<>(List.of("Code,Name,Note"));
      long mapped = 0;
      long ignored = 0;
      for (int i = 0; i < 20; i++) {
        String code = "c" + i;
        String name = random.nextBoolean() ? " " : "\"n, " + i + "\"";
        String note = random.nextInt(3) == 0 ? "" : "x";
        lines.add(code + "," + name + "," + note);
        mapped += name.isBlank() ? 1 : 2;
        ignored += note.isEmpty() ? 0 : 1;
      }
      int blanks = random.nextInt(4);
      for (int i = 0; i < blanks; i++) {
        lines.add(random.nextBoolean() ? "" : ",,");
      }
      Path file = files.csv(lines.toArray(String[]::new));

      Tally tally =
          read(
                  file,
                  csvLayout(),
                  List.of(text("Code"), text("Name")),
                  SourceFiles.ignoredHeader("Note"))
              .tally();

      assertThat(tally).isEqualTo(new Tally(20, mapped, ignored, blanks, 0));
    }
  }
}
