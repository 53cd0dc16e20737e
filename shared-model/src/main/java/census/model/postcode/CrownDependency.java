package census.model.postcode;

import java.util.Locale;
import java.util.Optional;

/**
 * An island that has postcodes and is no part of the United Kingdom: the directory lists its
 * postcodes, with codes that stand for no area, and nobody publishes an index for it.
 */
public enum CrownDependency {
  JERSEY("JE"),
  GUERNSEY("GY"),
  ISLE_OF_MAN("IM");

  private final String area;

  CrownDependency(String area) {
    this.area = area;
  }

  /** As written in answers: {@code isle_of_man}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<CrownDependency> withArea(String area) {
    for (CrownDependency each : values()) {
      if (each.area.equals(area)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
