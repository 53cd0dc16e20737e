package census.etl.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be recorded in the journal.
 *
 * @param code what changes: an ODS code, or the code of a diabetes unit
 * @param fact what changes of it; {@code census.organisation_fact} has all
 * @param which of facts that can hold several times over, the code of the one; otherwise empty
 * @param value what it is from then on; null if it is no longer anything
 * @param from the first day on which it holds in practice
 * @param legalFrom the first day on which it holds in law, if that is known
 * @param undoes the change that it takes back, if it takes back one
 */
public record Change(
    String code,
    String fact,
    String which,
    @Nullable String value,
    LocalDate from,
    @Nullable LocalDate legalFrom,
    @Nullable String reason,
    @Nullable Long undoes) {

  /** Of a fact that holds once at a time: from a day on it is so. */
  public static Change of(
      String code, String fact, @Nullable String value, LocalDate from, @Nullable String reason) {
    return new Change(code, fact, "", value, from, null, reason, null);
  }

  /** Of a fact that can hold several times over: from a day on this holds too. */
  public static Change also(
      String code, String fact, String value, LocalDate from, @Nullable String reason) {
    return new Change(code, fact, value, value, from, null, reason, null);
  }

  /** Of a fact that can hold several times over: from a day on this one holds no longer. */
  public static Change noLonger(
      String code, String fact, String value, LocalDate from, @Nullable String reason) {
    return new Change(code, fact, value, null, from, null, reason, null);
  }

  /** The same with the day on which it holds in law. */
  public Change legally(@Nullable LocalDate day) {
    return new Change(code, fact, which, value, from, day, reason, undoes);
  }
}
