package census.etl.enrich;

import java.util.Locale;

/**
 * What came of the postcode of a row: the words of {@link census.model.postcode.Outcome}, and one
 * for a row without any.
 */
enum Status {
  FOUND,
  TERMINATED,
  UNKNOWN,
  MALFORMED,
  NHS_PSEUDO,
  EMPTY;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
