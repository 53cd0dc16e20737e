package census.etl.command;

import census.etl.catalogue.Catalogue;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.database.EmbeddedDatabase;
import census.etl.job.Pipeline;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where things are: the declarations, what is kept, the database. */
final class Installation {

  /** The folder of the launcher. */
  static final Path ROOT = Path.of(System.getProperty("census.root", "."));

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--declarations",
      paramLabel = "DIR",
      description = "The folder of declarations (default: source-data beside the launcher).")
  private @Nullable Path declarations;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Where the embedded database and the downloaded files are kept (default: .census beside the launcher, or CENSUS_HOME).")
  private @Nullable Path home;

  Map<String, String> environment() {
    return Census.of(command).environment();
  }

  Catalogue catalogue() {
    return Catalogue.read(declarations == null ? ROOT.resolve("source-data") : declarations);
  }

  Path home() {
    if (home != null) {
      return home;
    }
    @Nullable String named = environment().get("CENSUS_HOME");
    return named == null ? ROOT.resolve(".census") : Path.of(named);
  }

  Path cache() {
    return home().resolve("cache");
  }

  /** From where the API offers the newest export, unless the environment names another folder. */
  Path downloads() {
    return home().resolve("export");
  }

  /** Empty if the environment names another database. */
  Optional<EmbeddedDatabase> embedded() {
    return DatabaseAddress.fromEnvironment(environment()).isPresent()
        ? Optional.empty()
        : Optional.of(new EmbeddedDatabase(home().resolve("postgres")));
  }

  /** The database of the environment, or else the embedded one, started if need be. */
  DatabaseAddress address() {
    return DatabaseAddress.fromEnvironment(environment())
        .orElseGet(
            () -> {
              EmbeddedDatabase embedded = new EmbeddedDatabase(home().resolve("postgres"));
              embedded.start();
              return embedded.owner();
            });
  }

  Database database() {
    return Database.open(address());
  }

  Pipeline pipeline(Database database, Catalogue catalogue) {
    return new Pipeline(database, catalogue, CodeVersion.text());
  }
}
