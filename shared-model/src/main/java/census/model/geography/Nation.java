package census.model.geography;

import java.util.Locale;
import java.util.Optional;

/** The four nations, each of which publishes an index of its own that compares with no other. */
public enum Nation {
  ENGLAND('E'),
  WALES('W'),
  SCOTLAND('S'),
  NORTHERN_IRELAND('N');

  private final char initial;

  Nation(char initial) {
    this.initial = initial;
  }

  /** The letter with which the nine-character codes of this nation begin. */
  public char initial() {
    return initial;
  }

  /** As written in tables and answers: {@code northern_ireland}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a code that begins with this letter; empty for codes that span nations, and the islands. */
  public static Optional<Nation> withInitial(char initial) {
    for (Nation nation : values()) {
      if (nation.initial == initial) {
        return Optional.of(nation);
      }
    }
    return Optional.empty();
  }
}
