package census.etl.enrich;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How cells become a part of a row: with what between them, and between which marks. */
record Delimited(char delimiter) {

  /** Each with a delimiter before it, ready to be put behind what is there. */
  String appended(Collection<? extends @Nullable String> cells) {
    return cells.stream().map(cell -> delimiter + cell(cell)).collect(Collectors.joining());
  }

  private String cell(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean plain =
        text.indexOf(delimiter) < 0 && text.chars().noneMatch(c -> "\"\r\n".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
