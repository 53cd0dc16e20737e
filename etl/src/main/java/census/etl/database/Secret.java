package census.etl.database;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A password or key, which is better kept in a file than in an environment that can be listed. */
public final class Secret {

  private Secret() {}

  /** What stands in the variable, or in the file that the variable with {@code _FILE} names. */
  public static Optional<String> of(String variable, Map<String, String> environment) {
    @Nullable String file = environment.get(variable + "_FILE");
    if (file == null) {
      return Optional.ofNullable(environment.get(variable));
    }
    try {
      return Optional.of(Files.readString(Path.of(file)).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      throw new Fault(
          Kind.SETTING_WRONG
              .at(Place.file(variable + "_FILE"))
              .found(file)
              .expected("a file that can be read"),
          e);
    }
  }
}
