package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests that clients of the older service send, under both base paths. What differs from it,
 * or from one base path to the other, stands in {@code docs/migrating.md}.
 */
final class OlderRequestsTest extends ApiTest {

  private static final Path MIGRATING = Path.of("..", "docs", "migrating.md");
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| ([a-z]+(-[a-z]+)*) \\|");

  record Recorded(
      String method, String path, String pointer, String older, String current, String difference) {

    static Recorded of(String line) {
      String[] cells =
          Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
      boolean isGet = cells[0].startsWith("/");
      String[] request = isGet ? new String[] {"GET", cells[0]} : cells[0].split(" ", 2);
      return new Recorded(request[0], request[1], cells[1], cells[2], cells[3], cells[4]);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Recorded> recorded() throws IOException {
    try (InputStream in = OlderRequestsTest.class.getResourceAsStream("older-requests.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Recorded::of)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void aRequestIsAnsweredAsItWasOrAsIsListed(Recorded recorded) {
    assertAnswer(RunningApi.OLDER, recorded, recorded.older);
    assertAnswer(RunningApi.CURRENT, recorded, recorded.current);
    if (!recorded.older.equals(recorded.current)) {
      assertThat(recorded.difference).as("what is to be listed of %s", recorded).isNotEmpty();
    }
  }

  private static void assertAnswer(String base, Recorded recorded, String expected) {
    HttpResponse<String> answer = API.send(recorded.method, base + recorded.path);
    String[] statusAndValue = expected.split(" ", 2);
    assertThat(String.valueOf(answer.statusCode()))
        .as("%s%s: %s", base, recorded.path, answer.body())
        .isEqualTo(statusAndValue[0]);
    if (statusAndValue.length > 1) {
      assertThat(text(JsonMapper.shared().readTree(answer.body()).at(recorded.pointer)))
          .as("%s of %s%s", recorded.pointer, base, recorded.path)
          .isIn(
              statusAndValue[1].replace("{base}", API.origin() + base),
              "\"" + statusAndValue[1].replace("{base}", API.origin() + base) + "\"");
    }
  }

  /** Texts that look like numbers keep their quotes. */
  private static String text(JsonNode value) {
    return value.isString() && !value.asString().matches("[0-9.]+")
        ? value.asString()
        : value.toString();
  }

  @Test
  void whateverIsListedIsAskedForAndTheOtherWayRound() throws IOException {
    Set<String> listed =
        LISTED
            .matcher(Files.readString(MIGRATING))
            .results()
            .map((MatchResult found) -> found.group(1))
            .filter(word -> !word.equals("difference"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(recorded().stream().map(Recorded::difference).filter(each -> !each.isEmpty()))
        .containsAll(listed);
    assertThat(listed)
        .containsAll(
            recorded().stream()
                .map(Recorded::difference)
                .flatMap(each -> each.isEmpty() ? Stream.empty() : Stream.of(each))
                .toList());
  }
}
