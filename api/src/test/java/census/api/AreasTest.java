package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Larger areas, what became of areas, and their classes. */
final class AreasTest extends ApiTest {

  private static final String CHANGES = "/area_changes/";

  @Test
  void aDistrictLiesInItsRegionAndARegionInItsCountry() {
    assertThat(current(DISTRICTS + "E09900001/").get("region").toString())
        .isEqualTo("{\"region_code\":\"E12900001\",\"region_name\":\"North Feign\",\"year\":2019}");
    assertThat(current(DISTRICTS + "W06990001/").get("region").isNull()).isTrue();
    assertThat(current("/regions/E12900001/").at("/country/country_name").asString())
        .isEqualTo("Feignland");
    assertThat(texts(current("/countries/"), "/country_welsh_name"))
        .containsExactly("", "Gwlad Ffug");
  }

  @Test
  void aSmallAreaLiesInTheMiddleLayerAreaOfItsOwnEdition() {
    assertThat(current(LSOAS + "E01900002/?year=2011").at("/msoa/year").asInt()).isEqualTo(2011);
    assertThat(current(LSOAS + "E01900002/?year=2021").at("/msoa/year").asInt()).isEqualTo(2021);
  }

  @Test
  void districtsAreFoundByTheirRegion() {
    assertThat(
            texts(current(DISTRICTS + "?region_code=E12900001"), "/local_authority_district_code"))
        .containsExactly("E09900001");
  }

  @Test
  void anAreaThatWasSplitStandsOnceAndNamesAllItsParts() {
    JsonNode area = current(CHANGES + "E01900002/?year=2011");

    assertThat(area.toString())
        .isEqualTo(
            "{\"code\":\"E01900002\",\"name\":\"Sampleford 001B\",\"kind\":\"lsoa\",\"year\":2011,"
                + "\"change\":\"split\",\"later_year\":2021,\"later_areas\":["
                + "{\"code\":\"E01900003\",\"name\":\"Sampleford 001C\",\"year\":2021},"
                + "{\"code\":\"E01900004\",\"name\":\"Sampleford 001D\",\"year\":2021}]}");
    assertThat(current(CHANGES).get("count").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "change=merged, E01900005 E01900006",
    "later_code=E01900006, E01900005 E01900006",
    "later_code=E01900004, E01900002",
    "code=E01900001&year=2011, E01900001",
    "kind=msoa, ''"
  })
  void changesAreFoundFromEitherSide(String filter, String codes) {
    assertThat(String.join(" ", texts(current(CHANGES + "?" + filter), "/code"))).isEqualTo(codes);
  }

  @Test
  void aClassSaysItsEditionAndThatOfItsArea() {
    JsonNode area = current("/urban_rural_classes/E01900001/");

    assertThat(area.get("class_code").asString()).isEqualTo("UN1");
    assertThat(area.get("class_edition").asInt()).isEqualTo(2021);
    assertThat(area.get("year").asInt()).isEqualTo(2021);
    assertThat(area.get("name").asString()).isEqualTo("Sampleford 001A");
    assertThat(current("/urban_rural_classes/?urban_or_rural=rural").get("count").asInt()).isZero();
  }
}
