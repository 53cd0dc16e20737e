package census.model.deprivation;

import static census.model.deprivation.QuantileRule.CEILING;
import static census.model.deprivation.QuantileRule.FLOOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The figures are the publishers': section 4 and 6 of the contract. */
final class QuantileRuleTest {

  private static final int ENGLAND_2019 = 32_844;
  private static final int WALES = 1_909;

  @ParameterizedTest
  @CsvSource({"24862, 10, 8", "9304, 2, 1", "16422, 2, 1", "16423, 2, 2", "32844, 10, 10"})
  void englandTakesTheCeiling(int rank, int groups, int group) {
    assertThat(CEILING.group(rank, ENGLAND_2019, groups)).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({"1038, 5, 3", "1909, 5, 5", "885, 10, 5", "885, 5, 3", "885, 4, 2", "550, 10, 3"})
  void walesTakesTheFloor(int rank, int groups, int group) {
    assertThat(FLOOR.group(rank, WALES, groups)).isEqualTo(group);
  }

  @Test
  void theLastRanksOfTheWelshDecilesAreThePublishedOnes() {
    int[] lastRanks =
        IntStream.rangeClosed(1, WALES)
            .filter(
                rank ->
                    rank == WALES
                        || FLOOR.group(rank, WALES, 10) < FLOOR.group(rank + 1, WALES, 10))
            .toArray();

    assertThat(lastRanks).containsExactly(191, 382, 573, 764, 955, 1146, 1337, 1528, 1719, 1909);
  }

  @Test
  void theRulesDifferAtTheEdgeOfAWelshDecile() {
    assertThat(FLOOR.group(191, WALES, 10)).isEqualTo(1);
    assertThat(CEILING.group(191, WALES, 10)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void everyRankIsInOneOfTheGroupsInOrderAndTheGroupsAreAsEqualAsTheyCanBe(QuantileRule rule) {
    int[] manyAreas =
        IntStream.concat(
                IntStream.rangeClosed(20, 400),
                IntStream.of(890, WALES, 6_976, ENGLAND_2019, 33_755))
            .toArray();
    for (int areas : manyAreas) {
      for (int groups : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 18, 20}) {
        int[] sizes = sizes(rule, areas, groups);

        assertThat(sizes).as("%s, %d areas, %d groups", rule, areas, groups).hasSize(groups);
        assertThat(Arrays.stream(sizes).max().orElseThrow())
            .isLessThanOrEqualTo(Arrays.stream(sizes).min().orElseThrow() + 1);
      }
    }
  }

  /** How many ranks each group has; fails by its index when a group is outside 1 to q. */
  private static int[] sizes(QuantileRule rule, int areas, int groups) {
    int[] sizes = new int[groups];
    int last = 1;
    for (int rank = 1; rank <= areas; rank++) {
      int group = rule.group(rank, areas, groups);
      if (group < last) {
        throw new AssertionError("rank %d of %d falls back to %d".formatted(rank, areas, group));
      }
      last = group;
      sizes[group - 1]++;
    }
    return sizes;
  }

  @Test
  void theLargestProductsDoNotOverflow() {
    assertThat(CEILING.group(Integer.MAX_VALUE, Integer.MAX_VALUE, 100)).isEqualTo(100);
    assertThat(FLOOR.group(Integer.MAX_VALUE, Integer.MAX_VALUE, 100)).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 5", "11, 10, 5", "-1, 10, 5"})
  void aRankThatNoAreaHasIsRefused(int rank, int areas, int groups) {
    assertThatThrownBy(() -> FLOOR.group(rank, areas, groups))
        .hasMessage("rank %d is not in 1 to %d", rank, areas);
  }

  @Test
  void noGroupsAreRefused() {
    assertThatThrownBy(() -> CEILING.group(1, 10, 0)).hasMessage("0 groups: at least 1 is needed");
  }

  @Test
  void theFormulaIsWrittenForPeople() {
    assertThat(CEILING.formula()).isEqualTo("ceil(rank * groups / areas)");
    assertThat(FLOOR.id()).isEqualTo("floor");
  }
}
