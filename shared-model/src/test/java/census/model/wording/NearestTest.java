package census.model.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> NAMES = List.of("lsoa_code", "lsoa_name", "year");

  @Test
  void aSlipOfThePenLeadsToTheNameThatWasMeant() {
    assertThat(Nearest.to("LSOA_cod", NAMES)).hasValue("lsoa_code");
    assertThat(Nearest.order("yaer", NAMES)).startsWith("year");
  }

  @Test
  void aMessageNamesAtMostThree() {
    assertThat(Nearest.first("lsoa_cod", NAMES)).isEqualTo("lsoa_code, lsoa_name or year");
    assertThat(Nearest.first("lsoa_cod", List.of("lsoa_code"))).isEqualTo("lsoa_code");
    assertThat(Nearest.first("lsoa_cod", List.of())).isEqualTo("nothing: there is none");
  }

  @Test
  void whatIsFarFromAllIsCloseToNone() {
    assertThat(Nearest.closeTo("wards", NAMES)).isEmpty();
    assertThat(Nearest.closeTo("lsoa_cod", NAMES)).hasValue("lsoa_code");
  }

  @Test
  void aNameOfAMegabyteIsNotCompared() {
    assertThat(Nearest.to("x".repeat(1_000_000), NAMES)).isEmpty();
  }
}
