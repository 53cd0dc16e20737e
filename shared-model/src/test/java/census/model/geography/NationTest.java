package census.model.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NationTest {

  @Test
  void nationsAreWrittenInSmallLetters() {
    assertThat(Stream.of(Nation.values()).map(Nation::id))
        .containsExactly("england", "wales", "scotland", "northern_ireland");
  }

  @Test
  void everyNationIsFoundByItsInitial() {
    assertThat(Nation.values())
        .allSatisfy(nation -> assertThat(Nation.withInitial(nation.initial())).contains(nation));
    assertThat(Nation.withInitial('K')).isEmpty();
  }
}
