package census.api.web;

import java.util.List;

/** The addresses under which routes answer: all of them under the first, and each under another. */
public enum Base {
  /** The address to document. Says so when it does not understand. */
  CURRENT("/api/v1"),
  /**
   * The older service for areas and deprivation: decimals are texts, what is not understood is
   * ignored.
   */
  OLDER("/rcpch-census-platform/api/v1"),
  /** The older service for organisations: a list is a bare array of all rows. */
  OLDER_ORGANISATIONS("/rcpch-nhs-organisations/api/v1");

  private final String path;

  Base(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  List<String> segments() {
    return List.of(path.substring(1).split("/", -1));
  }

  boolean isStrict() {
    return this == CURRENT;
  }

  boolean writesDecimalsAsTexts() {
    return this == OLDER;
  }

  boolean writesOutlinesAsTexts() {
    return this == OLDER_ORGANISATIONS;
  }

  boolean hasPages() {
    return this != OLDER_ORGANISATIONS;
  }

  /** Whether what replaces a route of an older service answers here. */
  boolean holds(Base older) {
    return this == CURRENT || this == older;
  }
}
