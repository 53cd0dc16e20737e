package census.api.postcode;

import census.model.schema.PublishedTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of area that the directory gives for each postcode, or of class that the area is in.
 *
 * @param name as in {@code lsoa_2011}: the column, without {@code _code}
 * @param year whose areas these are, or {@link #OF_THE_ROW}
 * @param meaning what the column is
 */
record AreaKind(String name, int year, String meaning) {

  /** Each row says it for all kinds that have none in their name. */
  static final int OF_THE_ROW = 0;

  private static final Pattern CODE = Pattern.compile("(.+?)_code");
  private static final Pattern YEAR = Pattern.compile(".*_((?:19|20)[0-9]{2})");

  /** Every kind of the published table, in its order. */
  static final List<AreaKind> ALL =
      PublishedTable.named("postcode").orElseThrow().columns().stream()
          .flatMap(column -> of(column).stream())
          .toList();

  private static Optional<AreaKind> of(PublishedTable.Column column) {
    Matcher code = CODE.matcher(column.name());
    if (!code.matches()) {
      return Optional.empty();
    }
    Matcher year = YEAR.matcher(code.group(1));
    return Optional.of(
        new AreaKind(
            code.group(1),
            year.matches() ? Integer.parseInt(year.group(1)) : OF_THE_ROW,
            column.meaning()));
  }

  static int number(String name) {
    for (int i = 0; i < ALL.size(); i++) {
      if (ALL.get(i).name.equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the directory has no " + name);
  }

  String column() {
    return name + "_code";
  }
}
