package census.api.postcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CodeSetsTest {

  @Test
  void equalSetsHaveOneNumberAndOthersAnother() {
    CodeSets sets = new CodeSets(3);
    CodeSets.Collected collected = sets.new Collected();
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    Random random = new Random(6);
    for (int i = 0; i < 100_000; i++) {
      int[] set = random.ints(3, 0, 30).toArray();
      int number = collected.number(set);

      assertThat(numbers.computeIfAbsent(IntStream.of(set).boxed().toList(), absent -> number))
          .isEqualTo(number);
      assertThat(IntStream.range(0, 3).map(column -> sets.get(number, column)))
          .containsExactly(set[0], set[1], set[2]);
    }
    assertThat(sets.size()).isEqualTo(numbers.size()).isGreaterThan(4_096 * 2);
  }

  @Test
  void aColumnCanBeGivenOtherNumbers() {
    CodeSets sets = new CodeSets(2);
    CodeSets.Collected collected = sets.new Collected();
    collected.number(new int[] {0, 1});
    collected.number(new int[] {1, 1});

    sets.replace(0, new int[] {10, 20});

    assertThat(sets.get(0, 0)).isEqualTo(10);
    assertThat(sets.get(1, 0)).isEqualTo(20);
    assertThat(sets.get(1, 1)).isEqualTo(1);
  }
}
