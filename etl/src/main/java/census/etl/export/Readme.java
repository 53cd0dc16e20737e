package census.etl.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code README.md}: what is in a data package, for people. */
record Readme(String text) {

  static final String NAME = "README.md";

  static Readme of(Contents contents, Map<String, Long> rows) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # %s

        %s

        Newest data taken in on %s. `datapackage.json` describes every file and column for programs
        (Frictionless Data Package); `sha256sum --check SHA256SUMS` tells whether all is as it was made.

        ## What is where

        """
            .formatted(contents.title(), contents.remarks(), contents.date()));
    contents.formats().forEach(format -> page.append(where(format)));
    page.append(
        """

        - A row is a row of the published table, and `dataset` names the dataset that it is of; the
          table `dataset` lists those, `dataset_source` the publishers' files that each was made from.
        - Tables are in the order of their keys.
        - Which edition of an index or of boundaries a row is of stands in the row. Ranks of different
          nations, and of different editions, do not compare.
        - A day without an end is written 9999-12-31, one without a beginning 0001-01-01.
        - CSV has every digit as published. The numbers of the other formats are the nearest that
          64 bits can hold, which differ from those after the fifteenth digit if at all.

        """);
    page.append(tables(contents, rows));
    return new Readme(page.toString());
  }

  /** Each table with its credits. */
  static String tables(Contents contents, Map<String, Long> rows) {
    StringBuilder page = new StringBuilder("## Tables\n");
    for (Table table : contents.tables()) {
      page.append(
          """

          ### `%s`: %,d rows

          %s. Key: %s.

          """
              .formatted(
                  table.name(),
                  rows.get(table.name()),
                  table.oneRow(),
                  String.join(", ", table.key().stream().map(key -> "`" + key + "`").toList())));
      credits(contents.files(table)).forEach(credit -> page.append("- ").append(credit));
    }
    return page.toString();
  }

  private static String where(Format format) {
    return switch (format) {
      case CSV ->
          """
          - `csv/`: a file for each table, UTF-8, with a row of headers; what is missing is empty.
            Outlines of areas are not in it.
          """;
      case PARQUET ->
          """
          - `parquet/`: the same with types. `boundary.parquet` is GeoParquet: outlines are well-known
            binary, longitude and latitude in WGS 84.
          """;
      case SQLITE ->
          """
          - `census.sqlite`: all tables in one SQLite database, each with its key. Days are texts, truth
            is 1 and 0, outlines are well-known binary.
          """;
    };
  }

  /** Who published what a table was made from, under which licence, and what must be said of it. */
  private static List<String> credits(List<Publication.File> files) {
    return files.stream()
        .map(
            file ->
                "%s, %s (%s). %s\n"
                    .formatted(
                        file.publisher(), file.release(), file.licence(), file.attribution()))
        .distinct()
        .toList();
  }

  void writeInto(Path folder) throws IOException {
    Files.writeString(folder.resolve(NAME), text);
  }
}
