package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import census.api.web.Base;
import census.api.web.ListRoute;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Organisations and what they belong to, under the address of the older service and under ours. */
final class OrganisationsTest extends ApiTest {

  private static final String OLDER_ORGANISATIONS = "/rcpch-nhs-organisations/api/v1";
  private static final String UNITS = "/paediatric_diabetes_units/";

  private static JsonNode bare(String pathAndQuery) {
    return API.json(OLDER_ORGANISATIONS + pathAndQuery);
  }

  private static List<String> all(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(row -> row.get(field).asString())
        .toList();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  @Test
  void anOrganisationHasEverythingThatItBelongsTo() {
    JsonNode hospital = current("/organisations/R9Z01/");

    assertThat(hospital)
        .isEqualTo(
            json(
                """
                {'ods_code': 'R9Z01', 'name': 'SAMPLEFORD HOSPITAL', 'website': 'https://www.example.org/',
                 'address1': '1 MOCK ROAD', 'address2': null, 'address3': null, 'telephone': '01632 960001',
                 'city': 'SAMPLEFORD', 'county': 'FABLESHIRE', 'latitude': 51.5, 'longitude': -0.12,
                 'postcode': 'ZA1 1AA', 'geocode_coordinates': 'SRID=27700;POINT (530650 180040)',
                 'location': {'type': 'Point', 'coordinates': [-0.12, 51.5]},
                 'active': true, 'published_at': '2023-04-01',
                 'paediatric_diabetes_unit':
                   {'pz_code': 'PZ901', 'paediatric_diabetes_network': {'pn_code': 'PN91', 'name': 'Feign'}},
                 'trust': {'ods_code': 'R9Z', 'name': 'SAMPLEFORD NHS TRUST',
                   'address_line_1': 'TRUST HEADQUARTERS', 'address_line_2': null, 'town': 'SAMPLEFORD',
                   'postcode': 'ZA1 1AA', 'country': 'ENGLAND', 'telephone': null,
                   'website': 'https://www.example.org/', 'active': true, 'published_at': null},
                 'local_health_board': null,
                 'integrated_care_board': {'boundary_identifier': 'E54900001',
                   'name': 'NHS SAMPLEFORD INTEGRATED CARE BOARD', 'ods_code': 'XAA'},
                 'nhs_england_region': {'region_code': 'Y90', 'publication_date': '2022-07-30',
                   'boundary_identifier': 'E40900001', 'name': 'North Feign'},
                 'openuk_network': {'name': 'Sampleford Epilepsy Network', 'boundary_identifier': 'SAMP',
                   'country': 'England', 'publication_date': '2022-12-08'},
                 'london_borough': {'name': 'Sampleford', 'gss_code': 'E09900001', 'gss_edition': 2024},
                 'country': {'boundary_identifier': 'E92900001', 'name': 'Feignland'}}
                """));
    assertThat(bare("/organisations/R9Z01")).isEqualTo(hospital);
  }

  @Test
  void aWelshHospitalHasABoardAndNoTrust() {
    JsonNode hospital = current("/organisations/9A1AA/");

    assertThat(hospital.get("local_health_board"))
        .isEqualTo(
            json(
                "{'ods_code': '9A1', 'boundary_identifier': 'W11900001', 'name': 'FFUG UNIVERSITY HEALTH BOARD'}"));
    assertThat(hospital.get("paediatric_diabetes_unit"))
        .isEqualTo(json("{'pz_code': 'PZ902', 'paediatric_diabetes_network': null}"));
    assertThat(hospital.at("/country/name").asString()).isEqualTo("Gwladffug");
    for (String none : List.of("trust", "integrated_care_board", "nhs_england_region")) {
      assertThat(hospital.get(none).isNull()).as(none).isTrue();
    }
  }

  @Test
  void whatBelongsToNothingAndHasNoPlaceIsAnsweredToo() {
    assertThat(current("/organisations/8ZZ01/").get("trust").isNull()).isTrue();
    JsonNode placeless = current("/organisations/R9Z02/");
    for (String none : List.of("latitude", "longitude", "geocode_coordinates", "location")) {
      assertThat(placeless.get(none).isNull()).as(none).isTrue();
    }
  }

  @Test
  void whatIsOverDoesNotCount() {
    assertThat(current("/organisations/R9Z02/").at("/trust/ods_code").asString()).isEqualTo("R9Z");
    assertThat(all(current("/trusts/R9Z/").get("organisations"), "ods_code"))
        .containsExactly("R9Z02", "R9Z01");
    assertThat(current("/trusts/R9Y/").get("organisations").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "organisations, ods_code, 4, 8ZZ01",
    "organisations/limited, ods_code, 4, 8ZZ01",
    "organisations/paediatric-diabetes-units, ods_code, 3, R9Z02",
    "trusts, ods_code, 2, R9Y",
    "local_health_boards/organisations, ods_code, 2, 9A1",
    "integrated_care_boards/organisations, ods_code, 1, XAA",
    "nhs_england_regions/organisations, region_code, 1, Y90",
    "london_boroughs/organisations, gss_code, 1, E09900001",
    "paediatric_diabetes_units/extended, pz_code, 3, PZ901",
    "paediatric_diabetes_units/organisations, pz_code, 3, PZ901",
    "paediatric_diabetes_units/parent, pz_code, 3, PZ901",
    "openuk_networks, boundary_identifier, 1, SAMP",
    "paediatric_diabetes_networks, pn_code, 1, PN91",
    "general_practices, ods_code, 2, A99901",
    "organisation_places, ods_code, 2, 9A1AA"
  })
  void aListIsABareArrayUnderTheOlderAddressAndHasPagesUnderOurs(
      String list, String key, int rows, String first) {
    JsonNode array = bare("/" + list + "/");
    assertThat(array.isArray()).isTrue();
    assertThat(array).hasSize(rows);
    assertThat(array.get(0).get(key).asString()).isEqualTo(first);
    assertThat(bare("/" + list)).isEqualTo(array);

    JsonNode page = current("/" + list + "/?limit=all");
    assertThat(page.get("count").asInt()).isEqualTo(rows);
    assertThat(page.get("results")).isEqualTo(array);
    assertThat(current("/" + list + "/?page_size=1").get("results")).hasSize(1);

    assertThat(bare("/" + list + "/" + first + "/")).isEqualTo(array.get(0));
    assertThat(bare("/" + list + "/?" + key + "=" + first)).hasSize(1);
    assertThat(bare("/" + list + "/?" + key + "=nobody")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organisations",
        "organisations/limited",
        "trusts",
        "local_health_boards/organisations",
        "paediatric_diabetes_units/parent",
        "paediatric_diabetes_units/sibling-organisations"
      })
  void whatIsNotThereIsNotFound(String list) {
    HttpResponse<String> older = API.get(OLDER_ORGANISATIONS + "/" + list + "/NOBODY/");

    assertThat(older.statusCode()).isEqualTo(404);
    assertThat(JsonMapper.shared().readTree(older.body()).get("detail").asString())
        .isEqualTo("Not found.");
    assertThat(API.get(RunningApi.CURRENT + "/" + list + "/NOBODY/").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "organisations/?city=SAMPLEFORD, 1",
    "organisations/?city=SAMPLEFORD&active=false, 0",
    "organisations/?active=false, 1",
    "organisations/?published_at=2023-04-01, 1",
    "organisations/?published_at__gte=2023-04-02, 0",
    "organisations/?latitude=51.5, 2",
    "trusts/?town=MOCKBURY, 1",
    "trusts/?active=true, 1",
    "integrated_care_boards/organisations/?publication_date=2023-03-15, 1",
    "local_health_boards/organisations/?boundary_identifier=W11900002, 1",
    "london_boroughs/organisations/?name=Sampleford, 1",
    "openuk_networks/?country=Wales, 0",
    "general_practices/?city=SAMPLEFORD&active=true, 1",
    "organisation_places/?imd_decile=1, 1"
  })
  void filtersMatchExactlyAndCombine(String question, int rows) {
    assertThat(bare("/" + question)).hasSize(rows);
    assertThat(current("/" + question).get("count").asInt()).isEqualTo(rows);
  }

  @Test
  void aDayThatIsNoneIsRefused() {
    for (String day : List.of("2023-02-30", "0000-01-01", "yesterday", "%2B99999-01-01")) {
      assertThat(API.get(RunningApi.CURRENT + "/organisations/?published_at=" + day).statusCode())
          .as(day)
          .isEqualTo(400);
    }
  }

  @Test
  void onlyAllIsALimit() {
    assertThat(API.get(RunningApi.CURRENT + "/trusts/?limit=5").statusCode()).isEqualTo(400);
  }

  @Test
  void aBoardHasItsOrganisationsByName() {
    assertThat(bare("/local_health_boards/organisations/9A1/"))
        .isEqualTo(
            json(
                """
                {'ods_code': '9A1', 'boundary_identifier': 'W11900001', 'name': 'FFUG UNIVERSITY HEALTH BOARD',
                 'publication_date': null, 'organisations': [{'ods_code': '9A1AA', 'name': 'YSBYTY FFUG'}]}
                """));
    assertThat(bare("/nhs_england_regions/organisations/Y90/").propertyNames())
        .containsExactly(
            "region_code", "publication_date", "boundary_identifier", "name", "organisations");
    assertThat(bare("/integrated_care_boards/organisations/XAA/").propertyNames())
        .containsExactly(
            "boundary_identifier", "name", "ods_code", "publication_date", "organisations");
  }

  // ------------------------------------------------------------------ units

  @Test
  void aUnitHasItsNetworkItsParentAndItsPrimaryOrganisation() {
    JsonNode unit = bare(UNITS + "parent/?pz_code=PZ901").get(0);

    assertThat(unit.get("paediatric_diabetes_network"))
        .isEqualTo(json("{'pn_code': 'PN91', 'name': 'Feign'}"));
    assertThat(unit.at("/parent/ods_code").asString()).isEqualTo("R9Z");
    assertThat(unit.get("primary_organisation"))
        .isEqualTo(json("{'ods_code': 'R9Z02', 'name': 'MOCKBURY HOSPITAL'}"));
    assertThat(all(bare(UNITS + "organisations/PZ901/").get("organisations"), "ods_code"))
        .containsExactly("R9Z02", "R9Z01");
    assertThat(bare(UNITS + "parent/PZ902/").get("parent"))
        .isEqualTo(
            json(
                "{'ods_code': '9A1', 'boundary_identifier': 'W11900001', 'name': 'FFUG UNIVERSITY HEALTH BOARD'}"));
  }

  @Test
  void aUnitWithoutAnOrganisationIsAUnit() {
    assertThat(bare(UNITS + "parent/?pz_code=PZ903").get(0))
        .isEqualTo(
            json(
                """
                {'pz_code': 'PZ903', 'paediatric_diabetes_network': null, 'parent': null,
                 'primary_organisation': null}
                """));
    assertThat(bare(UNITS + "extended/PZ903/").get("organisations")).isEmpty();
  }

  @Test
  void siblingsAreTheOrganisationsOfTheSameUnit() {
    JsonNode units = bare(UNITS + "sibling-organisations/R9Z01/");

    assertThat(units).hasSize(1);
    assertThat(units.at("/0/pz_code").asString()).isEqualTo("PZ901");
    assertThat(all(units.at("/0/organisations"), "ods_code")).containsExactly("R9Z02", "R9Z01");
    assertThat(units.at("/0/organisations/1/parent/ods_code").asString()).isEqualTo("R9Z");
    assertThat(current(UNITS + "sibling-organisations/R9Z01/")).isEqualTo(units);
    assertThat(bare(UNITS + "sibling-organisations/8ZZ01")).isEmpty();
  }

  @Test
  void aPracticeIsWhereItsPostcodeIs() {
    assertThat(bare("/general_practices/A99901/"))
        .isEqualTo(
            json(
                """
                {'ods_code': 'A99901', 'name': 'THE MOCK SURGERY', 'website': null,
                 'address1': 'THE HEALTH CENTRE', 'address2': null, 'address3': null,
                 'telephone': '01632 960002', 'city': 'SAMPLEFORD', 'county': 'FABLESHIRE',
                 'latitude': 51.50, 'longitude': -0.120, 'postcode': 'ZA1 1AA',
                 'geocode_coordinates': 'SRID=27700;POINT (530000 180000)',
                 'location': {'type': 'Point', 'coordinates': [-0.120, 51.50]},
                 'active': true, 'published_at': null}
                """));
  }

  // ------------------------------------------------------------------ addresses, formats

  @Test
  void eachOlderAddressHasTheListsOfItsOwnService() {
    assertThat(API.get(OLDER_ORGANISATIONS + "/wards/").statusCode()).isEqualTo(404);
    assertThat(API.get(RunningApi.OLDER + "/trusts/").statusCode()).isEqualTo(404);
    assertThat(bare("/").propertyNames())
        .contains("organisations", "trusts")
        .doesNotContain("wards");
    assertThat(older("/").propertyNames()).contains("wards").doesNotContain("trusts");
  }

  @Test
  void aListIsToBeHadAsCsv() {
    HttpResponse<String> csv = API.get(OLDER_ORGANISATIONS + "/organisations/limited/?format=csv");

    assertThat(csv.body().lines())
        .containsExactly(
            "ods_code,name",
            "8ZZ01,ALONE CLINIC",
            "R9Z02,MOCKBURY HOSPITAL",
            "R9Z01,SAMPLEFORD HOSPITAL",
            "9A1AA,YSBYTY FFUG");
    assertThat(
            API.get(RunningApi.CURRENT + "/organisations/?format=csv").body().lines().findFirst())
        .hasValueSatisfying(
            header ->
                assertThat(header)
                    .contains("paediatric_diabetes_unit.paediatric_diabetes_network.pn_code"));
  }

  @Test
  void anAnswerThatStillHoldsIsNotSentAgain() {
    for (String path : List.of("/trusts/", UNITS + "sibling-organisations/R9Z01/")) {
      String tag = API.get(OLDER_ORGANISATIONS + path).headers().firstValue("ETag").orElseThrow();

      assertThat(API.get(OLDER_ORGANISATIONS + path, "If-None-Match", tag).statusCode())
          .as(path)
          .isEqualTo(304);
    }
  }

  // ------------------------------------------------------------------ on another day

  @ParameterizedTest
  @CsvSource({
    "2016-04-01, 5, MOCKBURY INFIRMARY, ZA1 1AC, R9Y, true",
    "2019-03-31, 4, MOCKBURY INFIRMARY, ZA1 1AC, R9Y, false",
    "2019-04-01, 4, MOCKBURY HOSPITAL, ZA1 1AB, R9Z, false",
    "2018-12-31&dates=legal, 4, MOCKBURY INFIRMARY, ZA1 1AC, R9Y, false",
    "2019-03-31&dates=operational, 4, MOCKBURY INFIRMARY, ZA1 1AC, R9Y, false",
    "2019-03-31&dates=legal, 4, MOCKBURY HOSPITAL, ZA1 1AB, R9Z, false"
  })
  void itIsAsItWas(
      String day, int organisations, String name, String postcode, String trust, boolean open) {
    String asOf = "as_of=" + day;
    assertThat(current("/organisations/?" + asOf).get("count").asInt()).isEqualTo(organisations);
    assertThat(current("/organisations/?limit=all&" + asOf).get("results")).hasSize(organisations);
    assertThat(bare("/organisations/?" + asOf)).hasSize(organisations);
    assertThat(current("/organisations/?active=false&" + asOf).get("count").asInt())
        .isEqualTo(open ? 0 : 1);
    assertThat(all(bare("/organisations/limited/?ods_code=R9Z02&" + asOf), "name"))
        .containsExactly(name);

    JsonNode hospital = current("/organisations/R9Z02/?" + asOf);
    assertThat(hospital.get("name").asString()).isEqualTo(name);
    assertThat(hospital.get("postcode").asString()).isEqualTo(postcode);
    assertThat(hospital.at("/trust/ods_code").asString()).isEqualTo(trust);
    assertThat(hospital.at("/trust/active").asBoolean()).isTrue();

    JsonNode own = current("/trusts/" + trust + "/?" + asOf);
    assertThat(all(own.get("organisations"), "name")).contains(name);

    JsonNode unit = current("/paediatric_diabetes_units/parent/PZ901/?" + asOf);
    assertThat(unit.at("/primary_organisation/name").asString()).isEqualTo(name);
    assertThat(unit.at("/parent/ods_code").asString()).isEqualTo(trust);
    JsonNode siblings = current("/paediatric_diabetes_units/sibling-organisations/R9Z02/?" + asOf);
    assertThat(all(siblings.get(0).get("organisations"), "name")).contains(name);
  }

  @Test
  void inLawATrustMayCloseLater() {
    String trust = "/trusts/R9Y/?as_of=2019-04-01";
    assertThat(current(trust).get("active").asBoolean()).isFalse();
    assertThat(current(trust + "&dates=legal").get("active").asBoolean()).isTrue();
    assertThat(current("/trusts/R9Y/?as_of=2019-10-01&dates=legal").get("active").asBoolean())
        .isFalse();
    assertThat(current("/trusts/R9Y/?dates=legal").get("active").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "organisation_places, 2016-04-01, 8ZZ02 9A1AA R9Z01 R9Z02",
    "organisation_places, 2019-03-31, 9A1AA R9Z01 R9Z02",
    "organisation_places, 2019-03-31&dates=legal, 9A1AA R9Z01",
    "organisation_places, 2019-04-01, 9A1AA R9Z01",
    "general_practices, 1974-03-31, ''",
    "general_practices, 1974-04-01, A99901",
    "general_practices, 2018-09-30&active=true, A99901 A99903",
    "general_practices, 2018-10-01&active=true, A99901",
    "general_practices, 2018-10-01&dates=legal&active=false, A99903"
  })
  void whatIsNotInTheJournalIsThatOfTheDayToo(String list, String day, String codes) {
    String question = "/" + list + "/?as_of=" + day;
    assertThat(String.join(" ", all(bare(question), "ods_code"))).isEqualTo(codes);
    assertThat(current(question).get("count").asInt())
        .isEqualTo(codes.isEmpty() ? 0 : codes.split(" ", -1).length);
  }

  @Test
  void everyListOfOrganisationsTakesADay() {
    for (ListRoute list : API.lists()) {
      if (list.older() == Base.OLDER_ORGANISATIONS) {
        String path = "/" + list.name() + "/";
        assertThat(current(path + "?limit=all&as_of=" + LocalDate.now()))
            .as(path)
            .isEqualTo(current(path + "?limit=all"));
        assertThat(API.get(RunningApi.CURRENT + path + "?dates=legal").statusCode())
            .as(path)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void onADayOnWhichItWasNotItIsNotFound() {
    assertThat(current("/organisations/8ZZ02/?as_of=2017-03-31").get("name").asString())
        .isEqualTo("BYGONE CLINIC");
    for (String question : List.of("", "?as_of=2017-04-01")) {
      assertThat(API.get(RunningApi.CURRENT + "/organisations/8ZZ02/" + question).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void aDayIsADayUnderTheOlderAddressToo() {
    for (String base : List.of(RunningApi.CURRENT, OLDER_ORGANISATIONS)) {
      for (String list :
          List.of("/organisations/", "/trusts/R9Z/", "/integrated_care_boards/extended/")) {
        assertThat(API.get(base + list + "?as_of=2019-02-30").statusCode()).isEqualTo(400);
      }
    }
    String which = "/organisations/?as_of=2019-04-01&dates=";
    for (String base : List.of(RunningApi.CURRENT, OLDER_ORGANISATIONS)) {
      HttpResponse<String> refusal = API.get(base + which + "lawful");
      assertThat(refusal.statusCode()).isEqualTo(400);
      assertThat(refusal.body()).contains("lawful").contains("operational, legal");
    }
  }

  @Test
  void aTagIsOfOneDay() {
    String tag =
        API.get(RunningApi.CURRENT + "/trusts/?as_of=2019-03-31")
            .headers()
            .firstValue("ETag")
            .orElseThrow();

    assertThat(
            API.get(RunningApi.CURRENT + "/trusts/?as_of=2019-04-01").headers().firstValue("ETag"))
        .isPresent()
        .isNotEqualTo(Optional.of(tag));
    for (String other : List.of("", "?as_of=2019-03-31&dates=legal")) {
      assertThat(API.get(RunningApi.CURRENT + "/trusts/" + other).headers().firstValue("ETag"))
          .isNotEqualTo(Optional.of(tag));
    }
  }

  // ------------------------------------------------------------------ by whichever code

  private static List<String> relatives(JsonNode body, String which) {
    return StreamSupport.stream(body.get(which).spliterator(), false)
        .map(
            each ->
                "%s %s".formatted(each.get("kind").asString(), each.get("identifier").asString()))
        .toList();
  }

  private static JsonNode body(String codeAndQuery) {
    JsonNode bodies = current("/areas/" + codeAndQuery).get("bodies");
    assertThat(bodies).as(codeAndQuery).hasSize(1);
    return bodies.get(0);
  }

  @Test
  void anOdsCodeTellsWhatItIsAndWhatItBelongsTo() {
    JsonNode hospital = body("R9Z02");

    assertThat(hospital.get("kind").asString()).isEqualTo("organisation");
    assertThat(hospital.get("name").asString()).isEqualTo("MOCKBURY HOSPITAL");
    assertThat(relatives(hospital, "parents"))
        .containsExactly("paediatric_diabetes_unit PZ901", "trust R9Z");
    assertThat(hospital.at("/parents/1"))
        .isEqualTo(
            json(
                """
                {'kind': 'trust', 'identifier': 'R9Z', 'name': 'SAMPLEFORD NHS TRUST', 'valid_from': '2019-04-01',
                 'valid_to': null}
                """));
    assertThat(relatives(body("R9Z"), "children"))
        .containsExactly("organisation R9Z01", "organisation R9Z02");
    assertThat(relatives(body("PZ901"), "parents"))
        .containsExactly("paediatric_diabetes_network PN91");
    assertThat(relatives(body("SAMP"), "children")).containsExactly("organisation R9Z01");
  }

  @Test
  void aPointIsItsOwnOrThatOfItsPostcode() {
    assertThat(body("9A1AA").at("/location/coordinates")).isEqualTo(json("[-4.071756, 52.416296]"));
    assertThat(body("R9Z").at("/location/coordinates")).isEqualTo(json("[-0.120, 51.50]"));
    assertThat(body("XAA").get("location").isNull()).isTrue();
  }

  @Test
  void whatNoListHasIsAsTheFilesOfOdsHaveIt() {
    JsonNode practice = body("A99901");

    assertThat(practice.get("kind").asString()).isEqualTo("general_practice");
    assertThat(practice.get("active").asBoolean()).isTrue();
    assertThat(relatives(practice, "parents"))
        .containsExactly("integrated_care_board XAA", "nhs_england_region Y90", " X001");
  }

  @Test
  void aCodeIsAsItWasOnADay() {
    assertThat(body("R9Y?as_of=2019-03-31").get("active").asBoolean()).isTrue();
    assertThat(body("R9Y?as_of=2019-03-31").at("/children/0/name").asString())
        .isEqualTo("MOCKBURY INFIRMARY");
    assertThat(body("R9Y").get("active").asBoolean()).isFalse();
    assertThat(body("R9Y").get("children")).isEmpty();
    assertThat(body("8ZZ02?as_of=2017-03-31").get("name").asString()).isEqualTo("BYGONE CLINIC");
  }

  @Test
  void aCodeThatIsNoLongerLeadsToWhatBecameOfIt() {
    assertThat(body("R9Y").get("history").asString())
        .isEqualTo("/api/v1/organisations/R9Y/history");
    HttpResponse<String> merged = API.get(RunningApi.CURRENT + "/areas/R9X");
    assertThat(merged.statusCode()).isEqualTo(404);
    assertThat(merged.body())
        .contains(" What is recorded of it is at /api/v1/organisations/R9X/history.");
    assertThat(API.get(RunningApi.CURRENT + "/areas/8ZZ02?as_of=2017-04-01").statusCode())
        .isEqualTo(404);
  }

  // ------------------------------------------------------------------ what has changed

  @Test
  void allThatHasChangedIsTold() {
    JsonNode history = current("/organisations/R9Z02/history/");

    assertThat(history.get("name").asString()).isEqualTo("MOCKBURY HOSPITAL");
    assertThat(history.get("listed_as").asString()).isEqualTo("organisation");
    assertThat(history.get("now")).isEqualTo(json("['R9Z02']"));
    assertThat(all(history.get("changes"), "id")).containsExactly("1", "2", "3", "5", "6");
    assertThat(history.get("changes").get(3))
        .isEqualTo(
            json(
                """
                {'id': 5, 'fact': 'name', 'which': null, 'was': 'MOCKBURY INFIRMARY', 'value': 'MOCKBURY HOSPITAL',
                 'valid_from': '2019-04-01', 'legal_from': '2019-01-01', 'recorded_at': '2019-04-02T00:00:00Z',
                 'source': 'ods', 'reason': null, 'undoes': null, 'run': 2}
                """));
    assertThat(history.at("/changes/0/valid_from").isNull()).isTrue();
    assertThat(bare("/organisations/R9Z02/history")).isEqualTo(history);
  }

  @Test
  void aClosedCodeLeadsToTheLivingOne() {
    JsonNode history = current("/trusts/R9X/history/");

    assertThat(all(history.get("successors"), "ods_code")).containsExactly("R9Y", "R9Z");
    assertThat(history.get("now")).isEqualTo(json("['R9Z']"));
    assertThat(all(current("/trusts/R9Y/history/").get("predecessors"), "ods_code"))
        .containsExactly("R9X");
    assertThat(API.get(RunningApi.CURRENT + "/organisations/NOBODY/history/").statusCode())
        .isEqualTo(404);
  }
}
