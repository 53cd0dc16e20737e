package census.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What one caller may take, and what is written down of what it asks. */
@ExtendWith(OutputCaptureExtension.class)
final class LimitsTest extends ApiTest {

  @Test
  void anAddressMayAskSoMuchInAMinuteWhereThatIsSet() {
    try (RunningApi api = RunningApi.over(DATABASE, "--census.limits.requests-per-minute=3")) {
      for (int i = 0; i < 3; i++) {
        assertThat(api.get("/api/v1/").statusCode()).isEqualTo(200);
      }
      HttpResponse<String> answer = api.get("/api/v1/");

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 21);
    }
  }

  @Test
  void requestsAreLoggedByTheirRouteAndNeverWithThePostcode(CapturedOutput output) {
    try (RunningApi api =
        RunningApi.over(DATABASE, "--logging.level.census.api.requests=info").withDirectory()) {
      api.get("/api/v1/postcodes/ZA1%201AA");
      api.get("/api/v1/postcodes/ZA11AA/");
      api.get("/api/v1/boundaries/?postcode=ZA11AA");
      api.get("/api/v1/postcodes?query=ZA11AA");
      api.get("/rcpch-census-platform/api/v1/wards/E05900001");
      api.get("/nowhere/ZA11AA");
      api.post("/api/v1/postcodes", "[\"ZA11AA\"]");
      api.send("DELETE", "/api/v1/postcodes/ZA11AA");
      api.get("/api/v1/boundaries/?postcode=ZA11A%FF");

      assertThat(output)
          .contains("GET /api/v1/postcodes/{postcode}/ 200 ")
          .contains("GET /api/v1/boundaries/ 200 ")
          .contains("GET /rcpch-census-platform/api/v1/wards/{ward_code}/ 200 ")
          .contains("GET - 404 ")
          .contains("POST /api/v1/postcodes/ 200 ")
          .contains("DELETE - 405 ")
          .doesNotContainPattern("ZA1(1| |%20)1A");
    }
  }

  @Test
  void everyRouteIsMeasuredUnderItsOwnName() {
    API.get("/api/v1/postcodes/ZA11AA");
    API.get("/api/v1/wards/?year=2019");
    String metrics = API.get("/actuator/prometheus").body();

    assertThat(metrics)
        .contains("http_server_requests_seconds_count{")
        .contains("uri=\"/api/v1/postcodes/{postcode}/\"")
        .contains("uri=\"/api/v1/wards/\"")
        .contains("hikaricp_connections")
        .doesNotContain("ZA11AA", "ZA1 1AA");
  }

  @Test
  void thePageForPeopleTakesNothingFromElsewhere() {
    HttpResponse<String> page = API.get("/api/v1/swagger-ui/index.html");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self';");
    assertThat(page.body()).doesNotContain("http://", "https://");
    for (String file :
        new String[] {
          "swagger-ui.css", "swagger-ui-bundle.js", "swagger-initializer.js", "index.css"
        }) {
      assertThat(page.body()).contains(file.equals("index.css") ? file : "./" + file);
      assertThat(API.get("/api/v1/swagger-ui/" + file).statusCode()).isEqualTo(200);
    }
    assertThat(API.get("/api/v1/swagger-ui/../application.yaml").statusCode()).isEqualTo(404);
  }
}
