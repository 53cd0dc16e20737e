package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import census.model.schema.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class HealthTest extends ApiTest {

  @Test
  void allIsWellWhenSomethingIsPublished() {
    HttpResponse<String> answer = API.get("/api/v1/health");
    JsonNode dataset = current("/health/").at("/datasets/0");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(dataset.get("dataset").asString()).isEqualTo("country_2022_boundaries");
    assertThat(dataset.get("version").asInt()).isEqualTo(1);
    assertThat(dataset.get("sample").asBoolean()).isTrue();
    assertThat(dataset.get("age_in_seconds").asInt()).isGreaterThanOrEqualTo(0);
    assertThat(API.get("/actuator/health").statusCode()).isEqualTo(200);
  }

  @Test
  void anEmptyDatabaseIsNotReadyAndItsListsSaySo() {
    try (TestDatabase empty = TestDatabase.create();
        RunningApi api = RunningApi.over(empty)) {
      assertThat(api.get("/api/v1/health").statusCode()).isEqualTo(503);
      assertThat(api.json("/api/v1/health").get("missing").toString())
          .contains("\"area\"", "\"area_change\"", "\"english_deprivation_index\"");
      assertThat(api.get("/actuator/health").statusCode()).isEqualTo(503);
      assertThat(api.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
      assertThat(api.json("/api/v1/datasets/").get("count").asInt()).isZero();

      HttpResponse<String> list = api.get("/api/v1/wards/");
      assertThat(list.statusCode()).isEqualTo(503);
      assertThat(list.headers().firstValue("Retry-After")).contains("10");
      assertThat(list.body()).contains("No data has been published for this list yet.");
    }
  }

  @Test
  void theApiStartsWithoutADatabaseAndSaysThatItCannotAnswer() {
    try (RunningApi api =
        RunningApi.over("postgres://localhost:1/census?connectTimeout=1", "nobody", "none")) {
      for (String path : new String[] {"/api/v1/wards/", "/api/v1/health"}) {
        HttpResponse<String> answer = api.get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
        assertThat(answer.body()).contains("The data can not be reached at the moment.");
      }
      assertThat(api.get("/api/v1/").statusCode()).isEqualTo(200);
    }
  }
}
