package census.api.postcode;

import census.api.web.Behind;
import census.api.web.JsonText;
import census.model.geography.Nation;
import census.model.postcode.CrownDependency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One version of the directory, whole and in memory. It never changes: a new version is another
 * directory, so an answer is made from one version and no other.
 *
 * @param inUse how many of the postcodes are
 */
public record Directory(
    Behind behind, Postcodes postcodes, Columns columns, Areas areas, Places places, int inUse) {

  private static final int COUNTRY = AreaKind.number("country");

  static Directory of(Behind behind, Postcodes postcodes, Columns columns, Areas areas) {
    int size = postcodes.size();
    return new Directory(
        behind,
        postcodes,
        columns,
        areas,
        new Places(columns.latitude(), columns.longitude(), size),
        (int) IntStream.range(0, size).filter(row -> !columns.terminated().has(row)).count());
  }

  boolean isInUse(int row) {
    return !columns.terminated().has(row);
  }

  /** The nation that a postcode lies in, if the directory says so and it is one of the four. */
  public Optional<Nation> nation(int row) {
    return area(COUNTRY, row).flatMap(code -> Nation.withInitial(code.charAt(0)));
  }

  /** The island that a postcode is on, if that is no part of the United Kingdom. */
  public Optional<CrownDependency> island(int row) {
    return postcodes.island(row);
  }

  /**
   * The code of the area of one kind that a postcode lies in, if it lies in any.
   *
   * @param kind a number of {@link #kind}
   */
  public Optional<String> area(int kind, int row) {
    int code = areas.code(kind, row);
    Codes codes = areas.codes(kind);
    return codes.isArea(code) ? Optional.of(codes.text(code)) : Optional.empty();
  }

  /** The number of a kind of area, as {@code lsoa_2011}, if the directory has such. */
  public static OptionalInt kind(String name) {
    return IntStream.range(0, AreaKind.ALL.size())
        .filter(kind -> AreaKind.ALL.get(kind).name().equals(name))
        .findFirst();
  }

  public void writePostcode(JsonText json, int row) {
    postcodes.write(json, row);
  }

  /** Month in which a postcode went out of use; null: it is in use. */
  public void writeTerminated(JsonText json, int row) {
    columns.terminated().write(json, row);
  }

  @Override
  public String toString() {
    return postcodes.size() + " postcodes";
  }
}
