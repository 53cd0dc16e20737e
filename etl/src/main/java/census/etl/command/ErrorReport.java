package census.etl.command;

import census.etl.finding.Fault;
import census.etl.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a command failed, for machines. */
record ErrorReport(String error, List<Found> findings) {

  record Found(
      String code,
      @Nullable String file,
      @Nullable String sheet,
      @Nullable Long row,
      @Nullable String column,
      @Nullable String found,
      @Nullable String expected,
      String message) {

    static Found of(Finding finding) {
      return new Found(
          finding.kind().code(),
          finding.place().file(),
          finding.place().sheet(),
          finding.place().row(),
          finding.place().column(),
          finding.found(),
          finding.expected(),
          finding.message());
    }
  }

  static ErrorReport of(Exception exception) {
    List<Found> findings =
        exception instanceof Fault fault
            ? fault.findings().stream().map(Found::of).toList()
            : List.of();
    return new ErrorReport(String.valueOf(exception.getMessage()), findings);
  }
}
