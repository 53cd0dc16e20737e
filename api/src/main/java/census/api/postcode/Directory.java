package census.api.postcode;

import census.api.web.Behind;
import java.util.stream.IntStream;

/**
 * One version of the directory, whole and in memory. It never changes: a new version is another
 * directory, so an answer is made from one version and no other.
 *
 * @param inUse how many of the postcodes are
 */
record Directory(
    Behind behind, Postcodes postcodes, Columns columns, Areas areas, Places places, int inUse) {

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
}
