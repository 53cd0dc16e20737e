package census.api.postcode;

import static census.api.web.Part.object;
import static census.api.web.Part.valueOrNull;

import census.api.postcode.Places.Near;
import census.api.web.Answer;
import census.api.web.InMemory;
import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.Parameter;
import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Table;
import census.api.web.Type;
import census.model.postcode.Remark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** Postcodes found: those near a place, and those that begin like what has been typed so far. */
@Configuration(proxyBeanMethods = false)
class PostcodeSearch {

  private static final Table TABLE = Table.published("postcode");

  private static final Name RESULTS = Name.of("results");
  private static final Name POSTCODE = Name.of("postcode");
  private static final Name TERMINATED = Name.of("terminated");
  private static final Name LATITUDE = Name.of("latitude");
  private static final Name LONGITUDE = Name.of("longitude");
  private static final Name DISTANCE = Name.of("distance_in_metres");

  private static final Part.Nested FOUND =
      object(
          "found_postcodes",
          "Postcodes that fit",
          new Part.Several(
              new Part.Same(
                  "results",
                  "Nearest first, or in the order of the alphabet",
                  object(
                      "found_postcode",
                      "A postcode that fits",
                      TABLE.field("postcode"),
                      valueOrNull(
                          "terminated",
                          Type.TEXT,
                          "Month in which it went out of use; null: it is in use"),
                      TABLE.field("latitude"),
                      TABLE.field("longitude"),
                      valueOrNull(
                          "distance_in_metres",
                          Type.DECIMAL,
                          "How far away it is; null: no place was asked for")),
                  true)));

  private static final Parameter RADIUS =
      Parameter.number("radius", "How far away at most, in metres")
          .between(1, 20_000)
          .usually(BigDecimal.valueOf(2_000));

  private static final Parameter LIMIT =
      Parameter.wholeNumber("limit", "How many at most").between(1, 100).usually(10L);

  private static final Parameter WITH_TERMINATED =
      Parameter.truth("terminated", "Whether those no longer in use are wanted too");

  private final InMemory<Directory> directory;

  PostcodeSearch(InMemory<Directory> directory) {
    this.directory = directory;
  }

  @Bean
  Route foundPostcodes() {
    return Route.get("postcodes", "find_postcodes")
        .summary("Postcodes near a place, by lat and lon, or those that begin with query")
        .takes(
            Parameter.text("query", "The beginning of a postcode, for completion"),
            Parameter.number("lat", "Latitude in WGS 84").between(-90, 90),
            Parameter.number("lon", "Longitude in WGS 84").between(-180, 180),
            RADIUS,
            LIMIT,
            WITH_TERMINATED)
        .answers(FOUND)
        .by(this::find);
  }

  private Answer find(Question question) {
    Optional<String> query = question.text("query");
    Optional<BigDecimal> latitude = question.number("lat");
    Optional<BigDecimal> longitude = question.number("lon");
    if (query.isPresent() == (latitude.isPresent() || longitude.isPresent())) {
      throw Problem.badValue("query", "Ask with either this, or lat and lon.");
    }
    if (query.isPresent()) {
      return beginningWith(query.get(), question);
    }
    return near(
        latitude.orElseThrow(() -> Problem.badValue("lat", "Must stand beside lon.")).doubleValue(),
        longitude
            .orElseThrow(() -> Problem.badValue("lon", "Must stand beside lat."))
            .doubleValue(),
        question);
  }

  private Answer beginningWith(String query, Question question) {
    Directory current = directory.get();
    Beginning beginning = Beginning.of(query);
    int[] rows =
        beginning
            .rows(current.postcodes())
            .filter(wanted(current, question))
            .limit(question.wholeNumber("limit"))
            .toArray();
    return Answer.of(
        current.behind(),
        json -> {
          json.open().name(RESULTS).openList();
          for (int row : rows) {
            write(json, current, row);
            json.name(DISTANCE).nothing().close();
          }
          json.closeList().close();
        });
  }

  private Answer near(double latitude, double longitude, Question question) {
    Directory current = directory.get();
    return near(current, latitude, longitude, wanted(current, question), question);
  }

  @Bean
  Route nearestPostcodes() {
    return Route.get("postcodes/{postcode}/nearest", "find_nearest_postcodes")
        .summary("The postcodes around a postcode")
        .path("postcode", Lookup.AS_WRITTEN)
        .takes(RADIUS, LIMIT, WITH_TERMINATED)
        .answers(FOUND)
        .refuses(HttpStatus.NOT_FOUND, "There is no such postcode, or no place is known of it")
        .by(this::nearest);
  }

  private Answer nearest(Question question) {
    Directory current = directory.get();
    Lookup lookup = Lookup.of(current, question.path("postcode"));
    int around = lookup.rowOrProblem();
    if (!current.columns().latitude().has(around)) {
      throw Problem.notFound("The directory has no coordinates of %s.".formatted(lookup.postcode()))
          .with("outcome", lookup.outcome().id())
          .with("reason", Remark.NO_COORDINATES.id());
    }
    return near(
        current,
        current.columns().latitude().get(around),
        current.columns().longitude().get(around),
        wanted(current, question).and(row -> row != around),
        question);
  }

  private static Answer near(
      Directory current,
      double latitude,
      double longitude,
      IntPredicate wanted,
      Question question) {
    List<Near> found =
        current
            .places()
            .nearest(
                latitude,
                longitude,
                question.number("radius").orElseThrow().doubleValue(),
                question.wholeNumber("limit"),
                wanted);
    return Answer.of(
        current.behind(),
        json -> {
          json.open().name(RESULTS).openList();
          for (Near near : found) {
            write(json, current, near.row());
            json.name(DISTANCE).number(Math.round(near.distance() * 10), 1).close();
          }
          json.closeList().close();
        });
  }

  private static IntPredicate wanted(Directory current, Question question) {
    return question.truth("terminated") ? row -> true : current::isInUse;
  }

  private static void write(JsonText json, Directory current, int row) {
    json.open().name(POSTCODE);
    current.postcodes().write(json, row);
    json.name(TERMINATED);
    current.columns().terminated().write(json, row);
    json.name(LATITUDE);
    current.columns().latitude().write(json, row);
    json.name(LONGITUDE);
    current.columns().longitude().write(json, row);
  }
}
