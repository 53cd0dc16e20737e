package census.etl.enrich;

import census.model.postcode.Outcome;
import java.util.Locale;
import java.util.Optional;

/** What came of the postcode of a row: the words of every other answer, and one for no postcode. */
enum Status {
  FOUND(Outcome.FOUND),
  TERMINATED(Outcome.TERMINATED),
  UNKNOWN(Outcome.UNKNOWN),
  MALFORMED(Outcome.MALFORMED),
  NHS_PSEUDO(Outcome.NHS_PSEUDO),
  EMPTY(null);

  private final Optional<Outcome> outcome;

  Status(@org.jspecify.annotations.Nullable Outcome outcome) {
    this.outcome = Optional.ofNullable(outcome);
  }

  String id() {
    return outcome.map(Outcome::id).orElseGet(() -> name().toLowerCase(Locale.ROOT));
  }
}
