package census.etl.ods;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One fact about an organisation that becomes another.
 *
 * @param which of what there may be several of, the code of the one; otherwise empty
 * @param value what it becomes; null: nothing
 * @param validFrom the first day on which it is so in practice
 * @param legalFrom the first day on which it is so in law; null if that is the same, or not known
 */
public record Change(
    String code,
    String fact,
    String which,
    @Nullable String value,
    LocalDate validFrom,
    @Nullable LocalDate legalFrom) {

  static Change of(String code, String fact, @Nullable String value, LocalDate validFrom) {
    return new Change(code, fact, "", value, validFrom, null);
  }

  /** One of several that there can be at once. */
  static Change oneOf(String code, String fact, String value, LocalDate validFrom) {
    return new Change(code, fact, value, value, validFrom, null);
  }
}
