package census.etl.sample;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.model.schema.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLoadTest {

  private static final double SMALL = 0.02;

  @TempDir Path folder;
  @TempDir Path cache;

  @Test
  void everythingThatMustBeTrueIsTrueOfTheSample() {
    Catalogue catalogue = Declarations.OWN.catalogue();
    try (TestDatabase test = TestDatabase.create();
        Database database =
            Database.open(
                new DatabaseAddress(
                    test.url(), test.ownerLogin().user(), test.ownerLogin().password()))) {
      new Sample(database.dataSource(), catalogue)
          .write(folder, SampleMark.of(1, SMALL), file -> {});

      List<DatasetReport> reports =
          new Pipeline(database, catalogue, "test")
              .refresh(
                  catalogue.datasets(),
                  new FolderAcquirer(folder, cache),
                  new RefreshOptions(false, false, SMALL),
                  Progress.SILENT);

      assertThat(reports)
          .hasSameSizeAs(catalogue.datasets())
          .allSatisfy(
              report ->
                  assertThat(report.result())
                      .as("%s: %s", report.dataset(), report.problem())
                      .isEqualTo(Result.PUBLISHED));
    }
  }
}
