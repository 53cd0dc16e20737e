package census.model.deprivation;

import java.util.Locale;
import java.util.Optional;

/** The numbers of equal groups that ranked areas are cut into, by the names they go by. */
public enum Quantile {
  MEDIAN(2),
  TERTILE(3),
  QUARTILE(4),
  QUINTILE(5),
  SEXTILE(6),
  SEPTILE(7),
  OCTILE(8),
  DECILE(10),
  DUODECILE(12),
  HEXADECILE(18),
  VIGINTILE(20);

  private final int groups;

  Quantile(int groups) {
    this.groups = groups;
  }

  public int groups() {
    return groups;
  }

  /** As written in answers: {@code quintile}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a number of groups that has no name. */
  public static Optional<Quantile> of(int groups) {
    for (Quantile each : values()) {
      if (each.groups == groups) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
