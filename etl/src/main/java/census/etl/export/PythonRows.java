package census.etl.export;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** The rows of the tables, as Python has them: a data class each, and the table. */
final class PythonRows {

  private static final String HEAD =
      """
      \"""The rows of the tables.\"""

      from __future__ import annotations

      from dataclasses import dataclass
      from datetime import date
      from decimal import Decimal
      from typing import Optional

      from census_organisations._tables import Table, truth
      """;

  private PythonRows() {}

  static String of(List<Table> tables) {
    return HEAD + tables.stream().map(PythonRows::of).collect(joining());
  }

  /**
   * What is imported from it: the classes and the tables.
   *
   * @param line a format for each
   */
  static String names(List<Table> tables, String line) {
    return tables.stream()
        .flatMap(table -> Stream.of(Name.ofClass(table.name()), table.name()))
        .sorted()
        .map(line::formatted)
        .collect(joining("\n"));
  }

  private static String of(Table table) {
    String row = Name.ofClass(table.name());
    return """


        @dataclass(frozen=True)
        class %1$s:
            \"""%2$s.\"""

        %3$s

        %4$s: Table[%1$s] = Table(
            "%4$s",
            %1$s,
            (%5$s,),
            (
        %6$s
            ),
        )
        """
        .formatted(
            row,
            escaped(table.oneRow()),
            table.fields().stream().map(PythonRows::member).collect(joining("\n")),
            table.name(),
            table.key().stream().map(key -> '"' + key + '"').collect(joining(", ")),
            table.fields().stream()
                .map(
                    field ->
                        "        (\"%s\", %s),".formatted(field.name(), converter(field.type())))
                .collect(joining("\n")));
  }

  private static String member(Field field) {
    String type = type(field.type());
    return "    %s: %s\n    \"\"\"%s.\"\"\""
        .formatted(
            field.name(),
            field.required() ? type : "Optional[" + type + "]",
            escaped(field.described()));
  }

  private static String type(Field.Type type) {
    return switch (type) {
      case TEXT -> "str";
      case INTEGER, LARGE_INTEGER -> "int";
      case NUMBER -> "Decimal";
      case DATE -> "date";
      case TRUTH -> "bool";
      case OUTLINE -> throw new IllegalArgumentException("Libraries have no outlines");
    };
  }

  private static String converter(Field.Type type) {
    return switch (type) {
      case DATE -> "date.fromisoformat";
      case TRUTH -> "truth";
      default -> type(type);
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
