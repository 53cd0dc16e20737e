package census.api.postcode;

import census.api.web.CopiedRow;

/** What the directory says of each postcode besides the areas that it lies in. */
record Columns(
    Months introduced,
    Months terminated,
    Truths largeUser,
    Numbers easting,
    Numbers northing,
    FewNumbers positionalQuality,
    Decimals latitude,
    Decimals longitude,
    FewNumbers areasEdition,
    Numbers imdRank,
    FewNumbers imdEdition) {

  /** The columns that are read; {@link #set} takes them in this order. */
  static final String SQL =
      """
      introduced, terminated, large_user, easting, northing, positional_quality::integer,
      latitude::text, longitude::text, areas_edition, imd_rank, imd_edition""";

  static final int COUNT = 11;

  static Columns of(int rows) {
    return new Columns(
        new Months(rows),
        new Months(rows),
        new Truths(rows),
        new Numbers(rows),
        new Numbers(rows),
        new FewNumbers(rows),
        new Decimals(rows),
        new Decimals(rows),
        new FewNumbers(rows),
        new Numbers(rows),
        new FewNumbers(rows));
  }

  /** Takes a row from the columns that begin with this one. */
  void set(int row, CopiedRow copied, int first) {
    introduced.set(row, copied, first);
    terminated.set(row, copied, first + 1);
    largeUser.set(row, copied, first + 2);
    easting.set(row, copied, first + 3);
    northing.set(row, copied, first + 4);
    positionalQuality.set(row, copied, first + 5);
    latitude.set(row, copied, first + 6);
    longitude.set(row, copied, first + 7);
    areasEdition.set(row, copied, first + 8);
    imdRank.set(row, copied, first + 9);
    imdEdition.set(row, copied, first + 10);
  }
}
