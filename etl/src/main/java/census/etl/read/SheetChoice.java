package census.etl.read;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.wording.Nearest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which sheet of a workbook is read. */
final class SheetChoice {

  private SheetChoice() {}

  /** The declared sheet, or the only one if none is declared. */
  static String of(@Nullable String declared, List<String> sheets, Place place) {
    if (declared == null && sheets.size() == 1) {
      return sheets.get(0);
    }
    if (declared != null && sheets.contains(declared)) {
      return declared;
    }
    throw missing(declared, sheets, place);
  }

  static Fault missing(@Nullable String declared, List<String> sheets, Place place) {
    List<String> nearest = declared == null ? sheets : Nearest.order(declared, sheets);
    String expected =
        declared == null ? "the declaration to say which sheet" : CellText.shown(declared);
    return new Fault(
        Kind.SHEET_MISSING
            .at(place)
            .found(nearest.stream().map(CellText::shown).collect(Collectors.joining(", ")))
            .expected(expected));
  }
}
