package census.etl.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void whatStandsInADamagedFileIsShownAndDoesNothing() {
    Finding finding =
        new Finding(Kind.HEADER_MISSING, Place.file("a.csv").column("\u0000NAME\n\u007f"))
            .found("\u001b[2J")
            .expected("NAME");

    assertThat(finding.message())
        .startsWith("a.csv, column \"␀NAME\n␡\": ")
        .contains("found ␛[2J; expected NAME");
  }
}
