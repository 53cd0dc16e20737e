package census.etl.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.read.SourceReader;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleTest {

  private static final String FILE_1 = "england/indices-of-deprivation-2019/sample/file_1.sql";
  private static final double SMALL = 0.02;

  private final Catalogue catalogue = Declarations.OWN.catalogue();
  private final List<Path> told = new ArrayList<>();
  private TestDatabase database;
  private List<Path> files;
  @TempDir static Path folder;

  @BeforeAll
  void write() {
    database = TestDatabase.create();
    files = write(catalogue, folder, 1);
  }

  @AfterAll
  void close() {
    database.close();
  }

  private List<Path> write(Catalogue declared, Path to, long seed) {
    return new Sample(database.owner(), declared).write(to, SampleMark.of(seed, SMALL), told::add);
  }

  @Test
  void everyDeclaredSourceHasAFileByItsPublishersName() {
    assertThat(files).hasSameSizeAs(catalogue.sources()).allMatch(Files::isRegularFile);
    assertThat(told).containsAll(files);
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .contains(
            "File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx",
            "File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators.csv");
  }

  @Test
  void everyFileReadsAsItIsDeclared() {
    for (Source source : catalogue.sources()) {
      assertThat(rows(source)).as(source.id()).isBetween(1L, 10_000L);
    }
  }

  private long rows(Source source) {
    SourceFile form = source.files().get(0);
    String name = SourceFileName.of(form).file();
    try (SourceReader reader =
        SourceReader.open(
            folder.resolve(name), name, form.layout(), source.columns(), source.ignored())) {
      long rows = 0;
      while (reader.read() != null) {
        rows++;
      }
      return rows;
    }
  }

  @Test
  void theSameSeedMakesTheSameBytesAndAnotherOneOthers(@TempDir Path again, @TempDir Path other)
      throws IOException {
    write(catalogue, again, 1);
    write(catalogue, other, 2);

    assertThat(contents(again)).containsExactlyEntriesOf(contents(folder));
    assertThat(contents(other))
        .doesNotContainEntry("SAMPLE.json", contents(folder).get("SAMPLE.json"));
    contents(folder)
        .forEach((name, content) -> assertThat(contents(other)).doesNotContainEntry(name, content));
  }

  private static Map<String, ByteBuffer> contents(Path folder) {
    Map<String, ByteBuffer> contents = new TreeMap<>();
    try (Stream<Path> listed = Files.list(folder)) {
      for (Path file : listed.toList()) {
        contents.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  @Test
  void nothingIsLeftInTheDatabase() {
    assertThat(
            JdbcClient.create(database.owner())
                .sql("select count(*) from pg_namespace where nspname = 'sample'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void theFolderSaysThatItIsASample(@TempDir Path real) {
    assertThat(SampleMark.in(folder)).contains(SampleMark.of(1, SMALL));
    assertThat(SampleMark.in(real)).isEmpty();
    assertThat(folder.resolve("SAMPLE.json")).content().contains("Fictional");
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone(@TempDir Path real) throws IOException {
    Files.writeString(real.resolve("File_5_-_IoD2019_Scores.csv"), "the publisher's");

    assertThat(faultOf(() -> write(catalogue, real, 1)))
        .extracting(Finding::kind)
        .containsExactly(Kind.SAMPLE_FOLDER_TAKEN);
    assertThat(real).isDirectoryNotContaining(file -> !file.toString().endsWith("Scores.csv"));
  }

  @Test
  void anEarlierSampleIsReplaced(@TempDir Path to) {
    write(catalogue, to, 7);
    write(catalogue, to, 1);

    assertThat(contents(to)).containsExactlyEntriesOf(contents(folder));
  }

  @Test
  void aSelectThatLacksOrInventsAColumnIsAFaultThatNamesIt(@TempDir Path copy, @TempDir Path to)
      throws IOException {
    Declarations changed = Declarations.copyTo(copy);
    changed.replace(FILE_1, "i.imd_rank", "i.imd_rank as imd_position");

    List<Finding> findings = faultOf(() -> write(changed.catalogue(), to, 1));

    assertThat(findings)
        .extracting(Finding::kind)
        .containsExactly(Kind.SAMPLE_COLUMN_UNKNOWN, Kind.SAMPLE_COLUMN_MISSING);
    assertThat(findings.get(0).message()).contains(FILE_1, "imd_position", "imd_rank");
    assertThat(to).isEmptyDirectory();
  }

  @Test
  void aSelectThatDoesNotRunIsAFaultThatSaysWhy(@TempDir Path copy, @TempDir Path to)
      throws IOException {
    Declarations changed = Declarations.copyTo(copy);
    changed.replace(FILE_1, "i.imd_rank", "i.imd_position");

    assertThat(faultOf(() -> write(changed.catalogue(), to, 1)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.SELECT_FAILED);
              assertThat(finding.message()).contains(FILE_1, "i.imd_position does not exist");
            });
  }

  @Test
  void aColumnThatTheFileMayLackMayBeLeftOut(@TempDir Path copy, @TempDir Path to)
      throws IOException {
    Declarations changed = Declarations.copyTo(copy);
    changed.replace(
        "england-and-wales/areas-2011-and-2019/sample/ward_2019_names_and_codes.sql",
        "  welsh_name as ward_welsh_name,\n",
        "");

    assertThat(write(changed.catalogue(), to, 1)).hasSameSizeAs(files);
  }

  @Test
  void aScaleThatCodesHaveNoRoomForIsRefused() {
    assertThatThrownBy(() -> SampleMark.of(1, 3.01)).hasMessageContaining("3.01");
    assertThatThrownBy(() -> SampleMark.of(1, 0)).hasMessageContaining("above 0");
  }

  private static List<Finding> faultOf(Runnable work) {
    try {
      work.run();
    } catch (Fault fault) {
      return fault.findings();
    }
    throw new AssertionError("there was no fault");
  }
}
