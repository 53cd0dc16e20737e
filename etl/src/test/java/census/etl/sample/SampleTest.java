package census.etl.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Format;
import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.read.Sheets;
import census.etl.read.SourceReader;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleTest {

  private static final String SELECT_1 = "england/indices-of-deprivation-2019/sample/file_1.sql";
  private static final String IOD_2019 = "england/indices-of-deprivation-2019/iod_2019.sources.yml";
  private static final String FILE_1 = "File_1_-_IMD2019_Index_of_Multiple_Deprivation.xlsx";
  private static final String FILE_3 =
      "File_3_-_IoD2019_Supplementary_Indices_-_IDACI_and_IDAOPI.xlsx";
  private static final double SMALL = 0.02;

  private final Catalogue catalogue = Declarations.OWN.catalogue();
  private final List<Path> told = new ArrayList<>();
  private TestDatabase database;
  private List<Path> files;
  @TempDir static Path folder;
  @TempDir static Path unpackedTo;

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
    assertThat(files).doesNotHaveDuplicates().allMatch(Files::isRegularFile);
    assertThat(catalogue.sources())
        .extracting(source -> folder.resolve(fileName(source)))
        .allMatch(files::contains);
    assertThat(told).containsAll(files);
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .contains(
            FILE_1, "File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators.csv");
  }

  @Test
  void everyFileReadsAsItIsDeclared() {
    for (Source source : catalogue.sources()) {
      assertThat(rows(source)).as(source.id()).isBetween(1L, 10_000L);
    }
  }

  private long rows(Source source) {
    SourceFile form = source.files().get(0);
    String name = fileName(source);
    try (SourceReader reader =
        SourceReader.open(plain(form), name, form.layout(), source.columns(), source.ignored())) {
      long rows = 0;
      while (reader.read() != null) {
        rows++;
      }
      return rows;
    }
  }

  /** Out of the zip that it is a member of. */
  private Path plain(SourceFile form) {
    SourceFileName name = SourceFileName.of(form);
    Path file = folder.resolve(name.file());
    if (name.member() == null) {
      return file;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Path unpacked = Files.createTempFile(unpackedTo, "member", null);
      Files.copy(
          zip.getInputStream(zip.getEntry(name.member())),
          unpacked,
          StandardCopyOption.REPLACE_EXISTING);
      return unpacked;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(Source source) {
    return SourceFileName.of(source.files().get(0)).file();
  }

  @Test
  void theSameSeedMakesTheSameBytesAndAnotherOneOthers(@TempDir Path again, @TempDir Path other)
      throws IOException {
    write(catalogue, again, 1);
    write(catalogue, other, 2);

    assertThat(contents(again)).containsExactlyEntriesOf(contents(folder));
    assertThat(contents(other))
        .doesNotContainEntry("SAMPLE.json", contents(folder).get("SAMPLE.json"));
    Map<String, ByteBuffer> others = contents(other);
    contents(folder)
        .forEach(
            (name, content) -> {
              // What classes and countries are called is not left to chance.
              if (!name.matches(".*[Nn]ames[ _]and[ _][Cc]odes.*")) {
                assertThat(others).doesNotContainEntry(name, content);
              }
            });
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
  void aSampleIsMadeAnewOnceADeclarationHasChanged(@TempDir Path copy, @TempDir Path to)
      throws IOException {
    Declarations declarations = Declarations.copyTo(copy);
    Catalogue changed = declarations.catalogue();
    SampleMark mark = SampleMark.of(1, SMALL);
    assertThat(Sample.isCurrent(to, mark, changed)).isFalse();

    mark.write(to.resolve(SampleMark.NAME));
    assertThat(Sample.isCurrent(to, mark, changed)).isTrue();
    assertThat(Sample.isCurrent(to, SampleMark.of(2, SMALL), changed)).isFalse();

    FileTime later = FileTime.from(Instant.now().plusSeconds(1));
    Files.setLastModifiedTime(copy.resolve("README.md"), later);
    assertThat(Sample.isCurrent(to, mark, changed)).isFalse();
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
    changed.replace(SELECT_1, "i.imd_rank", "i.imd_rank as imd_position");

    List<Finding> findings = faultOf(() -> write(changed.catalogue(), to, 1));

    assertThat(findings)
        .extracting(Finding::kind)
        .containsExactly(Kind.SAMPLE_COLUMN_UNKNOWN, Kind.SAMPLE_COLUMN_MISSING);
    assertThat(findings.get(0).message()).contains(SELECT_1, "imd_position", "imd_rank");
    assertThat(to).isEmptyDirectory();
  }

  @Test
  void aSelectThatDoesNotRunIsAFaultThatSaysWhy(@TempDir Path copy, @TempDir Path to)
      throws IOException {
    Declarations changed = Declarations.copyTo(copy);
    changed.replace(SELECT_1, "i.imd_rank", "i.imd_position");

    assertThat(faultOf(() -> write(changed.catalogue(), to, 1)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.SELECT_FAILED);
              assertThat(finding.message()).contains(SELECT_1, "i.imd_position does not exist");
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
  void twoSourcesMayBeSheetsOfOneWorkbook(@TempDir Path copy, @TempDir Path to) throws IOException {
    Declarations changed = Declarations.copyTo(copy);
    changed.replace(IOD_2019, FILE_3, FILE_1);

    assertThat(write(changed.catalogue(), to, 1)).hasSize(files.size() - 1);
    assertThat(Sheets.names(to.resolve(FILE_1), FILE_1, Format.XLSX))
        .containsExactly("Notes", "IMD2019", "IoD2019 IDACI & IDAOPI");
  }

  @Test
  void twoSourcesThatAreTheSameSheetAreRefused(@TempDir Path copy, @TempDir Path to)
      throws IOException {
    Declarations changed = Declarations.copyTo(copy);
    changed.replace(IOD_2019, FILE_3, FILE_1);
    changed.replace(IOD_2019, "IoD2019 IDACI & IDAOPI", "IMD2019");

    assertThat(faultOf(() -> write(changed.catalogue(), to, 1)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.SAMPLE_FILE_TAKEN);
              assertThat(finding.message()).contains(FILE_1, "iod_2019_file_1 and iod_2019_file_3");
            });
  }

  @Test
  void aScaleThatCodesHaveNoRoomForIsRefused() {
    assertThatThrownBy(() -> SampleMark.of(1, 2.81)).hasMessageContaining("2.81");
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
