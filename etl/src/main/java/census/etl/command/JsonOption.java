package census.etl.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import picocli.CommandLine.Option;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code --json}: the answer for a machine instead of a person. */
final class JsonOption {

  /** A command that has the option. */
  interface User {
    JsonOption json();
  }

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
          .build();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean wanted;

  boolean isWanted() {
    return wanted;
  }

  void print(PrintWriter out, Object answer) {
    out.println(text(answer));
    out.flush();
  }

  static String text(Object answer) {
    return MAPPER.writeValueAsString(answer);
  }
}
