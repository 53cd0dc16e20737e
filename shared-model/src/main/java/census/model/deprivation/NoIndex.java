package census.model.deprivation;

import java.util.Locale;

/** Why there is no index for a place. Programs compare these, so they stay. */
public enum NoIndex {
  /** No part of the United Kingdom: nobody publishes an index there. */
  CHANNEL_ISLANDS,
  /** Likewise. */
  ISLE_OF_MAN,
  /** The directory does not say in which nation it lies. */
  NO_NATION,
  /** No index of the nation, or none of the year that is asked for, is published here. */
  NO_EDITION,
  /** Guidance prescribes an edition that is not published here. */
  PRESCRIBED_EDITION_MISSING,
  /** The directory gives no small area in the boundaries of the index. */
  NO_AREA,
  /** The index has no such area, or no rank for it. */
  NOT_RANKED;

  /** Whether it is one of the islands. */
  public boolean isAnIsland() {
    return this == CHANNEL_ISLANDS || this == ISLE_OF_MAN;
  }

  /** As written in answers: {@code no_edition}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
