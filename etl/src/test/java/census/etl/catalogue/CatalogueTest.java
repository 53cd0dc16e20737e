package census.etl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

  @TempDir Path folder;

  @BeforeEach
  void aSoundCatalogue() throws IOException {
    Files.createDirectories(folder.resolve("schema"));
    for (String name : List.of("sources.schema.json", "dataset.schema.json")) {
      Files.copy(
          Path.of("..", "source-data", "schema", name), folder.resolve("schema").resolve(name));
    }
    write(
        "regions.sources.yml",
        """
        release:
          title: Regions
          publisher: Office for Examples
          licence: OGL-UK-3.0
          attribution: Contains fictional data.
          landing_page: https://example.org/regions
          published: 2019-12-01
          changes: never
          check_by_eye: nothing
        sources:
          - source: regions
            title: Regions
            files:
              - {name: regions.csv, format: csv}
            columns:
              - {name: code, header: RGN19CD, type: text}
              - {name: name, header: [RGN19NM, rgn19nm], type: text}
        """);
    write("region.sql", "select code, 'region' as kind from staged.regions");
    dataset("region_2019", "area", "region.sql");
  }

  @Test
  void whatIsDeclaredIsFoundWithoutBeingRegistered() {
    Catalogue catalogue = Catalogue.read(folder);

    assertThat(catalogue.datasets()).extracting(Dataset::id).containsExactly("region_2019");
    assertThat(catalogue.source("regions").columns())
        .extracting(Column::headers)
        .containsExactly(List.of("RGN19CD"), List.of("RGN19NM", "rgn19nm"));
    assertThat(catalogue.sourcesOf(catalogue.dataset("region_2019")))
        .extracting(Source::id)
        .containsExactly("regions");
  }

  @Test
  void datasetsComeAfterThoseThatTheyStandOn() throws IOException {
    write("a.sql", "select * from staged.regions join dataset.region_2019 using (code)");
    dataset("a_2019", "area_containment", "a.sql");

    assertThat(Catalogue.read(folder).datasets())
        .extracting(Dataset::id)
        .containsExactly("region_2019", "a_2019");
  }

  @Test
  void whatAnExpectationLooksAtIsPublishedBefore() throws IOException {
    dataset("b_2019", "area", "region.sql");
    dataset("c_2019", "area", "region.sql");
    write(
        "foreign.sql", "select * from checked where code not in (select code from dataset.c_2019)");
    expecting("region_2019", "query: {file: foreign.sql, means: none is foreign}");
    expecting("b_2019", "agrees: {dataset: region_2019, key: {code: code}, columns: {name: name}}");

    assertThat(Catalogue.read(folder).datasets())
        .extracting(Dataset::id)
        .containsExactly("c_2019", "region_2019", "b_2019");
  }

  @Test
  void anExpectationThatLooksAtWhatThereIsNotIsNamed() throws IOException {
    write("foreign.sql", "select * from checked join dataset.raegion_2019 using (code)");
    expecting("region_2019", "query: {file: foreign.sql, means: none is foreign}");

    assertThat(findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("region_2019.dataset.yml:", "the dataset raegion_2019", "region_2019");
  }

  @Test
  void anExpectationAgainstAColumnThatTheOtherHasNotIsNamed() throws IOException {
    dataset("b_2019", "area", "region.sql");
    expecting("b_2019", "agrees: {dataset: region_2019, key: {code: cdoe}, columns: {name: name}}");

    assertThat(findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("the column cdoe", "expected code");
  }

  @Test
  void anExpectationIsOfEveryColumnWhoseNameFits() throws IOException {
    expecting("region_2019", "required: {columns: [\"*name\", kind]}");

    assertThat(Catalogue.read(folder).dataset("region_2019").expectations())
        .containsExactly(new Expectation.Required(List.of("name", "welsh_name", "kind")));
  }

  @Test
  void editionsShareASelectThatLeavesItToThemWhichTheyAre() throws IOException {
    write("region.sql", "select code, ${edition} as edition from staged.${source}");
    replace(
        "region_2019.dataset.yml",
        "select: region.sql",
        "select: region.sql\nwith: {edition: 2019, source: regions}");

    assertThat(Catalogue.read(folder).dataset("region_2019").selects().get(0).sql())
        .isEqualTo("select code, 2019 as edition from staged.regions");
  }

  @Test
  void whatASelectLeavesToTheDeclarationMustBeSaid() throws IOException {
    write("region.sql", "select code, ${edition} as edition from staged.regions");
    replace(
        "region_2019.dataset.yml",
        "select: region.sql",
        "select: region.sql\nwith: {editoin: 2019}");

    assertThat(findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("region_2019.dataset.yml:", "region.sql: the value edition", "editoin");
  }

  @Test
  void aNameInACommentOfSqlIsNoReference() throws IOException {
    write("region.sql", "-- not staged.nothing\nselect code from staged.regions");

    assertThat(Catalogue.read(folder).datasets()).hasSize(1);
  }

  @Test
  void anUnknownKeyIsNamedWithItsLine() throws IOException {
    replace(
        "regions.sources.yml", "    title: Regions\n", "    title: Regions\n    colour: blue\n");

    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.DECLARATION_INVALID);
              assertThat(finding.place().file()).isEqualTo("regions.sources.yml:13");
              assertThat(finding.message()).contains("colour");
            });
  }

  @Test
  void allFaultsAreNamedAtOnce() throws IOException {
    replace("regions.sources.yml", "publisher: Office for Examples", "publisher: ''");
    replace("regions.sources.yml", "format: csv", "format: pdf");
    replace("region_2019.dataset.yml", "one_row: One region", "one_rwo: One region");

    assertThat(findings()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(findings()).extracting(Finding::message).anyMatch(m -> m.contains("one_rwo"));
    assertThat(findings())
        .extracting(Finding::message)
        .anyMatch(m -> m.contains("pdf") || m.contains("format"));
  }

  @Test
  void provenanceIsCompulsory() throws IOException {
    replace("regions.sources.yml", "  licence: OGL-UK-3.0\n", "");

    assertThat(findings()).extracting(Finding::message).anyMatch(m -> m.contains("licence"));
  }

  @Test
  void aColumnThatTheTableHasNotIsNamedWithTheNearest() throws IOException {
    replace("region_2019.dataset.yml", "columns: name", "columns: nmae");

    assertThat(findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("region_2019.dataset.yml:7", "the column nmae", "name");
  }

  @Test
  void aTableThatThereIsNotIsNamedWithTheNearest() throws IOException {
    replace("region_2019.dataset.yml", "table: area", "table: areas");

    assertThat(findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("areas", "area");
  }

  @Test
  void aMissingSqlFileIsNamed() throws IOException {
    Files.delete(folder.resolve("region.sql"));

    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.DECLARATION_FILE_MISSING);
              assertThat(finding.message()).contains("region.sql");
            });
  }

  @Test
  void aSelectFromASourceThatThereIsNotIsNamed() throws IOException {
    write("region.sql", "select * from staged.regoins");

    assertThat(findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("region.sql", "regoins", "expected regions");
  }

  @Test
  void datasetsThatStandOnEachOtherInACircleAreNamed() throws IOException {
    write("region.sql", "select * from staged.regions join dataset.b_2019 using (code)");
    write("b.sql", "select * from dataset.region_2019");
    dataset("b_2019", "area", "b.sql");

    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.DECLARATION_CYCLE);
              assertThat(finding.found()).isEqualTo("b_2019 -> region_2019 -> b_2019");
            });
  }

  @Test
  void theSameNameTwiceIsNamed() throws IOException {
    Files.copy(folder.resolve("regions.sources.yml"), folder.resolve("again.sources.yml"));

    assertThat(findings()).extracting(Finding::kind).containsOnly(Kind.DECLARATION_DUPLICATE);
  }

  @Test
  void whatIsNotYamlIsNamedWithItsLine() throws IOException {
    write("broken.sources.yml", "release:\n  title: [unclosed\n");

    assertThat(findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.place().file()).startsWith("broken.sources.yml:"));
  }

  @Test
  void anEncodingThatNobodyKnowsIsNamed() throws IOException {
    replace("regions.sources.yml", "format: csv}", "format: csv, encoding: utf-7-ish}");

    assertThat(findings()).singleElement().extracting(Finding::found).isEqualTo("utf-7-ish");
  }

  @Test
  void aYearIsThatOfAColumnWithAYearInItsHeader() throws IOException {
    String name = "- {name: name, header: [RGN19NM, rgn19nm], type: text}";
    String edition = "\n      - {name: edition, type: integer, year_of: name}";
    replace("regions.sources.yml", name, name + edition);

    assertThat(findings())
        .singleElement()
        .extracting(Finding::found)
        .isEqualTo("a year in the header of name");

    replace("regions.sources.yml", "[RGN19NM, rgn19nm]", "\"RGN{yy}NM\"");
    assertThat(Catalogue.read(folder).source("regions").columnsOfFiles())
        .extracting(Column::name)
        .containsExactly("code", "name");

    replace("regions.sources.yml", "name: edition, type: integer", "name: edition, type: text");
    assertThat(findings()).extracting(Finding::kind).containsExactly(Kind.DECLARATION_INVALID);
  }

  @Test
  void aRowHasNoHeader() throws IOException {
    replace(
        "regions.sources.yml", "header: [RGN19NM, rgn19nm], type: text", "header: Row, type: row");

    assertThat(findings()).extracting(Finding::kind).contains(Kind.DECLARATION_INVALID);
  }

  @Test
  void aFolderThatDeclaresNothingIsNoCatalogue() throws IOException {
    for (String name : List.of("regions.sources.yml", "region_2019.dataset.yml")) {
      Files.delete(folder.resolve(name));
    }

    assertThat(findings()).extracting(Finding::kind).containsExactly(Kind.CATALOGUE_EMPTY);
  }

  @Test
  void theProjectsOwnDeclarationsAreSound() {
    assertThat(Catalogue.read(Path.of("..", "source-data")).datasets()).isNotEmpty();
  }

  private List<Finding> findings() {
    return catchThrowableOfType(Fault.class, () -> Catalogue.read(folder)).findings();
  }

  private void dataset(String id, String table, String select) throws IOException {
    write(
        id + ".dataset.yml",
        """
        dataset: %s
        table: %s
        title: Regions
        one_row: One region
        select: %s
        expectations:
          - %s
        """
            .formatted(
                id,
                table,
                select,
                table.equals("area")
                    ? "unique: {columns: name}"
                    : "allowed: {column: fit, values: [exact]}"));
  }

  private void expecting(String id, String expectation) throws IOException {
    replace(id + ".dataset.yml", "unique: {columns: name}", expectation);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void replace(String name, String before, String after) throws IOException {
    String text = Files.readString(folder.resolve(name));
    assertThat(text).contains(before);
    write(name, text.replace(before, after));
  }
}
