package census.etl.read;

import static java.util.stream.Collectors.joining;

import census.etl.catalogue.Column;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Header cells that are looked for: as they stand, but for white space and for the year that some
 * have in them.
 *
 * @param texts as declared, white space folded
 * @param forms the same, to be held against what a file has; a year is its only group
 */
record HeaderNames(List<String> texts, Pattern forms) {

  private static final Pattern YEAR = Pattern.compile(Pattern.quote(Column.YEAR));
  private static final int CENTURY_ENDS = 70;

  static HeaderNames of(Collection<@Nullable String> declared) {
    List<String> texts =
        declared.stream().map(CellText::folded).filter(Objects::nonNull).distinct().toList();
    return new HeaderNames(
        texts, Pattern.compile(texts.stream().map(HeaderNames::form).collect(joining("|"))));
  }

  static HeaderNames of(Column column) {
    return of(column.headers());
  }

  private static String form(String text) {
    return YEAR.splitAsStream(text).map(Pattern::quote).collect(joining("([0-9]{2})"))
        + (text.endsWith(Column.YEAR) ? "([0-9]{2})" : "");
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  boolean hold(String name) {
    return forms.matcher(name).matches();
  }

  /** The year in a header that they hold, or null if it has none: 2025 in lad25cd. */
  @Nullable Long year(String name) {
    Matcher matcher = forms.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        long digits = Long.parseLong(matcher.group(group));
        return (digits < CENTURY_ENDS ? 2000 : 1900) + digits;
      }
    }
    return null;
  }
}
