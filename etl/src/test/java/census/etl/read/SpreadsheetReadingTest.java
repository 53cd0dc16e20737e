package census.etl.read;

import static census.etl.read.SourceFiles.cells;
import static census.etl.read.SourceFiles.decimal;
import static census.etl.read.SourceFiles.finding;
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
import census.etl.finding.Place;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.ss.usermodel.FormulaError;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpreadsheetReadingTest {

  private static final String NUMBER =
      "<table:table-cell office:value-type=\"float\" office:value=\"%s\"><text:p>%s</text:p></table:table-cell>";

  @TempDir Path folder;
  private SourceFiles files;

  @BeforeEach
  void files() {
    files = new SourceFiles(folder);
  }

  private static Layout layout(Format format) {
    return Layout.of(format).sheet("Data");
  }

  private static List<List<String>> sheet(Path file, Format format) {
    return cells(Sheets.open(file, file.getFileName().toString(), layout(format)));
  }

  @Nested
  class Xlsx {

    private Path workbook() {
      return files.xlsx(
          workbook -> {
            workbook.newWorksheet("Notes").value(0, 0, "not here");
            Worksheet data = workbook.newWorksheet("Data");
            data.value(0, 0, "Code");
            data.value(0, 1, "Score");
            data.value(0, 2, "Day");
            data.value(1, 0, "E01000001");
            data.value(1, 1, 8.3);
            data.value(1, 2, LocalDate.of(2019, 9, 26));
            data.style(1, 2).format("dd/mm/yyyy").set();
          });
    }

    @Test
    void aSheetIsReadByName() {
      assertThat(
              read(
                      workbook(),
                      layout(Format.XLSX),
                      text("Code"),
                      decimal("Score"),
                      SourceFiles.date("Day", "dd/MM/yyyy"))
                  .values())
          .containsExactly(List.of("E01000001", new BigDecimal("8.3"), LocalDate.of(2019, 9, 26)));
    }

    @Test
    void theSheetsAreListedInOrder() {
      assertThat(Sheets.names(workbook(), "table.xlsx", Format.XLSX))
          .containsExactly("Notes", "Data");
    }

    @Test
    void aMissingSheetIsAFaultThatListsTheNearestFirst() {
      Finding finding =
          finding(
              () -> read(workbook(), Layout.of(Format.XLSX).sheet("Date"), text("Code")),
              Kind.SHEET_MISSING);

      assertThat(finding.found()).isEqualTo("\"Data\", \"Notes\"");
      assertThat(finding.expected()).isEqualTo("\"Date\"");
    }

    @Test
    void ofSeveralSheetsOneMustBeDeclared() {
      finding(() -> read(workbook(), Layout.of(Format.XLSX), text("Code")), Kind.SHEET_MISSING);
    }

    @Test
    void theOnlySheetNeedNotBeDeclared() {
      Path file = files.xlsx(workbook -> workbook.newWorksheet("Any").value(0, 0, "Code"));

      assertThat(read(file, Layout.of(Format.XLSX), text("Code")).rows()).isEmpty();
    }

    @Test
    void everyKindOfCellIsRead() {
      Path file =
          files.xlsxOf(
              """
              <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
              <row r="3">
              <c r="A3"><v>7.0999999999999994E-2</v></c>
              <c r="B3" t="b"><v>1</v></c>
              <c r="C3" t="e"><v>#N/A</v></c>
              <c r="D3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>
              <c r="E3"><f>1+1</f><v>2</v></c>
              <c r="F3" t="inlineStr"><is><t>in line</t></is></c>
              <c r="H3" s="1"><v>43734</v></c>
              <c r="I3" s="0"><v>43734</v></c>
              <c r="J3" s="1"/>
              </row>""",
              "<si><t>plain</t></si><si><r><t>ri</t></r><r><t xml:space=\"preserve\">ch </t></r></si>",
              "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");

      List<List<String>> cells = sheet(file, Format.XLSX);

      assertThat(cells)
          .containsExactly(
              List.of("plain", "rich "),
              Arrays.asList(
                  "0.071",
                  "true",
                  "#N/A",
                  "ab",
                  "2",
                  "in line",
                  null,
                  "2019-09-26",
                  "43734",
                  null));
    }

    @Test
    void aWorkbookWithoutStylesIsRead() {
      Path file = files.xlsxOf("<row r=\"1\"><c r=\"A1\"><v>2E-3</v></c></row>", "", "");

      assertThat(sheet(file, Format.XLSX)).containsExactly(List.of("0.002"));
    }

    @Test
    void rowsKeepTheirNumbersAndUnstoredOnesAreBlank() {
      Path file =
          files.xlsxOf(
              """
              <row r="3"><c r="A3" t="inlineStr"><is><t>Rank</t></is></c></row>
              <row r="4"><c r="A4"><v>1</v></c></row>
              <row r="6"><c r="A6"><v>2</v></c></row>""",
              "",
              "");

      Finding finding =
          finding(() -> read(file, layout(Format.XLSX), integer("Rank")), Kind.ROW_BLANK);

      assertThat(finding.place()).isEqualTo(Place.file("table.xlsx").sheet("Data").row(5));
    }

    @Test
    void aShortRowEndsInBlankCells() {
      Path file =
          files.xlsx(
              workbook -> {
                Worksheet data = workbook.newWorksheet("Data");
                data.value(0, 0, "Code");
                data.value(0, 1, "Rank");
                data.value(1, 0, "A");
              });

      assertThat(read(file, layout(Format.XLSX), text("Code"), integer("Rank")).values())
          .containsExactly(Arrays.asList("A", null));
    }

    @Test
    void aCsvSaveOfAWorkbookGivesTheSameTable() {
      Path workbook =
          files.xlsx(
              w -> {
                Worksheet data = w.newWorksheet("Data");
                data.value(0, 0, "Rank");
                data.value(0, 1, "Score");
                data.value(1, 0, 29199);
                data.value(1, 1, 92.735);
                data.value(2, 0, 1954);
                data.value(2, 1, 100);
              });
      Path saved = files.csv("Rank,Score", "29199.00,92.7350", "\"1,954\",100.000");
      Column[] columns = {integer("Rank"), decimal("Score")};

      assertThat(read(saved, SourceFiles.csvLayout(), columns).values())
          .isEqualTo(read(workbook, layout(Format.XLSX), columns).values());
    }
  }

  @Nested
  class Xls {

    @Test
    void everyKindOfCellIsRead() {
      Path file =
          files.xls(
              workbook -> {
                workbook.createSheet("Notes");
                HSSFSheet data = workbook.createSheet("Data");
                HSSFRow row = data.createRow(2);
                row.createCell(0).setCellValue("Aghagallon_1");
                row.createCell(1).setCellValue(0.071);
                row.createCell(2).setCellValue(true);
                row.createCell(3).setCellErrorValue(FormulaError.NA);
                HSSFCell formula = row.createCell(4);
                formula.setCellFormula("1+1");
                formula.setCellValue(2);
                HSSFCellStyle style = workbook.createCellStyle();
                style.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
                HSSFCell day = row.createCell(6);
                day.setCellValue(43734);
                day.setCellStyle(style);
              });

      assertThat(Sheets.names(file, "table.xls", Format.XLS)).containsExactly("Notes", "Data");
      try (Grid grid = Sheets.open(file, "table.xls", layout(Format.XLS))) {
        GridRow row = grid.next();
        assertThat(row.number()).isEqualTo(3);
        assertThat(row.cells())
            .containsExactly("Aghagallon_1", "0.071", "true", "#N/A", "2", null, "2019-09-26");
      }
    }

    @Test
    void aMissingSheetIsAFault() {
      Path file = files.xls(workbook -> workbook.createSheet("MDM"));

      assertThat(finding(() -> sheet(file, Format.XLS), Kind.SHEET_MISSING).found())
          .isEqualTo("\"MDM\"");
    }
  }

  @Nested
  class Ods {

    @Test
    void whatIsStoredComesBeforeWhatIsShown() {
      Path file =
          files.ods(
              Map.of(
                  "Data",
                  row(
                      NUMBER.formatted("8.3000000000000007", "8"),
                      "<table:table-cell office:value-type=\"percentage\" office:value=\"0.071\"><text:p>7%</text:p></table:table-cell>",
                      "<table:table-cell office:value-type=\"date\" office:date-value=\"2019-09-26T00:00:00\"><text:p>26 Sep</text:p></table:table-cell>",
                      "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell>",
                      "<table:table-cell office:value-type=\"float\" office:value=\"0\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>")));

      assertThat(sheet(file, Format.ODS))
          .containsExactly(List.of("8.3", "0.071", "2019-09-26", "true", "#N/A"));
    }

    @Test
    void paragraphsAreJoinedAndNotesLeftOut() {
      Path file =
          files.ods(
              Map.of(
                  "Data",
                  row(
                      "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a note</text:p></office:annotation>"
                          + "<text:p>one<text:s text:c=\"2\"/>two</text:p><text:p>thr<text:span>ee</text:span><text:line-break/>four</text:p></table:table-cell>")));

      assertThat(sheet(file, Format.ODS)).containsExactly(List.of("one  two\nthree\nfour"));
    }

    @Test
    void repeatedCellsAndRowsAreAllThere() {
      Path file =
          files.ods(
              Map.of(
                  "Data",
                  "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>"
                      + "<table:table-row table:number-rows-repeated=\"3\">"
                      + "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>a</text:p></table:table-cell>"
                      + "<table:table-cell table:number-columns-repeated=\"2\"/>"
                      + "<table:covered-table-cell/>"
                      + SourceFiles.cell("b")
                      + "<table:table-cell table:number-columns-repeated=\"16378\"/></table:table-row>"));

      try (Grid grid = Sheets.open(file, "table.ods", layout(Format.ODS))) {
        for (long number = 3; number <= 5; number++) {
          GridRow row = grid.next();
          assertThat(row.number()).isEqualTo(number);
          assertThat(row.cells()).containsExactly("a", "a", null, null, null, "b");
        }
        assertThat(grid.next()).isNull();
        assertThat(grid.next()).isNull();
      }
    }

    @Test
    void aMillionBlankRowsAtTheEndCostNothing() {
      Path file =
          files.ods(
              Map.of(
                  "Data",
                  row("Rank")
                      + row(NUMBER.formatted("7", "7"))
                      + "<table:table-row table:number-rows-repeated=\"1048574\">"
                      + "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"));

      assertThat(read(file, layout(Format.ODS), integer("Rank")).tally())
          .isEqualTo(new Tally(1, 1, 0, 0, 0));
    }

    @Test
    void moreRowsThanASheetCanHoldAreAFault() {
      Path file =
          files.ods(
              Map.of(
                  "Data",
                  "<table:table-row table:number-rows-repeated=\"2000000000\">"
                      + SourceFiles.cell("x")
                      + "</table:table-row>"));

      finding(() -> sheet(file, Format.ODS), Kind.FILE_UNREADABLE);
    }

    @Test
    void moreColumnsThanASheetCanHoldAreAFault() {
      Path file =
          files.ods(
              Map.of(
                  "Data",
                  "<table:table-row><table:table-cell table:number-columns-repeated=\"2000000000\"/>"
                      + SourceFiles.cell("x")
                      + "</table:table-row>"));

      finding(() -> sheet(file, Format.ODS), Kind.FILE_UNREADABLE);
    }

    @Test
    void theRightOneOfSeveralSheetsIsRead() {
      Map<String, String> sheets = new LinkedHashMap<>();
      sheets.put("Guidance", row("words"));
      sheets.put("Data", row("Code") + row("A"));
      sheets.put("Deciles", row("Code") + row("Z"));
      Path file = files.ods(sheets);

      assertThat(Sheets.names(file, "table.ods", Format.ODS))
          .containsExactly("Guidance", "Data", "Deciles");
      assertThat(read(file, layout(Format.ODS), text("Code")).values())
          .containsExactly(List.of("A"));
      assertThat(
              finding(
                      () -> read(file, Layout.of(Format.ODS).sheet("Decile"), text("Code")),
                      Kind.SHEET_MISSING)
                  .found())
          .startsWith("\"Deciles\"");
    }
  }
}
