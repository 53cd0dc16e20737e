package census.api.deprivation;

import java.util.List;
import java.util.Optional;

/**
 * A small area in one edition of an index.
 *
 * @param rank in the whole index; 0 where it is not published
 * @param score of the whole index; not a number where it is not published
 * @param population not a number where it is not published
 * @param row its row of the list, as {@link KeptRows} keeps it
 * @param inside the larger areas that it lies in, one of each kind
 */
record SmallArea(
    String code,
    String name,
    int rank,
    double score,
    double population,
    byte[] row,
    List<LargerArea> inside) {

  boolean isRanked() {
    return rank > 0;
  }

  /** The area of one of these kinds that it lies in. */
  Optional<LargerArea> inside(List<String> kinds) {
    return inside.stream().filter(larger -> kinds.contains(larger.kind())).findFirst();
  }
}
