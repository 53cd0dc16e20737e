package census.etl.ods.standin;

import census.etl.ods.OdsRecord.Address;
import java.time.LocalDate;
import java.util.List;

/** Something that happens to organisations on a day. */
public sealed interface Event {

  /** From this day on it is so. */
  LocalDate day();

  /** It is called otherwise. */
  record Rename(String code, String name, LocalDate day) implements Event {}

  /** It is somewhere else. */
  record Move(String code, Address address, LocalDate day) implements Event {}

  /** It has another telephone and website. */
  record Contact(String code, String telephone, String website, LocalDate day) implements Event {}

  /** It was open for the last time on the day before. */
  record Close(String code, LocalDate day) implements Event {}

  /** It is open again. */
  record Reopen(String code, LocalDate day) implements Event {}

  /** Another trust operates it. */
  record Transfer(String code, String to, LocalDate day) implements Event {}

  /** Trusts close, and another goes on with all that was theirs. */
  record Merge(List<String> from, String into, String name, LocalDate day) implements Event {}
}
