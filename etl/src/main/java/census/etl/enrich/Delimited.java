package census.etl.enrich;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How cells become a part of a row: with what between them, and between which marks. */
record Delimited(char delimiter) {

  /** Each with a delimiter before it, ready to be put behind what is there. */
  String appended(Collection<? extends @Nullable String> cells) {
    return cells.stream().map(cell -> delimiter + cell(cell)).collect(Collectors.joining());
  }

  byte[] bytes(Collection<? extends @Nullable String> cells) {
    return appended(cells).getBytes(StandardCharsets.UTF_8);
  }

  /** As many cells with nothing in them. */
  byte[] blanks(int cells) {
    return String.valueOf(delimiter).repeat(cells).getBytes(StandardCharsets.UTF_8);
  }

  String cell(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return isPlain(text) ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private boolean isPlain(String text) {
    return text.indexOf(delimiter) < 0 && text.chars().noneMatch(c -> "\"\r\n".indexOf(c) >= 0);
  }
}
