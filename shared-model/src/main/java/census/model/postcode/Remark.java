package census.model.postcode;

import java.util.Locale;

/** Why an answer has less in it than might be expected. Programs compare these, so they stay. */
public enum Remark {
  /** No part of the United Kingdom: its codes stand for no area, and nobody publishes an index. */
  CHANNEL_ISLANDS,
  /** Likewise. */
  ISLE_OF_MAN,
  NO_COORDINATES,
  /** The directory gives a code that no list of names has. */
  CODE_WITHOUT_NAME;

  /** As written in answers: {@code no_coordinates}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For a postcode on one of the islands. */
  public static Remark of(CrownDependency island) {
    return island == CrownDependency.ISLE_OF_MAN ? ISLE_OF_MAN : CHANNEL_ISLANDS;
  }
}
