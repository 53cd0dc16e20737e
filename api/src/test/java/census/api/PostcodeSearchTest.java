package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Postcodes found by their place or by their beginning. */
final class PostcodeSearchTest extends ApiTest {

  private static final double EARTH = 6_371_009;

  private record Place(String postcode, double latitude, double longitude, boolean inUse) {

    /** By the formula of the haversine, which holds at any distance. */
    double distance(double otherLatitude, double otherLongitude) {
      double up = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
      double right = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
      double square =
          up * up
              + Math.cos(Math.toRadians(latitude))
                  * Math.cos(Math.toRadians(otherLatitude))
                  * right
                  * right;
      return 2 * EARTH * Math.asin(Math.sqrt(square));
    }
  }

  private static List<Place> places() throws SQLException {
    List<Place> places = new ArrayList<>();
    try (Connection connection = DATABASE.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select postcode, latitude, longitude, terminated is null
                from published.postcode where latitude is not null
                """)) {
      while (rows.next()) {
        places.add(
            new Place(rows.getString(1), rows.getDouble(2), rows.getDouble(3), rows.getBoolean(4)));
      }
    }
    return places;
  }

  @Test
  void theNearestAreThoseThatMeasuringAllOfThemFinds() throws SQLException {
    List<Place> places = places();
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      double latitude = 53 + random.nextGaussian() * 0.08;
      double longitude = -2 + random.nextGaussian() * 0.12;
      int radius = 1 + random.nextInt(20_000);
      int limit = 1 + random.nextInt(100);
      boolean terminated = random.nextBoolean();

      JsonNode found =
          current(
                  "/postcodes/?lat=%f&lon=%f&radius=%d&limit=%d&terminated=%s"
                      .formatted(latitude, longitude, radius, limit, terminated))
              .get("results");

      List<Double> expected =
          places.stream()
              .filter(place -> terminated || place.inUse)
              .map(place -> place.distance(written(latitude), written(longitude)))
              .filter(distance -> distance <= radius)
              .sorted(Comparator.naturalOrder())
              .limit(limit)
              .toList();
      assertThat(found).hasSize(expected.size());
      for (int n = 0; n < expected.size(); n++) {
        assertThat(found.get(n).get("distance_in_metres").asDouble())
            .isBetween(expected.get(n) - 0.06, expected.get(n) + 0.06);
      }
    }
  }

  /** As they stand in the address. */
  private static double written(double degrees) {
    return Double.parseDouble("%f".formatted(degrees));
  }

  @Test
  void aPostcodeThatIsFoundSaysWhereItIs() {
    assertThat(API.get("/api/v1/postcodes?lat=51.5&lon=-0.12&radius=150&terminated=true").body())
        .isEqualTo(
            "{\"results\":[{\"postcode\":\"ZA1 1AA\",\"terminated\":null,\"latitude\":51.50,"
                + "\"longitude\":-0.120,\"distance_in_metres\":0.0},"
                + "{\"postcode\":\"ZA1 1AB\",\"terminated\":null,\"latitude\":51.500900,"
                + "\"longitude\":-0.120001,\"distance_in_metres\":100.1},"
                + "{\"postcode\":\"ZA1 1AD\",\"terminated\":\"1996-06\",\"latitude\":51.501,"
                + "\"longitude\":-0.120,\"distance_in_metres\":111.2}]}");
  }

  @Test
  void theNearestToAPostcodeAreOthersInUse() {
    JsonNode found = current("/postcodes/za11aa/nearest/?radius=150");

    assertThat(texts(found, "/postcode")).containsExactly("ZA1 1AB");
    assertThat(texts(current("/postcodes/za11ad/nearest"), "/postcode"))
        .containsExactly("ZA1 1AB", "ZA1 1AA");
    assertThat(API.get("/api/v1/postcodes/ZA111AA/nearest").statusCode()).isEqualTo(404);
    assertThat(current("/postcodes/ZA111AA/nearest").get("reason").asString())
        .isEqualTo("no_coordinates");
    assertThat(current("/postcodes/ZA12AA/nearest").get("outcome").asString()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lat=0&lon=0", "lat=90&lon=180", "lat=-90&lon=-180", "lat=55&lon=90"})
  void nothingIsNearWhereNobodyLives(String place) {
    assertThat(current("/postcodes/?radius=20000&" + place).get("results")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ZA1, 'ZA1 1AA, ZA1 1AB, ZA11 1AA, ZA1A 9ZZ'",
    "za11, 'ZA1 1AA, ZA1 1AB, ZA11 1AA'",
    "'ZA1 ', 'ZA1 1AA, ZA1 1AB'",
    "'ZA1 1', 'ZA1 1AA, ZA1 1AB'",
    "'  za1  1a ', 'ZA1 1AA, ZA1 1AB'",
    "ZA11AB, 'ZA1 1AB'",
    "ZA1A9ZZ, 'ZA1A 9ZZ'",
    "'ZA11 1', 'ZA11 1AA'",
    "ZA2, ''",
    "Q, ''",
    "99, ''"
  })
  void aBeginningIsCompletedInEveryWayThatItCanBeMeant(String typed, String expected) {
    JsonNode found = current("/postcodes?query=" + typed.replace(" ", "%20"));

    assertThat(String.join(", ", texts(found, "/postcode"))).isEqualTo(expected);
  }

  @Test
  void aCompletionIsAsLongAsAskedForAndHasTerminatedOnesWhereWanted() {
    assertThat(texts(current("/postcodes?query=ZT"), "/postcode"))
        .hasSize(10)
        .isSorted()
        .startsWith("ZT0 0AB");
    assertThat(current("/postcodes?query=ZT&limit=100").get("results")).hasSize(100);
    assertThat(texts(current("/postcodes?query=ZA1%201&terminated=true"), "/postcode"))
        .containsExactly("ZA1 1AA", "ZA1 1AB", "ZA1 1AD");
  }

  @ParameterizedTest
  @CsvSource({
    "'', query, Ask with either this",
    "limit=5, query, Ask with either this",
    "query=ZA&lat=1&lon=1, query, Ask with either this",
    "lat=51, lon, Must stand beside lat.",
    "lon=51, lat, Must stand beside lon.",
    "lat=91&lon=0, lat, 'is not from -90 to 90.'",
    "lat=x&lon=0, lat, is not a number.",
    "lat=NaN&lon=0, lat, is not a number.",
    "lat=1&lon=1&radius=20001, radius, 'is not from 1 to 20,000.'",
    "lat=1&lon=1&radius=0, radius, 'is not from 1 to 20,000.'",
    "query=Z&limit=101, limit, is not from 1 to 100.",
    "query=Z&limit=1.5, limit, is not a whole number.",
    "query=Z&terminated=yes, terminated, is not true or false.",
    "query=ZA1-1AA, query, A postcode begins with",
    "query=ZA111AAA, query, A postcode begins with",
    "query=Z&radios=5, radios, The nearest is radius.",
    "query=Z&query=Y, query, Given 2 times"
  })
  void aQuestionThatIsNotUnderstoodIsRefused(String query, String parameter, String words) {
    assertThat(API.get("/api/v1/postcodes?" + query).statusCode()).isEqualTo(400);
    assertThat(current("/postcodes?" + query).get("errors").get(parameter).asString())
        .contains(words);
  }
}
