package census.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.api.acceptance.RunningCommand.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What {@code census enrich} has made of a file; none of its cells has a comma in it. */
record EnrichedFile(List<Row> rows) {

  private static final String PREFIX = "added_";

  /**
   * One of them.
   *
   * @param columns where each is, by its header
   */
  record Row(Map<String, Integer> columns, List<String> cells) {

    String own(String column) {
      Integer place = columns.get(column);
      if (place == null) {
        throw new AssertionError("no column " + column);
      }
      return cells.get(place);
    }

    String added(String column) {
      return own(PREFIX + column);
    }

    /** Of millions of cells: those that are right cost nothing. */
    void hasAdded(String column, String expected) {
      if (!added(column).equals(expected)) {
        assertThat(added(column)).as(column).isEqualTo(expected);
      }
    }
  }

  /** Enriches a file, whose own columns must be the same as before, and reads what came of it. */
  static EnrichedFile of(Home home, Path file, String... options) throws IOException {
    Path enriched = home.folder().resolve("enriched.csv");
    List<String> before = Files.readAllLines(file);
    List<String> command =
        new ArrayList<>(
            List.of(
                "enrich",
                file.toString(),
                "-o",
                enriched.toString(),
                "--prefix",
                PREFIX,
                "--postcode-column",
                before.get(0).contains("pcds") ? "pcds" : "pcd"));
    command.addAll(List.of(options));
    Ended ended = home.run(command.toArray(String[]::new));
    assertThat(ended.exitCode()).as(ended.output()).isZero();

    List<String> after = Files.readAllLines(enriched);
    assertThat(after).hasSameSizeAs(before);
    List<String> header = cells(after.get(0));
    Map<String, Integer> columns = new HashMap<>();
    for (int column = 0; column < header.size(); column++) {
      columns.put(header.get(column), column);
    }
    List<Row> rows = new ArrayList<>();
    for (int line = 1; line < after.size(); line++) {
      assertThat(after.get(line)).startsWith(before.get(line) + ",");
      List<String> cells = cells(after.get(line));
      assertThat(cells).hasSameSizeAs(header);
      rows.add(new Row(columns, cells));
    }
    return new EnrichedFile(rows);
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", -1));
  }

  /** What a file has for a value of an answer. */
  static String text(JsonNode said) {
    if (said.isNull() || said.isMissingNode()) {
      return "";
    }
    return said.isNumber()
        ? said.decimalValue().stripTrailingZeros().toPlainString()
        : said.asString();
  }
}
