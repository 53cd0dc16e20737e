package census.etl.ods;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the Organisation Data Service says of one organisation. It keeps two kinds of
 * dates apart: when something worked, and when it existed in law. What holds on a day follows from
 * the first, as contracts and patients do.
 *
 * @param recordClass null if it does not say
 * @param active what it says itself; dates can say otherwise
 * @param telephone the first, if there are several
 * @param website the first, if there are several
 * @param lastChanged null if it does not say
 */
public record OdsRecord(
    String code,
    String name,
    @Nullable RecordClass recordClass,
    boolean active,
    Period operational,
    Period legal,
    Address address,
    @Nullable String telephone,
    @Nullable String website,
    List<Role> roles,
    List<Relationship> relationships,
    List<Succession> successions,
    @Nullable LocalDate lastChanged) {

  /** The relationship of a site to the trust or board that runs it. */
  public static final String OPERATED_BY = "RE6";

  /** The role of a trust. */
  public static final String TRUST = "RO197";

  /** The role of a site of a trust. */
  public static final String TRUST_SITE = "RO198";

  /** The role of a health board of Wales. */
  public static final String HEALTH_BOARD = "RO142";

  /** The role of a site of a health board. */
  public static final String HEALTH_BOARD_SITE = "RO144";

  public OdsRecord {
    roles = List.copyOf(roles);
    relationships = List.copyOf(relationships);
    successions = List.copyOf(successions);
  }

  public enum RecordClass {
    /** RC1. */
    ORGANISATION,
    /** RC2. */
    SITE
  }

  public record Address(
      @Nullable String line1,
      @Nullable String line2,
      @Nullable String line3,
      @Nullable String town,
      @Nullable String county,
      @Nullable String postcode,
      @Nullable String country) {

    public static final Address NONE = new Address(null, null, null, null, null, null, null);
  }

  /**
   * What it is.
   *
   * @param id as RO197, an NHS trust
   */
  public record Role(String id, boolean primary, boolean active, Period operational) {}

  /**
   * What it is to another.
   *
   * @param id as RE6, is operated by
   * @param target code of the other
   * @param targetRole primary role of the other; null if it does not say
   */
  public record Relationship(
      String id, String target, @Nullable String targetRole, boolean active, Period operational) {}

  /**
   * Who came before or after it, one step only.
   *
   * @param date null if it does not say
   */
  public record Succession(Direction direction, String target, @Nullable LocalDate date) {

    public enum Direction {
      PREDECESSOR,
      SUCCESSOR
    }
  }

  /** The role that says what it is above all; as RO197, an NHS trust, or RO198, a site of one. */
  public Optional<String> primaryRole() {
    return roles.stream()
        .filter(Role::primary)
        .sorted((one, other) -> Boolean.compare(other.active(), one.active()))
        .map(Role::id)
        .findFirst();
  }

  /** Whether the role that says what it is above all is one of these. */
  public boolean isA(String... roles) {
    return primaryRole().filter(List.of(roles)::contains).isPresent();
  }

  /**
   * Who operates it on a day: by the relationship and its dates, never the first in the list. One
   * that is over is inactive, and held in its time.
   */
  public Optional<String> operator(LocalDate day) {
    return relationships.stream()
        .filter(relationship -> relationship.id().equals(OPERATED_BY))
        .filter(one -> one.active() || one.operational().end() != null)
        .filter(relationship -> relationship.operational().contains(day))
        .max(Comparator.comparing(relationship -> relationship.operational().firstDay()))
        .map(Relationship::target);
  }

  /** Whether it is in operation on a day. */
  public boolean isOpen(LocalDate day) {
    return operational.contains(day);
  }

  /** Codes of those that came after it, each one step away. */
  public List<String> successors() {
    return successions.stream()
        .filter(succession -> succession.direction() == Succession.Direction.SUCCESSOR)
        .map(Succession::target)
        .toList();
  }
}
