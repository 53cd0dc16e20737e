package census.etl.ods;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;

/** The Organisation Data Service, asked in one of the ways in which it answers. */
public interface OrganisationService {

  /**
   * The codes of all organisations of which anything was changed on that day or later.
   *
   * @throws census.etl.finding.Fault if it does not answer, or does not remember that long
   */
  SortedSet<String> changedSince(LocalDate day);

  /**
   * What it says of one organisation; empty if it knows none of that code.
   *
   * @throws census.etl.finding.Fault if it does not answer
   */
  Optional<OdsRecord> find(String code);
}
