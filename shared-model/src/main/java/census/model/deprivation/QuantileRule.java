package census.model.deprivation;

import java.util.Locale;

/**
 * How a nation cuts its ranked areas into equal groups. Rank 1 is the most deprived everywhere. The
 * two rules differ only at the edges: with 1,909 Welsh areas, rank 191 is still in the first decile
 * by {@link #FLOOR} and would be in the second by {@link #CEILING}.
 */
public enum QuantileRule {
  /** {@code ceil(rank * groups / areas)}: England, Scotland; used for Northern Ireland too. */
  CEILING,
  /** {@code floor((rank - 1) * groups / areas) + 1}: Wales. */
  FLOOR;

  /** As written in tables, declarations and answers. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The formula for a person to read. */
  public String formula() {
    return switch (this) {
      case CEILING -> "ceil(rank * groups / areas)";
      case FLOOR -> "floor((rank - 1) * groups / areas) + 1";
    };
  }

  /**
   * The group, from 1, in which a rank lies.
   *
   * @throws IllegalArgumentException if the rank is not one of the areas' or there are no groups
   */
  public int group(int rank, int areas, int groups) {
    if (rank < 1 || rank > areas) {
      throw new IllegalArgumentException("rank %d is not in 1 to %d".formatted(rank, areas));
    }
    if (groups < 1) {
      throw new IllegalArgumentException("%d groups: at least 1 is needed".formatted(groups));
    }
    long product = (long) rank * groups;
    return switch (this) {
      case CEILING -> (int) ((product + areas - 1) / areas);
      case FLOOR -> (int) ((product - groups) / areas) + 1;
    };
  }
}
