package census.api.web;

import java.util.List;

/** The two addresses under which everything answers. */
enum Base {
  /** The address to document. Says so when it does not understand. */
  CURRENT("/api/v1"),
  /** The service that this one replaces: decimals are texts, what is not understood is ignored. */
  OLDER("/rcpch-census-platform/api/v1");

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
}
