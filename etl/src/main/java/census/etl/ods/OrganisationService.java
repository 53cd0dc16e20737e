package census.etl.ods;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The Organisation Data Service, asked in one of the ways in which it answers. */
public interface OrganisationService {

  /** How many days back it knows what has changed; empty if as long as one likes. */
  OptionalInt daysRemembered();

  /**
   * The codes of all organisations of which anything was changed on that day or later.
   *
   * @throws census.etl.finding.Fault if it does not answer
   */
  Set<String> changedSince(LocalDate day);

  /**
   * What it says of one organisation; empty if it knows none of that code.
   *
   * @throws census.etl.finding.Fault if it does not answer
   */
  Optional<OdsRecord> find(String code);
}
