package census.etl.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Column;
import census.etl.catalogue.Format;
import census.etl.catalogue.Source;
import census.etl.describe.Description.ColumnFacts;
import census.etl.finding.Fault;
import census.etl.read.SourceFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class DescriptionTest {

  @TempDir Path folder;
  private SourceFiles files;

  @BeforeEach
  void files() {
    files = new SourceFiles(folder);
  }

  private static ColumnFacts column(Description description, String name) {
    return description.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void columnsAreDescribedByTheirCells() {
    Path file =
        files.csv(
            "LSOA code (2011),IMD Rank,Score,Published,Rural,Area",
            "E01000001,29199.00,8.30,26/09/2019,Yes,Hull",
            "E01000002,\"1,954\",*,01/10/2019,No,Hull",
            "E01000003,3,0.5,02/10/2019,No,");

    Description description = Description.of(file);

    assertThat(description.rows()).isEqualTo(3);
    ColumnFacts code = column(description, "lsoa_code_2011");
    assertThat(code.key()).isTrue();
    assertThat(code.type()).isEqualTo(Column.Type.TEXT);
    assertThat(code.examples()).containsExactly("E01000001", "E01000002", "E01000003");
    ColumnFacts rank = column(description, "imd_rank");
    assertThat(rank.type()).isEqualTo(Column.Type.INTEGER);
    assertThat(List.of(rank.least(), rank.most())).containsExactly("3", "29199");
    ColumnFacts score = column(description, "score");
    assertThat(score.type()).isEqualTo(Column.Type.DECIMAL);
    assertThat(score.nulls()).containsExactly("*");
    assertThat(score.filled()).isEqualTo(2);
    assertThat(score.key()).isFalse();
    ColumnFacts published = column(description, "published");
    assertThat(published.type()).isEqualTo(Column.Type.DATE);
    assertThat(published.dateFormat()).isEqualTo("dd/MM/yyyy");
    assertThat(published.most()).isEqualTo("2019-10-02");
    assertThat(column(description, "rural").type()).isEqualTo(Column.Type.BOOLEAN);
    ColumnFacts area = column(description, "area");
    assertThat(area.distinct()).isEqualTo(1);
    assertThat(area.fill()).isBetween(0.66, 0.67);
  }

  @Test
  void codesWithLeadingZerosStayText() {
    Path file = files.csv("Code,n", "001,1", "002,2");

    assertThat(column(Description.of(file), "code").type()).isEqualTo(Column.Type.TEXT);
  }

  @Test
  void theDraftLeavesToAPersonWhatOnlyAPersonKnows() {
    Path file = files.csv("LSOA code (2011),IMD Rank", "E01000001,1", "E01000002,2");

    assertThat(Description.of(file).declaration())
        .contains(
            "  title: \"\"  #", "licence: OGL-UK-3.0", "published:  #", "check_by_eye: \"\"  #")
        .contains(
            "      - name: lsoa_code_2011\n        header: LSOA code (2011)\n        type: text  # 2 distinct, no blanks: a key")
        .contains("type: integer  # 2 distinct, no blanks: a key; 1 to 2");
  }

  @Test
  void theDraftOnceFinishedIsADeclaration(@TempDir Path folder) throws IOException {
    Path file = files.csv("LSOA code (2011),IMD Rank", "E01000001,1", "E01000002,2");
    String finished =
        Description.of(file)
            .declaration()
            .replace("landing_page: \"\"", "landing_page: https://example.org/ranks")
            .replace("published: ", "published: 2019-09-26")
            .replace("\"\"", "known to a person");
    Files.createDirectories(folder.resolve("schema"));
    for (String schema : List.of("sources.schema.json", "dataset.schema.json")) {
      Files.copy(
          Path.of("..", "source-data", "schema", schema), folder.resolve("schema").resolve(schema));
    }
    Files.writeString(folder.resolve("ranks.sources.yml"), finished);

    Source source = Catalogue.read(folder).source("table");

    assertThat(source.columns())
        .extracting(Column::name)
        .containsExactly("lsoa_code_2011", "imd_rank");
    assertThat(source.files().get(0).names()).containsExactly("table.csv");
  }

  @Test
  void whateverStandsInTheFileTheDraftStaysYaml() {
    Path file =
        files.csv(
            "yes,\"a: b # c\",\"- \"\"x\"\"\",2019,\"two\nlines\",😀",
            "\"x\ny: 1\",\u0007,\"a # b\",1,b,c",
            "d,e,f,2,g,h");

    Map<String, Object> yaml = new Yaml().load(Description.of(file).declaration());

    assertThat(yaml.get("sources"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .first(InstanceOfAssertFactories.MAP)
        .extractingByKey("columns")
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .extracting(column -> String.valueOf(column.get("header")))
        .containsExactly("yes", "a: b # c", "- \"x\"", "2019", "two lines", "😀");
  }

  @Test
  void theSheetWithMostRowsIsDescribedBelowItsTitles() {
    Path file =
        files.xlsx(
            workbook -> {
              workbook.newWorksheet("Notes").value(0, 0, "words");
              Worksheet data = workbook.newWorksheet("IMD2019");
              data.value(0, 0, "WIMD 2019");
              String[] headers = {"Code", "Name", "Rank"};
              for (int i = 0; i < 3; i++) {
                data.value(2, i, headers[i]);
                data.value(3, i, "a" + i);
                data.value(4, i, "b" + i);
              }
              data.value(6, 0, "Source: Welsh Government, 2019");
            });

    Description description = Description.of(file);

    assertThat(description.format()).isEqualTo(Format.XLSX);
    assertThat(description.sheet()).isEqualTo("IMD2019");
    assertThat(description.otherSheets()).containsExactly("Notes");
    assertThat(description.headerRow()).isEqualTo(3);
    assertThat(description.rows()).isEqualTo(2);
    assertThat(description.footnotes()).containsExactly("Source: Welsh Govern");
    assertThat(description.columns())
        .extracting(ColumnFacts::name)
        .containsExactly("code", "name", "rank");
    assertThat(description.declaration()).contains("sheet: IMD2019  # not: Notes");
  }

  @Test
  void encodingAndDelimiterAreFoundOut() {
    Path file = files.csv(Charset.forName("windows-1252"), "Code;Name", "A;Môn, north", "B;x, y");

    Description description = Description.of(file);

    assertThat(description.encoding()).isEqualTo("windows-1252");
    assertThat(description.delimiter()).isEqualTo(";");
    assertThat(description.declaration()).contains("encoding: windows-1252", "delimiter: \";\"");
  }

  @Test
  void groupsOverTheSameMeasuresMakeAHeaderOfTwoRows() {
    Path file =
        files.csv(",Houses,,Flats,", "Code,Count,Share,Count,Share", "A,1,2,3,4", "B,1,2,3,4");

    Description description = Description.of(file);

    assertThat(description.headerRows()).isEqualTo(2);
    assertThat(description.columns())
        .extracting(ColumnFacts::header)
        .containsExactly(
            "Code", "Houses / Count", "Houses / Share", "Flats / Count", "Flats / Share");
  }

  @Test
  void aHeaderWhoseNamesStandInTwoRowsIsJoined() {
    Path file =
        files.csv("Code,Houses,,Flats,", ",Count,Share,Count,Share", "A,1,2,3,4", "B,1,2,3,4");

    Description description = Description.of(file);

    assertThat(description.rows()).isEqualTo(2);
    assertThat(description.columns())
        .extracting(ColumnFacts::header)
        .containsExactly(
            "Code", "Houses / Count", "Houses / Share", "Flats / Count", "Flats / Share");
  }

  @Test
  void aFileWithoutHeaderIsSeenToHaveNone() {
    Path file = files.csv("RCD,DERBY,19980401", "RCF,AIREDALE,19980402", "RCX,LYNN,20010101");

    Description description = Description.of(file);

    assertThat(description.headerRows()).isZero();
    assertThat(description.rows()).isEqualTo(3);
    assertThat(description.columns())
        .extracting(ColumnFacts::name)
        .containsExactly("column_a", "column_b", "column_c");
    assertThat(description.columns().get(2).dateFormat()).isEqualTo("yyyyMMdd");
  }

  @Test
  void aColumnWithoutHeaderIsProposedToBeIgnored() {
    Path file = files.csv("Code,Rank,", "A,1,x", "B,2,");

    assertThat(Description.of(file).declaration())
        .contains("    ignored:\n      - letter: C  # no header; as in x");
  }

  @Test
  void whatIsNoTableIsRefused() {
    Path page = files.bytes("table.xlsx", "<html>gone</html>".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Description.of(page))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found a web page (HTML)");
  }
}
