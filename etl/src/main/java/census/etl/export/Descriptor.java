package census.etl.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code datapackage.json}: which files there are and what is in them, for programs.
 *
 * @param contents what the package was made of, as a hash
 * @param sample whether any of it is fictional
 * @see <a href="https://specs.frictionlessdata.io/data-package/">Data Package</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Descriptor(
    String profile,
    String name,
    String title,
    String description,
    String version,
    String contents,
    boolean sample,
    List<Licence> licenses,
    List<Origin> sources,
    List<Resource> resources) {

  static final String NAME = "datapackage.json";

  private static final Map<String, Object> CSV_DIALECT =
      new TreeMap<>(
          Map.of(
              "delimiter", ",",
              "doubleQuote", true,
              "header", true,
              "lineTerminator", "\r\n",
              "quoteChar", "\""));

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** By its SPDX name. */
  record Licence(String name) {}

  /** A publisher's file. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Origin(
      String title,
      String path,
      String publisher,
      String published,
      String licence,
      String attribution,
      String file,
      String hash,
      long bytes,
      @Nullable String extract) {

    static Origin of(Publication.File file) {
      return new Origin(
          file.release() + ": " + file.title(),
          file.landingPage(),
          file.publisher(),
          file.published(),
          file.licence(),
          file.attribution(),
          file.file(),
          "sha256:" + file.sha256(),
          file.bytes(),
          file.extract());
    }
  }

  /** One file of the package. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Resource(
      String profile,
      String name,
      String path,
      String title,
      String description,
      String format,
      String mediatype,
      @Nullable String encoding,
      @Nullable Map<String, Object> dialect,
      long bytes,
      String hash,
      @Nullable Long rows,
      @Nullable Schema schema,
      @Nullable List<Licence> licenses,
      @Nullable List<Origin> sources) {}

  /** The columns of a table. */
  record Schema(List<Column> fields, List<String> primaryKey, List<String> missingValues) {

    static Schema of(Table table, List<Field> fields) {
      return new Schema(fields.stream().map(Column::of).toList(), table.key(), List.of(""));
    }
  }

  /** One of them. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Column(
      String name,
      String type,
      @Nullable String format,
      String description,
      @Nullable String unit,
      @JsonProperty("missingBecause") @Nullable String missing,
      @Nullable Map<String, Object> constraints) {

    static Column of(Field field) {
      return new Column(
          field.name(),
          switch (field.type()) {
            case TEXT, OUTLINE -> "string";
            case INTEGER, LARGE_INTEGER -> "integer";
            case NUMBER -> "number";
            case DATE -> "date";
            case TRUTH -> "boolean";
          },
          field.type() == Field.Type.OUTLINE ? "binary" : null,
          field.meaning(),
          field.unit(),
          field.missing(),
          field.required() ? Map.of("required", true) : null);
    }
  }

  /**
   * Of what was written into a folder.
   *
   * @param rows by table
   */
  static Descriptor of(Contents contents, Map<String, Long> rows, Path folder, Checksums checksums)
      throws IOException {
    List<Resource> resources = new ArrayList<>();
    for (Format format : contents.formats()) {
      for (Table table : format.isOneFile() ? contents.tables().subList(0, 1) : contents.tables()) {
        String path = format.path(table);
        File file =
            new File(
                path, Files.size(folder.resolve(path)), "sha256:" + checksums.byPath().get(path));
        resources.add(
            switch (format) {
              case CSV -> csv(contents, table, rows, file);
              case PARQUET -> parquet(contents, table, rows, file);
              case SQLITE -> sqlite(file);
            });
      }
    }
    return new Descriptor(
        "data-package",
        "uk-census",
        contents.title(),
        contents.remarks(),
        contents.date().toString(),
        contents.hash(),
        contents.isSample(),
        licences(contents.files()),
        contents.files().stream().map(Origin::of).toList(),
        resources);
  }

  private record File(String path, long bytes, String hash) {}

  private static Resource csv(Contents contents, Table table, Map<String, Long> rows, File file) {
    return new Resource(
        "tabular-data-resource",
        table.name(),
        file.path(),
        table.name(),
        table.oneRow(),
        "csv",
        "text/csv",
        "utf-8",
        CSV_DIALECT,
        file.bytes(),
        file.hash(),
        rows.get(table.name()),
        Schema.of(table, CsvFile.fields(table)),
        licencesOf(contents, table),
        sourcesOf(contents, table));
  }

  private static Resource parquet(
      Contents contents, Table table, Map<String, Long> rows, File file) {
    return new Resource(
        "data-resource",
        table.name() + "_parquet",
        file.path(),
        table.name(),
        table.oneRow(),
        "parquet",
        "application/vnd.apache.parquet",
        null,
        null,
        file.bytes(),
        file.hash(),
        rows.get(table.name()),
        Schema.of(table, table.fields()),
        licencesOf(contents, table),
        sourcesOf(contents, table));
  }

  private static Resource sqlite(File file) {
    return new Resource(
        "data-resource",
        "census_sqlite",
        file.path(),
        "All tables",
        "All of the tables as one SQLite database",
        "sqlite",
        "application/vnd.sqlite3",
        null,
        null,
        file.bytes(),
        file.hash(),
        null,
        null,
        null,
        null);
  }

  /** An empty list is not allowed to stand in a descriptor. */
  private static @Nullable List<Licence> licencesOf(Contents contents, Table table) {
    List<Licence> licences = licences(contents.files(table));
    return licences.isEmpty() ? null : licences;
  }

  private static @Nullable List<Origin> sourcesOf(Contents contents, Table table) {
    List<Origin> sources = contents.files(table).stream().map(Origin::of).toList();
    return sources.isEmpty() ? null : sources;
  }

  private static List<Licence> licences(List<Publication.File> files) {
    return files.stream()
        .map(Publication.File::licence)
        .distinct()
        .sorted()
        .map(Licence::new)
        .toList();
  }

  void writeInto(Path folder) throws IOException {
    Files.writeString(folder.resolve(NAME), MAPPER.writeValueAsString(this) + "\n");
  }

  /** The hash of the contents of the package in a folder, if there is one of ours in it. */
  static Optional<String> contentsOf(Path folder) throws IOException {
    try {
      return MAPPER.readTree(Files.readString(folder.resolve(NAME))).path("contents").asStringOpt();
    } catch (NoSuchFileException | JacksonException e) {
      return Optional.empty();
    }
  }
}
