package census.api;

import census.model.schema.TestDatabase;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** For tests that only read: they share one database and one running API. */
abstract class ApiTest {

  static final TestDatabase DATABASE = sampleford();
  static final RunningApi API = RunningApi.over(DATABASE).withDirectory().withIndices();

  static final String INDEX = "/english_indices_of_multiple_deprivation/";
  static final String WELSH = "/welsh_indices_of_multiple_deprivation/";
  static final String AUTHORITIES = "/local_authority_deprivation/";
  static final String LSOAS = "/england_wales_lower_layer_super_output_areas/";
  static final String DISTRICTS = "/local_authority_districts/";

  private static TestDatabase sampleford() {
    TestDatabase database = TestDatabase.create();
    Sampleford.publishAll(database);
    return database;
  }

  static JsonNode current(String pathAndQuery, String... headers) {
    return API.json(RunningApi.CURRENT + pathAndQuery, headers);
  }

  static JsonNode older(String pathAndQuery, String... headers) {
    return API.json(RunningApi.OLDER + pathAndQuery, headers);
  }

  static List<String> texts(JsonNode page, String pointer) {
    return StreamSupport.stream(page.get("results").spliterator(), false)
        .map(row -> row.at(pointer).asString())
        .toList();
  }
}
