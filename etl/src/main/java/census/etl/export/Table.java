package census.etl.export;

import static java.util.stream.Collectors.joining;

import census.model.schema.PublishedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One table as it goes out: a published one, of all of its datasets together, as the lists of the
 * API have it; or one that says what the others are from.
 *
 * @param select its rows, in the order of the key, over what a {@link Snapshot} shows
 */
record Table(String name, String oneRow, List<String> key, List<Field> fields, String select) {

  private static final Field DATASET =
      Field.required("dataset", Field.Type.TEXT, "Dataset of which the row is a part");

  /** The datasets that are in the package. */
  static Table ofDatasets(String select) {
    return new Table(
        "dataset",
        "One dataset: one edition of one of the other tables, or a part of one",
        List.of("dataset"),
        List.of(
            Field.required("dataset", Field.Type.TEXT, "Name of the dataset"),
            Field.required("table_name", Field.Type.TEXT, "Table that its rows are in"),
            Field.required("title", Field.Type.TEXT, "What it is"),
            Field.required("version", Field.Type.INTEGER, "Number of the load that made it"),
            Field.required("rows", Field.Type.LARGE_INTEGER, "Number of its rows as published"),
            Field.required("sample", Field.Type.TRUTH, "Whether it was made from fictional files"),
            Field.required(
                "fingerprint", Field.Type.TEXT, "Hash of all that the version was made from")),
        select);
  }

  /** The publishers' files that the datasets were made from. */
  static Table ofFiles(String select) {
    return new Table(
        "dataset_source",
        "One publisher's file from which a dataset was made, by itself or by way of another dataset",
        List.of("dataset", "source", "file"),
        List.of(
            Field.required("dataset", Field.Type.TEXT, "Name of the dataset"),
            Field.required("source", Field.Type.TEXT, "Name of the source"),
            Field.required("file", Field.Type.TEXT, "Name of the file"),
            Field.required("title", Field.Type.TEXT, "What the file is within its release"),
            Field.required("release", Field.Type.TEXT, "Release as its publisher calls it"),
            Field.required("publisher", Field.Type.TEXT, "Who published it"),
            Field.required("published", Field.Type.DATE, "Day on which it was published"),
            Field.required("licence", Field.Type.TEXT, "Licence, by its SPDX name"),
            Field.required(
                "attribution", Field.Type.TEXT, "What the licence asks to be said of it"),
            Field.required("landing_page", Field.Type.TEXT, "Page on which it is offered"),
            Field.required("sha256", Field.Type.TEXT, "SHA-256 of the file"),
            new Field("bytes", Field.Type.LARGE_INTEGER, true, "Size of the file", "bytes", null),
            new Field(
                "extract",
                Field.Type.TEXT,
                false,
                "What keeps the file from being the whole table",
                null,
                "it is whole")),
        select);
  }

  /** Tables whose rows are of postcodes, as a directory under licence has them. */
  private static final Set<String> BY_POSTCODE = Set.of("organisation_place", "postcode");

  static Table of(PublishedTable table, boolean withNorthernIrishPostcodes) {
    boolean lacksSome = isByPostcode(table.name()) && !withNorthernIrishPostcodes;
    List<Field> fields = new ArrayList<>(table.columns().stream().map(Field::of).toList());
    fields.add(DATASET);
    String order =
        fields.stream()
            .filter(field -> table.key().contains(field.name()))
            .sorted((a, b) -> table.key().indexOf(a.name()) - table.key().indexOf(b.name()))
            .map(Field::order)
            .collect(joining(", "));
    return new Table(
        table.name(),
        table.oneRow(),
        table.key(),
        List.copyOf(fields),
        "select %s from pg_temp.%s as t where %s order by %s"
            .formatted(
                fields.stream().map(Field::sql).collect(joining(", ")),
                table.name(),
                lacksSome ? "postcode not like 'BT%'" : "true",
                order));
  }

  static boolean isByPostcode(String table) {
    return BY_POSTCODE.contains(table);
  }

  boolean hasOutlines() {
    return fields.stream().anyMatch(field -> field.type() == Field.Type.OUTLINE);
  }
}
