package census.etl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {

  private static final List<String> OWN =
      List.of("code", "imd_score", "imd_rank", "crime_score", "crime_rank", "crime_score_moved");

  private static final ColumnNames NAMES = new ColumnNames(OWN, List.of("code", "crime_rank"));

  @Test
  void aStarStandsForWhatMayStandThere() {
    assertThat(NAMES.all(List.of("crime_rank", "*_score", "crime_*", "imd_rank")))
        .containsExactly("crime_rank", "imd_score", "crime_score", "crime_score_moved", "imd_rank");
  }

  @Test
  void whatFitsNoColumnStaysToBeFoundUnknown() {
    assertThat(NAMES.all(List.of("*_rnk", "cod"))).containsExactly("*_rnk", "cod");
    assertThat(NAMES.pairs(Map.of("*_score", "*_rnk"))).isEqualTo(Map.of("*_score", "*_rnk"));
  }

  @Test
  void aPairIsOfTheSameInBothPlaces() {
    assertThat(NAMES.pairs(Map.of("*_score", "*_rank")))
        .isEqualTo(Map.of("imd_score", "imd_rank", "crime_score", "crime_rank"));
  }

  @Test
  void onlyWhatTheOtherHasIsHeldAgainstIt() {
    assertThat(NAMES.pairsWithOthers(Map.of("*_rank", "*_rank", "code", "code")))
        .isEqualTo(Map.of("crime_rank", "crime_rank", "code", "code"));
  }
}
