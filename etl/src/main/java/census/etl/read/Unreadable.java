package census.etl.read;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;

/** What a library makes of a damaged workbook, as a fault that a person can act on. */
final class Unreadable {

  private Unreadable() {}

  static Fault workbook(Place place, Exception cause, String expected) {
    return new Fault(
        Kind.FILE_UNREADABLE
            .at(place)
            .found(CellText.shown(String.valueOf(cause.getMessage())))
            .expected(expected),
        cause);
  }
}
