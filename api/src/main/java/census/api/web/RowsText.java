package census.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of an answer, written in the format that was asked for. */
final class RowsText implements Consumer<Row> {

  private static final JsonText.Name COUNT = JsonText.Name.of("count");
  private static final JsonText.Name NEXT = JsonText.Name.of("next");
  private static final JsonText.Name PREVIOUS = JsonText.Name.of("previous");
  private static final JsonText.Name RESULTS = JsonText.Name.of("results");

  private static final JsonText.Name TYPE = JsonText.Name.of("type");
  private static final JsonText.Name FEATURES = JsonText.Name.of("features");
  private static final JsonText.Name GEOMETRY = JsonText.Name.of("geometry");
  private static final JsonText.Name PROPERTIES = JsonText.Name.of("properties");

  /** What stands around the rows, and how one is written. */
  private record Frame(ByteText text, Consumer<Row> row, Runnable end) {}

  private final Frame frame;
  private final int dataset;
  private final Set<String> datasets = new HashSet<>();

  private RowsText(Frame frame, int dataset) {
    this.frame = frame;
    this.dataset = dataset;
  }

  /**
   * @param columns what the rows have, in their order
   * @param onward where it is sent while it is made; null: it is kept
   */
  static RowsText begin(
      Asked asked, Fields fields, Page page, List<String> columns, @Nullable OutputStream onward) {
    List<Fields.Chosen> chosen = fields.of(asked.route().parts());
    List<Cell> cells = Cell.all(asked, chosen, columns);
    Frame frame =
        switch (asked.format()) {
          case CSV -> csv(chosen, cells, new CsvText(onward));
          case NDJSON -> lines(cells, new JsonText(onward));
          case GEOJSON -> features(asked, cells, new JsonText(onward));
          case JSON ->
              asked.key().isPresent()
                  ? object(cells, new JsonText(onward))
                  : page(asked, page, cells, new JsonText(onward));
        };
    return new RowsText(frame, columns.indexOf("dataset"));
  }

  @Override
  public void accept(Row row) {
    datasets.add(row.text(dataset));
    frame.row.accept(row);
    frame.text.pause();
  }

  /** What was written, whole or as far as it was not sent yet. */
  ByteText end() {
    frame.end.run();
    frame.text.finish();
    return frame.text;
  }

  /** The datasets that the rows are of. */
  Set<String> datasets() {
    return datasets;
  }

  // ------------------------------------------------------------------ JSON

  private static Frame page(Asked asked, Page page, List<Cell> cells, JsonText json) {
    if (!asked.base().hasPages()) {
      json.openList();
      return new Frame(json, row -> Cell.object(json, row, cells), json::closeList);
    }
    json.open().name(COUNT).number(page.count());
    link(asked, json.name(NEXT), page.next());
    link(asked, json.name(PREVIOUS), page.previous());
    json.name(RESULTS).openList();
    return new Frame(json, row -> Cell.object(json, row, cells), () -> json.closeList().close());
  }

  private static void link(Asked asked, JsonText json, OptionalLong page) {
    if (page.isPresent()) {
      json.text(asked.page(page.getAsLong()));
    } else {
      json.nothing();
    }
  }

  private static Frame object(List<Cell> cells, JsonText json) {
    return new Frame(json, row -> Cell.object(json, row, cells), () -> {});
  }

  /** What is drawn, and all else as its properties. */
  private static Frame features(Asked asked, List<Cell> cells, JsonText json) {
    Predicate<Cell> isDrawn = Cell.Drawn.class::isInstance;
    List<Cell> geometry = cells.stream().filter(isDrawn).toList();
    List<Cell> properties = cells.stream().filter(isDrawn.negate()).toList();
    boolean several = asked.key().isEmpty();
    if (several) {
      json.open().name(TYPE).text("FeatureCollection").name(FEATURES).openList();
    }
    return new Frame(
        json,
        row -> {
          json.open().name(TYPE).text("Feature").name(GEOMETRY);
          if (geometry.isEmpty()) {
            json.nothing();
          } else {
            geometry.get(0).json(json, row);
          }
          Cell.object(json.name(PROPERTIES), row, properties);
          json.close();
        },
        () -> {
          if (several) {
            json.closeList().close();
          }
        });
  }

  /** A row in each line. */
  private static Frame lines(List<Cell> cells, JsonText json) {
    return new Frame(
        json,
        row -> {
          Cell.object(json, row, cells);
          json.endLine();
        },
        () -> {});
  }

  // ------------------------------------------------------------------ CSV

  /** A column for each value at whatever depth, named by the way to it. */
  private static Frame csv(List<Fields.Chosen> chosen, List<Cell> cells, CsvText csv) {
    writeHeader(csv, "", chosen);
    csv.endLine();
    return new Frame(
        csv,
        row -> {
          Cell.line(csv, row, cells);
          csv.endLine();
        },
        () -> {});
  }

  private static void writeHeader(CsvText csv, String way, List<Fields.Chosen> chosen) {
    for (Fields.Chosen each : chosen) {
      String name = way + each.part().name();
      if (each.inner().isEmpty()) {
        csv.cell(name.getBytes(UTF_8));
      } else {
        writeHeader(csv, name + ".", each.inner());
      }
    }
  }
}
