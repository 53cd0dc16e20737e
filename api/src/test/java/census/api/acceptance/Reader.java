package census.api.acceptance;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks the API one thing after another, and looks at every answer closely. */
final class Reader {

  /**
   * What an answer was of.
   *
   * @param seed of the only sample that all its rows can be of; empty if they can be of either
   * @param version of the index by its headers, or 0 if they name none
   */
  record Answer(String question, String tag, Optional<Integer> seed, int version, long nanos) {}

  private static final Pattern VERSION =
      Pattern.compile("title=\"english_index_2019 version (\\d+)\"");

  private final RunningApi api;
  private final List<Truth> truths;
  private final Random random;
  private final List<String> areas;

  Reader(RunningApi api, List<Truth> truths, long seed) {
    this.api = api;
    this.truths = truths;
    this.random = new Random(seed);
    this.areas = List.copyOf(truths.get(0).index().keySet());
  }

  Answer ask() {
    String question = question();
    long start = System.nanoTime();
    HttpResponse<String> response = api.get(question);
    long nanos = System.nanoTime() - start;
    if (response.statusCode() != 200) {
      throw new AssertionError(
          "%s was answered with %d: %s"
              .formatted(question, response.statusCode(), response.body()));
    }
    JsonNode body = JsonMapper.shared().readTree(response.body());
    return new Answer(
        question,
        response.headers().firstValue("ETag").orElseThrow(),
        sample(question, body),
        version(response),
        nanos);
  }

  private String question() {
    int chance = random.nextInt(100);
    if (chance < 12) {
      return "english_indices_of_multiple_deprivation/?page_size=1000&page=" + (1 + pick(1_000));
    }
    if (chance < 45) {
      return "english_indices_of_multiple_deprivation/?page_size=50&page=" + (1 + pick(50));
    }
    if (chance < 70) {
      return "english_indices_of_multiple_deprivation/%s/?year=2019"
          .formatted(areas.get(random.nextInt(areas.size())));
    }
    if (chance < 85) {
      return "local_authority_districts/?page_size=100";
    }
    return "datasets/english_index_2019/";
  }

  private int pick(int pageSize) {
    return random.nextInt((areas.size() + pageSize - 1) / pageSize);
  }

  private Optional<Integer> sample(String question, JsonNode body) {
    List<JsonNode> rows =
        body.has("results") ? body.get("results").valueStream().toList() : List.of(body);
    if (rows.isEmpty()) {
      throw new AssertionError(question + " was answered without rows");
    }
    List<Truth> fitting =
        truths.stream().filter(truth -> rows.stream().allMatch(truth::tells)).toList();
    if (fitting.isEmpty()) {
      throw new AssertionError(
          "%s was answered with rows of more than one version: %s".formatted(question, body));
    }
    return fitting.size() == 1 ? Optional.of(fitting.get(0).seed()) : Optional.empty();
  }

  /** The headers name the version of the index once, if the answer shows anything of it. */
  private static int version(HttpResponse<String> response) {
    TreeSet<Integer> versions = new TreeSet<>();
    for (String link : response.headers().allValues("Link")) {
      Matcher named = VERSION.matcher(link);
      if (named.find()) {
        versions.add(Integer.parseInt(named.group(1)));
      }
    }
    if (versions.size() > 1) {
      throw new AssertionError("One answer names the versions " + versions);
    }
    return versions.isEmpty() ? 0 : versions.first();
  }
}
