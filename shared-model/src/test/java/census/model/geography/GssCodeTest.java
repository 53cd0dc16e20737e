package census.model.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GssCodeTest {

  @ParameterizedTest
  @CsvSource({
    "E01000001, ENGLAND",
    "W01000001, WALES",
    "S01006506, SCOTLAND",
    "N09000003, NORTHERN_IRELAND"
  })
  void theFirstLetterSaysTheNation(String code, Nation nation) {
    assertThat(new GssCode(code).nation()).contains(nation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"K02000001", "L93000001", "M83000003", "J01000001"})
  void someCodesBelongToNoneOfTheFourNations(String code) {
    assertThat(new GssCode(code).nation()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"E99999999, true", "M99999999, true", "E63999999, true", "E01000001, false"})
  void codesThatEndIn999999StandForNoArea(String code, boolean pseudo) {
    assertThat(new GssCode(code).isPseudo()).isEqualTo(pseudo);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "E0100001", "E010000011", "e01000001", " E01000001", "95GG39S1", "X01000001"})
  void anythingElseIsNotACode(String text) {
    assertThat(GssCode.looksLike(text)).isFalse();
    assertThatThrownBy(() -> new GssCode(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"%s\" is not a GSS code", text);
  }
}
