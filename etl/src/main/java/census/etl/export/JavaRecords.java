package census.etl.export;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The rows of the tables, as Java has them: a record each, and a class with the tables. */
final class JavaRecords {

  private JavaRecords() {}

  /** {@code Tables.java}. */
  static String tables(List<Table> tables) {
    return """
        package census.organisations;

        import java.util.List;

        /** All tables. */
        public final class Tables {
        %s
          private Tables() {}
        }
        """
        .formatted(
            tables.stream()
                .map(
                    table ->
                        """

                          /** %1$s. */
                          public static final Table<%2$s> %3$s =
                              new Table<>("%4$s", List.of(%5$s), %2$s::of);
                        """
                            .formatted(
                                escaped(table.oneRow()),
                                Name.ofClass(table.name()),
                                table.name().toUpperCase(Locale.ROOT),
                                table.name(),
                                table.key().stream()
                                    .map(key -> '"' + key + '"')
                                    .collect(joining(", "))))
                .collect(joining()));
  }

  /** The file of the record of one table. */
  static String record(Table table) {
    List<Field> fields = table.fields();
    return """
        package census.organisations;

        /**
         * %1$s.
         *
        %2$s
         */
        public record %3$s(
        %4$s) {

          static %3$s of(String[] cells) {
            return new %3$s(
        %5$s);
          }
        }
        """
        .formatted(
            escaped(table.oneRow()),
            fields.stream()
                .map(
                    field ->
                        " * @param %s %s"
                            .formatted(Name.ofMember(field.name()), escaped(field.described())))
                .collect(joining("\n")),
            Name.ofClass(table.name()),
            fields.stream()
                .map(field -> "    %s %s".formatted(type(field), Name.ofMember(field.name())))
                .collect(joining(",\n")),
            IntStream.range(0, fields.size())
                .mapToObj(i -> "        " + value(fields.get(i).type(), "cells[%d]".formatted(i)))
                .collect(joining(",\n")));
  }

  /** What is always there and can not be asked whether it is, is a primitive. */
  private static String type(Field field) {
    return switch (field.type()) {
      case TEXT -> "String";
      case INTEGER -> field.required() ? "int" : "Integer";
      case LARGE_INTEGER -> field.required() ? "long" : "Long";
      case NUMBER -> "java.math.BigDecimal";
      case DATE -> "java.time.LocalDate";
      case TRUTH -> field.required() ? "boolean" : "Boolean";
      case OUTLINE -> throw new IllegalArgumentException("Libraries have no outlines");
    };
  }

  private static String value(Field.Type type, String cell) {
    return switch (type) {
      case TEXT -> cell;
      case INTEGER -> "Table.integer(" + cell + ")";
      case LARGE_INTEGER -> "Table.largeInteger(" + cell + ")";
      case NUMBER -> "Table.number(" + cell + ")";
      case DATE -> "Table.date(" + cell + ")";
      case TRUTH -> "Table.truth(" + cell + ")";
      case OUTLINE -> throw new IllegalArgumentException("Libraries have no outlines");
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("*/", "*&#47;")
        .replace("@", "&#64;");
  }
}
