package census.etl.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.export.Libraries.Language;
import census.etl.export.Libraries.Outcome;
import census.etl.finding.Fault;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists as libraries: used as others would, and made again when something has changed. */
class LibrariesTest {

  @TempDir Path temporary;

  private TestDatabase database;
  private Libraries libraries;

  @BeforeEach
  void publish() {
    database = SmallWorld.create();
    libraries = new Libraries(database.owner());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Path made(Language language, String file) {
    Path folder = temporary.resolve(language.name());
    libraries.write(language, folder);
    return folder.resolve(file);
  }

  // ------------------------------------------------------------------ Python

  private Path wheel() {
    return made(Language.PYTHON, "census_organisations-2026.1.1-py3-none-any.whl");
  }

  @Test
  void theWheelPassesItsOwnTests() throws Exception {
    String printed =
        Program.PYTHON.run(
            Map.of("PYTHONPATH", wheel().toString(), "PYTHONWARNINGS", "error"),
            "-m",
            "unittest",
            "census_organisations.tests");

    assertThat(printed).contains("\nRan 7 tests in ").endsWith("\nOK\n");
  }

  @Test
  void pythonFindsOrganisationsByTheirCodesAndParents() throws Exception {
    String printed =
        Program.PYTHON.run(
            Map.of("PYTHONPATH", wheel().toString()),
            "-c",
            """
            from datetime import date
            from census_organisations import organisations, english_deprivation_index, __version__
            print(__version__, len(organisations), organisations["ZZT02"].name)
            print([o.ods_code for o in organisations.by_pz_code("PZ901")])
            print([o.ods_code for o in organisations.by_pz_code("PZ902", date(2005, 1, 1))])
            print([o.ods_code for o in organisations.by_parent("PN91")])
            print([o.ods_code for o in organisations.by_parent("ZZT")])
            print(organisations.parent("ZZT03").name, organisations.parent("ZZT04"))
            print([p.identifier for p in organisations.parents("ZZT01")])
            row = english_deprivation_index["E01900007", 2019]
            print(row.imd_score, row.imd_rank, row.crime_score, row.total_population)
            """);

    assertThat(printed.lines())
        .containsExactly(
            "2026.1.1 4 Sham \"Street\", Hospital",
            "['ZZT01']",
            "['ZZT02', 'ZZT03']",
            "['ZZT01', 'ZZT03']",
            "['ZZT01', 'ZZT02']",
            "Sham Trust None",
            "['PZ901', 'ZZT', 'PN91']",
            "8.750 7 None 1000");
  }

  @Test
  void theWheelIsMadeAsItsSpecificationAsks() throws Exception {
    try (ZipFile zip = new ZipFile(wheel().toFile())) {
      List<String> names = Collections.list(zip.entries()).stream().map(ZipEntry::getName).toList();
      String about = "census_organisations-2026.1.1.dist-info/";
      assertThat(names)
          .doesNotHaveDuplicates()
          .contains(
              "census_organisations/py.typed",
              "census_organisations/data/organisation.csv",
              "census_organisations/data/english_deprivation_index.csv",
              about + "METADATA",
              about + "WHEEL",
              about + "RECORD")
          .doesNotContain("census_organisations/data/postcode.csv");
      Map<String, String> record = new TreeMap<>();
      for (String line : text(zip, about + "RECORD").split("\n")) {
        String[] parts = line.split(",", -1);
        record.put(parts[0], parts[1] + "," + parts[2]);
      }
      assertThat(record.keySet()).containsExactlyInAnyOrderElementsOf(names);
      for (String name : names) {
        byte[] content = zip.getInputStream(zip.getEntry(name)).readAllBytes();
        String sum =
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        assertThat(record.get(name))
            .as(name)
            .isEqualTo(name.endsWith("/RECORD") ? "," : "sha256=" + sum + "," + content.length);
      }
      assertThat(text(zip, about + "METADATA"))
          .startsWith("Metadata-Version: 2.1\nName: census-organisations\nVersion: 2026.1.1\n")
          .contains(
              "Office of Fiction, The release of organisations (OGL-UK-3.0). Made up for tests.");
      assertThat(text(zip, about + "WHEEL"))
          .startsWith("Wheel-Version: 1.0\n")
          .contains("Root-Is-Purelib: true\nTag: py3-none-any\n");
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  // ------------------------------------------------------------------ Java

  @Test
  void aJavaProgramUsesTheJar() throws Exception {
    Path jar = made(Language.MAVEN, "census-organisations-2026.1.1.jar");
    Path program = temporary.resolve("Use.java");
    Files.writeString(
        program,
        """
        import census.organisations.*;
        import java.time.LocalDate;
        import java.util.List;

        public class Use implements java.util.function.Supplier<String> {
          public String get() {
            EnglishDeprivationIndex row = Tables.ENGLISH_DEPRIVATION_INDEX.get("E01900007", 2019).orElseThrow();
            int rank = row.imdRank();
            return String.join("\\n",
                Organisations.VERSION + " " + Organisations.all().size() + " "
                    + Organisations.byOdsCode("ZZT02").orElseThrow().name(),
                codes(Organisations.byPzCode("PZ901")),
                codes(Organisations.byPzCode("PZ902", LocalDate.of(2005, 1, 1))),
                codes(Organisations.byParent("PN91")),
                codes(Organisations.byParent("ZZT")),
                Organisations.parent("ZZT03").orElseThrow().name().orElseThrow() + " "
                    + Organisations.parent("ZZT04").isPresent(),
                Organisations.parents("ZZT01").stream().map(Parent::identifier).toList().toString(),
                row.imdScore() + " " + rank + " " + row.crimeScore() + " " + row.totalPopulation(),
                Tables.ENGLISH_DEPRIVATION_INDEX.size() + " " + Tables.ENGLISH_DEPRIVATION_INDEX.rows().count());
          }

          private static String codes(List<Organisation> found) {
            return found.stream().map(Organisation::odsCode).toList().toString();
          }
        }
        """);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                jar.toString(),
                "-d",
                temporary.toString(),
                "-Xlint:all",
                "-Werror",
                program.toString());
    assertThat(failed).isZero();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {jar.toUri().toURL(), temporary.toUri().toURL()},
            ClassLoader.getPlatformClassLoader())) {
      Object use = loader.loadClass("Use").getConstructor().newInstance();

      assertThat(((java.util.function.Supplier<?>) use).get().toString().lines())
          .containsExactly(
              "2026.1.1 4 Sham \"Street\", Hospital",
              "[ZZT01]",
              "[ZZT02, ZZT03]",
              "[ZZT01, ZZT03]",
              "[ZZT01, ZZT02]",
              "Sham Trust false",
              "[PZ901, ZZT, PN91]",
              "8.750 7 null 1000",
              "200 200");
    }
    assertThat(jar.resolveSibling("census-organisations-2026.1.1.pom"))
        .content()
        .contains("<artifactId>census-organisations</artifactId>")
        .contains("<version>2026.1.1</version>");
    try (ZipFile sources =
        new ZipFile(jar.resolveSibling("census-organisations-2026.1.1-sources.jar").toFile())) {
      assertThat(text(sources, "census/organisations/Organisation.java"))
          .contains("public record Organisation(\n    String odsCode,");
    }
  }

