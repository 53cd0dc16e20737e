package census.model.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import census.model.geography.NationalGrid.Degrees;
import census.model.geography.NationalGrid.GridPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NationalGridTest {

  /** What PROJ makes of EPSG:27700 with the same transformation. */
  @ParameterizedTest
  @CsvSource({
    "651409.903, 313177.270, 1.71605194586013, 52.6579786003156",
    "530000, 180000, -0.128353982083164, 51.5039908275854",
    "333000, 374000, -3.00581445546944, 53.2587538836999",
    "438000, 1140000, -1.31759098533669, 60.1427513855348",
    "90000, 10000, -6.31938096552048, 49.9096707142491",
  })
  void aPointOfTheGridIsWhereOthersPutIt(double e, double n, double longitude, double latitude) {
    Degrees degrees = NationalGrid.degrees(new GridPoint(e, n));

    assertThat(degrees.longitude()).isCloseTo(longitude, within(1e-7));
    assertThat(degrees.latitude()).isCloseTo(latitude, within(1e-7));
  }

  @Test
  void thereAndBackLosesLessThanTwoCentimetresAnywhere() {
    for (int east = 0; east <= 700_000; east += 20_000) {
      for (int north = 0; north <= 1_250_000; north += 50_000) {
        GridPoint back = NationalGrid.point(NationalGrid.degrees(new GridPoint(east, north)));

        assertThat(back.easting()).isCloseTo(east, within(0.02));
        assertThat(back.northing()).isCloseTo(north, within(0.02));
      }
    }
  }
}
