package census.etl.synchronisation;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RunLock;
import census.etl.ods.OdsConfiguration;
import census.etl.ods.OdsConfiguration.Way;
import census.etl.ods.OdsRecord;
import census.etl.ods.OrganisationService;
import census.etl.sample.Declarations;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Synchronises in a process of its own, which says what it does and is to be killed. */
final class AnotherSynchronisation {

  /** What it says when it asks the service for an organisation. */
  static final String ASKED = "asked";

  /** What it says at each step of a load. */
  static final String STEP = "step";

  private AnotherSynchronisation() {}

  /**
   * @param since null for since the last time
   */
  static Process start(
      TestDatabase test, Way way, URI service, @Nullable LocalDate since, LocalDate today)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AnotherSynchronisation.class.getName(),
            test.url(),
            test.ownerLogin().user(),
            test.ownerLogin().password(),
            way.name(),
            service.toString(),
            today.toString(),
            since == null ? "" : since.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] given) {
    Catalogue catalogue = Declarations.OWN.catalogue();
    OdsConfiguration configuration =
        new OdsConfiguration(Way.valueOf(given[3]), URI.create(given[4]), null, Duration.ZERO);
    Optional<LocalDate> since =
        Optional.of(given[6]).filter(day -> !day.isEmpty()).map(LocalDate::parse);
    try (Database database = Database.open(new DatabaseAddress(given[0], given[1], given[2]));
        RunLock lock = RunLock.take(database.address())) {
      lock.hold(
          database,
          () ->
              new Synchronisation(
                      new Telling(configuration.open(catalogue, YearOfChangesTest.QUICK)),
                      given[4],
                      catalogue,
                      new Pipeline(database, catalogue, "test"),
                      database.jdbc())
                  .run(
                      since,
                      LocalDate.parse(given[5]),
                      false,
                      new Progress() {
                        @Override
                        public void step(Dataset dataset, String step) {
                          System.out.println(STEP);
                        }
                      }));
    }
  }

  /** Says whenever it asks. */
  private record Telling(OrganisationService service) implements OrganisationService {

    @Override
    public OptionalInt daysRemembered() {
      return service.daysRemembered();
    }

    @Override
    public Set<String> changedSince(LocalDate day) {
      return service.changedSince(day);
    }

    @Override
    public Optional<OdsRecord> find(String code) {
      System.out.println(ASKED);
      return service.find(code);
    }
  }
}
