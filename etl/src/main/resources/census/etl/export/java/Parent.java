package census.organisations;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that an organisation belongs to for a time.
 *
 * @param kind trust, local_health_board, integrated_care_board, paediatric_diabetes_unit and others
 * @param identifier what it goes by: an ODS code, a PZ or PN code, a GSS code, an abbreviation
 * @param name empty for what goes by its code alone, or is not in the lists
 * @param validFrom the first day on which it holds; 0001-01-01 where that is not known
 * @param validTo the last day on which it holds; 9999-12-31 while no end is known
 * @param basis how it is known
 */
public record Parent(
    String kind,
    String identifier,
    Optional<String> name,
    LocalDate validFrom,
    LocalDate validTo,
    String basis) {}
