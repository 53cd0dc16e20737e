package census.organisations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {{title}}. {{remarks}}
 *
 * <p>Every organisation by its ODS code. What belongs to what is asked for a day, or for today.
 */
public final class Organisations {

  /** The date of the data. */
  public static final String VERSION = "{{version}}";

  private static final String ORGANISATION = "organisation";
  private static final String UNIT = "paediatric_diabetes_unit";
  private static final String TRUST = "trust";

  private Organisations() {}

  public static List<Organisation> all() {
    return Tables.ORGANISATION.rows().toList();
  }

  public static Optional<Organisation> byOdsCode(String odsCode) {
    return Tables.ORGANISATION.get(odsCode);
  }

  /** The organisations of a paediatric diabetes unit. */
  public static List<Organisation> byPzCode(String pzCode) {
    return byPzCode(pzCode, LocalDate.now());
  }

  public static List<Organisation> byPzCode(String pzCode, LocalDate on) {
    return organisations(Set.of(List.of(UNIT, pzCode)), on);
  }

  /** The organisations of whatever goes by this: a trust, a board, a unit, a network. */
  public static List<Organisation> byParent(String identifier) {
    return byParent(identifier, LocalDate.now());
  }

  public static List<Organisation> byParent(String identifier, LocalDate on) {
    return organisations(
        Tables.NHS_MEMBERSHIP
            .rows()
            .filter(m -> m.parent().equals(identifier) && !m.parentKind().equals(ORGANISATION))
            .map(m -> List.of(m.parentKind(), m.parent()))
            .collect(Collectors.toSet()),
        on);
  }

  /** All that an organisation belongs to; networks of its unit among them. */
  public static List<Parent> parents(String odsCode) {
    return parents(odsCode, LocalDate.now());
  }

  public static List<Parent> parents(String odsCode, LocalDate on) {
    List<Parent> own = parents(ORGANISATION, odsCode, on);
    List<Parent> all = new ArrayList<>(own);
    own.stream()
        .filter(parent -> parent.kind().equals(UNIT))
        .flatMap(unit -> parents(UNIT, unit.identifier(), on).stream())
        .filter(parent -> !parent.kind().equals(ORGANISATION))
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** The trust or health board of an organisation. */
  public static Optional<Parent> parent(String odsCode) {
    return parents(odsCode).stream()
        .filter(p -> p.kind().equals(TRUST) || p.kind().equals("local_health_board"))
        .findFirst();
  }

  private static List<Parent> parents(String memberKind, String member, LocalDate on) {
    return Tables.NHS_MEMBERSHIP
        .rows()
        .filter(m -> m.memberKind().equals(memberKind) && m.member().equals(member))
        .filter(m -> holds(m, on))
        .map(
            m ->
                new Parent(
                    m.parentKind(),
                    m.parent(),
                    name(m.parentKind(), m.parent()),
                    m.validFrom(),
                    m.validTo(),
                    m.basis()))
        .toList();
  }

  private static boolean holds(NhsMembership m, LocalDate on) {
    return !on.isBefore(m.validFrom()) && !on.isAfter(m.validTo());
  }

  private static Optional<String> name(String kind, String identifier) {
    return kind.equals(TRUST)
        ? Tables.TRUST.get(identifier).map(Trust::name)
        : Tables.NHS_BODY.get(kind, identifier).map(NhsBody::name);
  }

  private static List<Organisation> organisations(Set<List<String>> parents, LocalDate on) {
    return codes(parents, on).stream()
        .flatMap(code -> Tables.ORGANISATION.get(code).stream())
        .toList();
  }

  /** By way of a unit too, as those of a network are. */
  private static Set<String> codes(Set<List<String>> parents, LocalDate on) {
    Set<String> found = new TreeSet<>();
    Set<List<String>> units = new HashSet<>();
    Tables.NHS_MEMBERSHIP
        .rows()
        .filter(m -> parents.contains(List.of(m.parentKind(), m.parent())) && holds(m, on))
        .forEach(
            m -> {
              if (m.memberKind().equals(ORGANISATION)) {
                found.add(m.member());
              } else if (m.memberKind().equals(UNIT)) {
                units.add(List.of(UNIT, m.member()));
              }
            });
    if (!units.isEmpty()) {
      found.addAll(codes(units, on));
    }
    return found;
  }
}
