package census.etl.organisation;

import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.job.DatasetReport;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.sample.Declarations;
import census.etl.sample.Sample;
import census.etl.sample.SampleMark;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The fictional organisations of the sample in a database of their own, and lists to be edited. */
public final class FeignOrganisations implements AutoCloseable {

  public static final Catalogue CATALOGUE = Declarations.OWN.catalogue();

  /** The least at which there is one of everything. */
  private static final double SCALE = 0.05;

  private static final List<String> DATASETS =
      List.of(
          "local_authority_2024", Journal.DATASET, "organisation_postcodes", "organisation_places");

  private static @Nullable Path sample;

  private final TestDatabase test = TestDatabase.create();
  private final Path folder;
  private final Database database;

  public FeignOrganisations(Path temporary) {
    folder = temporary.resolve("sources");
    database = Database.open(address());
    copyLists();
  }

  private void copyLists() {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(sample(database))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made once for all, as that takes longer than all else. */
  private static synchronized Path sample(Database database) throws IOException {
    Path made = sample;
    if (made == null) {
      made = Files.createTempDirectory("sample");
      new Sample(database.dataSource(), CATALOGUE).write(made, SampleMark.of(1, SCALE), file -> {});
      sample = made;
    }
    return made;
  }

  public DatabaseAddress address() {
    return new DatabaseAddress(test.url(), test.ownerLogin().user(), test.ownerLogin().password());
  }

  public JdbcClient jdbc() {
    return database.jdbc();
  }

  public Pipeline pipeline() {
    return new Pipeline(database, CATALOGUE, "test");
  }

  public Journal journal() {
    return new Journal(database.jdbc());
  }

  public List<DatasetReport> refresh() {
    return pipeline()
        .refresh(
            CATALOGUE.datasets(DATASETS),
            new FolderAcquirer(folder, folder.resolveSibling("cache")),
            new RefreshOptions(false, false, SCALE),
            Progress.SILENT);
  }

  public List<DatasetReport> record(Journal.Source source, List<Change> changes) {
    return pipeline()
        .follow(
            CATALOGUE.dataset(Journal.DATASET),
            () -> journal().draft(source, changes),
            false,
            Progress.SILENT);
  }

  /** Does to a list what a person does in an editor. */
  public void edit(String list, String text, String other) {
    Path file = folder.resolve(list);
    try {
      String before = Files.readString(file);
      if (!before.contains(text)) {
        throw new IllegalArgumentException(list + " lacks: " + text);
      }
      Files.writeString(file, before.replace(text, other));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row of a list that begins so. */
  public String row(String list, String beginning) {
    try {
      return Files.readAllLines(folder.resolve(list)).stream()
          .filter(line -> line.startsWith(beginning))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Map<String, Object>> rows(String sql) {
    return jdbc().sql(sql).query().listOfRows();
  }

  public List<String> texts(String sql) {
    return jdbc().sql(sql).query(String.class).list();
  }

  @Override
  public void close() {
    database.close();
    test.close();
  }
}
