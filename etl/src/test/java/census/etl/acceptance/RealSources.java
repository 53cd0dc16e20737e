package census.etl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acquire.Acquired;
import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Source;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.sample.Declarations;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Publishers' own files, every dataset of them loaded once for all the tests that look at them. At
 * the end it says how many cells those have compared.
 */
final class RealSources implements AutoCloseable {

  /** A test that runs where CENSUS_REAL_SOURCES names a folder: the files are not in the tree. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @EnabledIfEnvironmentVariable(
      named = "CENSUS_REAL_SOURCES",
      matches = ".+",
      disabledReason = "CENSUS_REAL_SOURCES names no folder of publishers' files")
  @ExtendWith(Shared.class)
  @interface Test {}

  /** Hands every test class the same one. */
  static final class Shared extends OncePerRun<RealSources> {
    Shared() {
      super(RealSources.class, RealSources::load);
    }
  }

  static final Catalogue CATALOGUE = Declarations.OWN.catalogue();

  /**
   * The lists of names lie in the zip of the directory, and only extracts of that are to be had;
   * the file of trusts is not among those of the Organisation Data Service.
   */
  private static final Set<String> NOT_TO_BE_HAD = Set.of("postcode_directory_names", "ods_trusts");

  /** Those of which there are publishers' files. */
  static final List<String> DATASETS =
      CATALOGUE.datasets().stream()
          .map(Dataset::id)
          .filter(id -> !NOT_TO_BE_HAD.contains(id))
          .toList();

  private final Path folder = Path.of(System.getenv("CENSUS_REAL_SOURCES"));
  private final Path cache;
  private final TestDatabase test = TestDatabase.create();
  private final Database database = open(test);
  private final List<DatasetReport> reports;
  private final AtomicLong compared = new AtomicLong();

  private RealSources(Path cache) {
    this.cache = cache;
    this.reports = refresh(database, folder, DATASETS);
  }

  private static RealSources load() {
    try {
      return new RealSources(Files.createTempDirectory("census-real-sources"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Database open(TestDatabase test) {
    return Database.open(
        new DatabaseAddress(test.url(), test.ownerLogin().user(), test.ownerLogin().password()));
  }

  /** A file, wherever in the folder it lies. */
  Path file(String name) {
    List<Path> found = files(Set.of(name));
    if (found.size() != 1) {
      throw new AssertionError(name + " should be there once and is " + found);
    }
    return found.get(0);
  }

  /** All files that have one of these names. */
  List<Path> files(Set<String> names) {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(file -> names.contains(file.getFileName().toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file that a source was read from, as it is kept. */
  Acquired acquired(Source source) {
    return new FolderAcquirer(folder, cache).acquire(source);
  }

  /** What was said when all of it was loaded. */
  List<DatasetReport> reports() {
    return reports;
  }

  /** As the API reads it. */
  DataSource reader() {
    return test.reader();
  }

  /** As the pipeline does, which may see more. */
  DataSource owner() {
    return test.owner();
  }

  /** Loads some datasets from a folder on top of what is there. */
  List<DatasetReport> refresh(Path sources, String... datasets) {
    return refresh(database, sources, List.of(datasets));
  }

  /** Loads everything again. */
  List<DatasetReport> refresh() {
    return refresh(database, folder, DATASETS);
  }

  /** Copies of some files, in a folder of their own. */
  Path folderOf(Path temporary, String... names) throws IOException {
    Path copies = Files.createTempDirectory(temporary, "sources");
    for (Path file : files(Set.of(names))) {
      Files.copy(file, copies.resolve(file.getFileName()));
    }
    return copies;
  }

  /** Of every cell of a dataset as it is written out, so that 0.10 is not 0.1. */
  String fingerprint(String dataset, List<String> columns) {
    compared(fingerprintedCells(dataset, columns));
    return fingerprint(test, dataset, columns);
  }

  /**
   * The same of what some other files make of it, loaded into a database of their own.
   *
   * @param datasets those to load; the last is the one that is asked after
   */
  String fingerprintOf(Path sources, List<String> datasets, List<String> columns) {
    try (TestDatabase other = TestDatabase.create();
        Database fresh = open(other)) {
      assertThat(refresh(fresh, sources, datasets))
          .allSatisfy(
              report ->
                  assertThat(report.result()).as(report.problem()).isEqualTo(Result.PUBLISHED));
      return fingerprint(other, datasets.get(datasets.size() - 1), columns);
    }
  }

  private static String fingerprint(TestDatabase database, String dataset, List<String> columns) {
    String row = "row(%s)::text".formatted(String.join(", ", columns));
    return Rows.texts(
            database.reader(),
            """
            select count(*) || ' ' || md5(string_agg(%1$s, chr(10) order by %1$s))
            from published.%2$s where dataset = '%3$s'
            """
                .formatted(row, CATALOGUE.dataset(dataset).table().name(), dataset))
        .get(0);
  }

  private long fingerprintedCells(String dataset, List<String> columns) {
    return reports.stream()
        .filter(report -> report.dataset().equals(dataset))
        .mapToLong(report -> report.rows() * columns.size())
        .sum();
  }

  private List<DatasetReport> refresh(Database into, Path sources, List<String> datasets) {
    return new Pipeline(into, CATALOGUE, "test")
        .refresh(
            CATALOGUE.datasets(datasets),
            new FolderAcquirer(sources, cache),
            new RefreshOptions(false, false, null),
            Progress.SILENT);
  }

  void compared(long cells) {
    compared.addAndGet(cells);
  }

  @Override
  public void close() {
    System.out.printf("%,d cells compared with publishers' files%n", compared.get());
    database.close();
    test.close();
  }
}
