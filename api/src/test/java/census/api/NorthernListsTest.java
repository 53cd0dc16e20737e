package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The lists of Scotland and Northern Ireland, of gardens and of how densely people live. */
final class NorthernListsTest extends ApiTest {

  private static final String SCOTTISH = "/scottish_indices_of_multiple_deprivation/";
  private static final String NORTHERN_IRISH = "/northern_ireland_indices_of_multiple_deprivation/";
  private static final String DATA_ZONES = "/scotland_datazones/";
  private static final String SUPER_OUTPUT_AREAS = "/northern_ireland_small_output_areas/";
  private static final String GREEN_SPACE = "/greenspace/";
  private static final String DENSITY = "/population_density/";

  @ParameterizedTest
  @CsvSource({
    "/scottish_indices_of_multiple_deprivation/, /data_zone/data_zone_code, S01900001, 3",
    "/northern_ireland_indices_of_multiple_deprivation/, /soa/soa_code, 95ZA02W1, 2",
    "/scotland_datazones/, /data_zone_code, S01900001, 3",
    "/scotland_data_zones/, /data_zone_code, S01900001, 3",
    "/northern_ireland_small_output_areas/, /soa_code, 95ZA02W1, 2",
    "/greenspace/, /local_authority/local_authority_district_code, S12900001, 2",
    "/green_space/, /local_authority/local_authority_district_code, S12900001, 2",
    "/population_density/, /area_code, 95ZA01S1, 3"
  })
  void eachListHasItsRowsInTheOlderOrder(String list, String field, String first, int rows) {
    JsonNode page = current(list);

    assertThat(page.get("count").asInt()).isEqualTo(rows);
    assertThat(texts(page, field).get(0)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "data_zone_code=s0190000, 3",
    "data_zone_code=S01900001, 1",
    "data_zone_name=STRATH, 2",
    "local_authority_code=S12900002, 1",
    "local_authority_code=s12, 3",
    "local_authority_name=kinm, 1",
    "year=2020, 3",
    "version=2020v2, 3",
    "imd_vigintile=14, 1",
    "income_rank=1.5, 2",
    "income_rank__gte=1.6, 1",
    "total_population=0, 1"
  })
  void theScottishIndexIsAskedByEveryField(String filter, int rows) {
    assertThat(current(SCOTTISH + "?" + filter).get("count").asInt()).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "soa_code=za0, 2",
    "soa_code=95za01s1, 1",
    "soa_zone_code=95ZA01S1, 1",
    "soa_name=SAMPLE_2, 1",
    "soa_zone_name=sample_2, 1",
    "soa_code_name=sample_2, 1",
    "local_authority_name=shamside, 2",
    "default_urban_rural_2015=Rural, 1",
    "crime_and_disorder_rank=1, 1",
    "year=2017, 2"
  })
  void theNorthernIrishMeasuresAreAskedByEveryFieldAndInTheOlderSpellings(String filter, int rows) {
    assertThat(current(NORTHERN_IRISH + "?" + filter).get("count").asInt()).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "data_zone_code=S0190000, 3",
    "data_zone_code=s01900003, 1",
    "data_zone_name=kinmock, 1",
    "local_authority_code=S12900001, 2",
    "local_authority_code=s1290000, 3",
    "local_authority_name=STRATHS, 2",
    "year=2011, 3",
    "year=2021, 0"
  })
  void dataZonesAreLookedForAnywhereInTheText(String filter, int rows) {
    assertThat(current(DATA_ZONES + "?" + filter).get("count").asInt()).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "/northern_ireland_small_output_areas/, soa_code=95ZA01S1, 1",
    "/northern_ireland_small_output_areas/, soa_code=95ZA, 0",
    "/northern_ireland_small_output_areas/, soa_name=Ballysample_2, 1",
    "/northern_ireland_small_output_areas/, local_authority_code=N09900001, 2",
    "/northern_ireland_small_output_areas/, year=2001, 2",
    "/greenspace/, local_authority_code=S12900001, 1",
    "/greenspace/, local_authority_name=Sampleford, 1",
    "/greenspace/, local_authority_name=sampleford, 0",
    "/greenspace/, nation=england, 1",
    "/greenspace/, total_private_outdoor_space_total_area__gte=1000, 1",
    "/population_density/, area_code=E01900001, 1",
    "/population_density/, lsoa_code=E01900001, 1",
    "/population_density/, area_name=Ballysample_1, 1",
    "/population_density/, local_authority_code=S12900001, 1",
    "/population_density/, residents_per_square_kilometre__lte=1730.5, 2",
    "/population_density/, year=2019, 3"
  })
  void otherListsLookForTheWholeText(String list, String filter, int rows) {
    assertThat(current(list + "?" + filter).get("count").asInt()).isEqualTo(rows);
  }

  @Test
  void aScottishRowSaysWhichVersionItIsAndWhereItsZoneLies() {
    JsonNode row = current(SCOTTISH + "S01900002");

    assertThat(row.get("year").asInt()).isEqualTo(2020);
    assertThat(row.get("version").asString()).isEqualTo("2020v2");
    assertThat(row.get("type").asString()).isEqualTo("scottish");
    assertThat(row.get("areas").asInt()).isEqualTo(3);
    assertThat(row.get("imd_vigintile").asInt()).isEqualTo(14);
    assertThat(row.get("total_population").asInt()).isEqualTo(793);
    assertThat(row.get("data_zone").toString())
        .isEqualTo(
            "{\"data_zone_code\":\"S01900002\",\"data_zone_name\":\"Strathsample - 02\","
                + "\"year\":2011,\"data_zone_edition\":2011,"
                + "\"local_authority\":{\"local_authority_district_code\":\"S12900001\","
                + "\"local_authority_district_name\":\"Strathsample\",\"year\":2019},"
                + "\"url\":\"%s/api/v1/scotland_datazones/S01900002/?year=2011\"}"
                    .formatted(API.origin()));
  }

  /** The older service gave whole numbers, so a text would be no less of a surprise there. */
  @ParameterizedTest
  @ValueSource(strings = {RunningApi.CURRENT, RunningApi.OLDER})
  void ranksOfZonesThatTieEndInAHalfAndAreNumbersEverywhere(String base) {
    assertThat(API.get(base + SCOTTISH + "S01900001/").body())
        .contains("\"imd_rank\":3,", "\"income_rank\":1.5,", "\"employment_rank\":3,");
  }

  @Test
  void aNorthernIrishRowHasTheOlderNamesAndItsArea() {
    JsonNode row = current(NORTHERN_IRISH + "95ZA01S1");

    assertThat(row.get("year").asInt()).isEqualTo(2017);
    assertThat(row.get("type").asString()).isEqualTo("northern_irish");
    assertThat(row.propertyNames())
        .contains(
            "imd_rank",
            "income_rank",
            "employment_rank",
            "health_deprivation_and_disability_rank",
            "education_skills_and_training_rank",
            "access_to_services_rank",
            "living_environment_rank",
            "crime_and_disorder_rank");
    assertThat(row.at("/soa/soa_name").asString()).isEqualTo("Ballysample_1");
    assertThat(row.at("/soa/local_authority/local_authority_district_name").asString())
        .isEqualTo("Ballysample City, Mock and Shamside");
    assertThat(row.at("/soa/url").asString())
        .endsWith("/northern_ireland_small_output_areas/95ZA01S1/?year=2001");
    assertThat(current(NORTHERN_IRISH + "95ZA02W1").get("crime_sub_domain_rank").isNull()).isTrue();
  }

  @Test
  void anAreaLiesInItsLocalAuthority() {
    assertThat(current(DATA_ZONES + "S01900003").at("/local_authority").toString())
        .isEqualTo(
            "{\"local_authority_district_code\":\"S12900002\","
                + "\"local_authority_district_name\":\"Kinmock\",\"year\":2019}");
    assertThat(
            current(SUPER_OUTPUT_AREAS + "95ZA01S1")
                .at("/local_authority/local_authority_district_code")
                .asString())
        .isEqualTo("N09900001");
  }

  @Test
  void theAreaOfAllGardensIsNoPercentage() {
    JsonNode row = current(GREEN_SPACE + "S12900001");

    assertThat(row.get("total_private_outdoor_space_total_area").asInt()).isEqualTo(4300);
    assertThat(row.get("total_percentage_addresses_with_private_outdoor_space").asDouble())
        .isEqualTo(0.86);
    assertThat(row.get("total_average_size_private_outdoor_space").asDouble()).isEqualTo(215.0);
    assertThat(API.get(RunningApi.OLDER + GREEN_SPACE + "S12900001").body())
        .contains(
            "\"houses_percentage_of_addresses_with_private_outdoor_space\":\"0.90\"",
            "\"houses_median_size_private_outdoor_space\":\"204.3\"",
            "\"houses_address_count\":20,");
    assertThat(row.at("/local_authority/year").asInt()).isEqualTo(2019);
  }

  @Test
  void densityStandsBesideWhatItIsMadeFrom() {
    assertThat(API.get(RunningApi.CURRENT + DENSITY + "E01900001").body())
        .contains(
            "\"area_name\":\"Sampleford 001A\",\"area_kind\":\"lsoa\",\"area_edition\":2011",
            "\"residents\":1636,",
            "\"square_kilometres\":0.13332497870007606,",
            "\"residents_per_square_kilometre\":12270.8");
  }
}