  // ------------------------------------------------------------------ versions

  @ParameterizedTest
  @EnumSource(Language.class)
  void aVersionIsMadeOnlyWhenSomethingHasChanged(Language language) throws IOException {
    Path folder = temporary.resolve("library");
    Path other = temporary.resolve("other");
    Outcome first = libraries.write(language, folder);
    assertThat(first.version()).isEqualTo("2026.1.1");
    libraries.write(language, other);
    assertThat(Checksums.of(other)).as("the same bytes").isEqualTo(Checksums.of(folder));
    Checksums before = Checksums.of(folder);

    Outcome second = libraries.write(language, folder);
    assertThat(second.isUnchanged()).isTrue();
    assertThat(second.version()).isEqualTo("2026.1.1");
    assertThat(Checksums.of(folder)).isEqualTo(before);

    SmallWorld.publishOrganisations(database, 2);
    Outcome third = libraries.write(language, folder);
    assertThat(third.version()).isEqualTo("2026.1.2");
    assertThat(third.isUnchanged()).isFalse();
    assertThat(Checksums.of(folder).byPath())
        .as("older versions stay")
        .containsAllEntriesOf(
            before.byPath().entrySet().stream()
                .filter(file -> !file.getKey().equals("CHANGELOG.md"))
                .collect(
                    java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

    database.execute(
        "update version.organisations_2 set city = 'Feignton' where ods_code = 'ZZT01'");
    assertThat(libraries.write(language, folder).version()).isEqualTo("2026.1.2.1");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void theListOfChangesTellsWhatBecameOfOrganisations() throws IOException {
    Path changes = made(Language.PYTHON, "CHANGELOG.md");
    assertThat(changes)
        .hasContent(
            """
            # Changes

            ## 2026.1.1

            The first version: 4 organisations.
            """);

    // Of the Sham Trust, which closes, all that belonged to it moves to the other.
    SmallWorld.publishOrganisations(database, 2);
    SmallWorld.publishMemberships(
        database,
        2,
        "case when parent = 'ZZU' then 'ZZT' when member = 'ZZT01' and parent = 'PZ901' then 'PZ902' else parent end");
    database.execute(
        "update version.english_index_2025_1 set imd_rank = 1000 where lsoa_code = 'E01900001'");
    made(Language.PYTHON, "");

    assertThat(changes)
        .hasContent(
            """
            # Changes

            ## 2026.1.2

            ### Opened

            - organisation `ZZT05` New Sham Hospital

            ### Closed

            - organisation `ZZT02` Sham "Street", Hospital

            ### Merged

            - trust `ZZU` Sham Trust into trust `ZZT` Feign Trust

            ### Renamed

            - organisation `ZZT01` Feignton University Hospital, formerly Feignton Infirmary

            ### Moved

            - organisation `ZZT01` Feignton University Hospital: from paediatric diabetes unit `PZ901` to paediatric diabetes unit `PZ902`
            - organisation `ZZT03` Mock Cottage Hospital: from trust `ZZU` Sham Trust to trust `ZZT` Feign Trust

            ### Other details

            - organisation `ZZT03` Mock Cottage Hospital: telephone

            ### Indices of deprivation

            - english_deprivation_index 2025: some of its 100 rows differ

            ## 2026.1.1

            The first version: 4 organisations.
            """);
  }

  @Test
  void aRunThatWasStoppedBeforeItsVersionWasThereTellsItOnce() throws IOException {
    Path changes = made(Language.PYTHON, "CHANGELOG.md");
    SmallWorld.publishOrganisations(database, 2);
    made(Language.PYTHON, "");
    String whole = Files.readString(changes);
    Files.delete(changes.resolveSibling("census_organisations-2026.1.2-py3-none-any.whl"));
    Files.createDirectories(changes.resolveSibling(".making/new"));

    made(Language.PYTHON, "");

    assertThat(changes).hasContent(whole);
    assertThat(changes.resolveSibling(".making")).doesNotExist();
  }

  @Test
  void fictionalDataAreSaidToBeSo() {
    database.execute("update census.load set sample_scale = 0.1 where dataset = 'organisations'");

    assertThat(libraries.write(Language.PYTHON, temporary.resolve("p")).version())
        .isEqualTo("2026.1.1+sample");
    assertThat(libraries.write(Language.PYTHON, temporary.resolve("p")).isUnchanged()).isTrue();
    assertThat(libraries.write(Language.MAVEN, temporary.resolve("m")).version())
        .isEqualTo("2026.1.1-sample");
  }

  @Test
  void withoutTheListsThereIsNothingToWrite() {
    try (TestDatabase empty = TestDatabase.create()) {
      assertThatThrownBy(
              () ->
                  new Libraries(empty.owner()).write(Language.PYTHON, temporary.resolve("nothing")))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("nhs_body, nhs_membership, organisation, trust");
    }
  }
}
