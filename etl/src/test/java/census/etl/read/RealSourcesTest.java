package census.etl.read;

import static census.etl.read.SourceFiles.decimal;
import static census.etl.read.SourceFiles.read;
import static census.etl.read.SourceFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import census.etl.catalogue.Column;
import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Publishers' own files, which are not in the tree: run where CENSUS_REAL_SOURCES has them. */
class RealSourcesTest {

  private static Path real(String name) {
    String folder = System.getenv("CENSUS_REAL_SOURCES");
    assumeThat(folder).as("CENSUS_REAL_SOURCES is set").isNotNull();
    Path file = Path.of(String.valueOf(folder), name);
    assumeThat(Files.exists(file)).as("the folder holds %s", name).isTrue();
    return file;
  }

  /** The workbook and the CSV were saved by different hands, and must be the same table. */
  @Test
  void transformedScoresAreTheSameInXlsxAndCsv() {
    List<Column> columns =
        List.of(
            text("LSOA code (2011)"),
            text("LSOA name (2011)"),
            text("Local Authority District code (2019)"),
            text("Local Authority District name (2019)"),
            decimal("Income Score - exponentially transformed"),
            decimal("Employment Score - exponentially transformed"),
            decimal("Education Score - exponentially transformed"),
            decimal("Health Score - exponentially transformed"),
            decimal("Crime Score - exponentially transformed"),
            decimal("Barriers Score - exponentially transformed"),
            decimal("Living Environment Score - exponentially transformed"));
    String name = "iod-2019-england/File_9_-_IoD2019_Transformed_Scores";

    SourceFiles.Reading workbook =
        read(
            real(name + ".xlsx"),
            Layout.of(Format.XLSX).sheet("IoD2019 Transformed Scores"),
            columns);
    SourceFiles.Reading csv = read(real(name + ".csv"), Layout.of(Format.CSV), columns);

    assertThat(workbook.rows()).hasSize(32_844);
    assertThat(workbook.tally().cells()).isEqualTo(32_844L * 11);
    assertThat(workbook.values()).isEqualTo(csv.values());
  }

  @Test
  void welshRanksAreTheSameInOdsAndXls() {
    String folder = "wimd-2019-wales/";
    String name =
        folder + "welsh-index-multiple-deprivation-2019-index-and-domain-ranks-by-small-area";
    List<Column> columns =
        List.of(
            either("LSOA Code", "LSOA code", Column.Type.TEXT),
            either("LSOA Name (Eng)", "LSOA name (Eng)", Column.Type.TEXT),
            either("Local Authority Name (Eng)", "Local Authority name (Eng)", Column.Type.TEXT),
            either("WIMD 2019 Overall Rank", "WIMD 2019 overall rank", Column.Type.INTEGER),
            either("WIMD 2019 Overall Decile", "WIMD 2019 overall decile", Column.Type.INTEGER),
            either("WIMD 2019 Overall Quintile", "WIMD 2019 overall quintile", Column.Type.INTEGER),
            either(
                "WIMD 2019 Overall Quartile", "WIMD 2019 overall quartile", Column.Type.INTEGER));

    SourceFiles.Reading ods =
        read(
            real(name + ".ods"),
            Layout.of(Format.ODS).sheet("Deciles_quintiles_quartiles"),
            columns);
    SourceFiles.Reading xls =
        read(
            real(name + ".xls"),
            Layout.of(Format.XLS).sheet("Deciles_quintiles_quartiles"),
            columns);

    assertThat(ods.rows()).hasSize(1_909);
    assertThat(ods.values()).isEqualTo(xls.values());
  }

  private static Column either(String one, String other, Column.Type type) {
    return new Column("column", List.of(one, other), type, List.of(), null, null, null, null);
  }
}
