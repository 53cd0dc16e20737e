package census.api.dataset;

import census.api.web.DescribedPath;
import census.api.web.Part;
import census.api.web.Type;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Says whether the data is there, how old it is, and whether it is fictional. */
@Configuration(proxyBeanMethods = false)
class HealthRoute {

  private static final String ADDRESS = "/api/v1/health";

  @Bean
  RouterFunction<ServerResponse> healthAnswer(Readiness readiness) {
    return RouterFunctions.route(
        RequestPredicates.path(ADDRESS)
            .or(RequestPredicates.path("/rcpch-census-platform" + ADDRESS)),
        request -> answer(readiness.now()));
  }

  @Bean
  HealthIndicator publishedData(Readiness readiness) {
    return () -> {
      Readiness.State state = readiness.now();
      return state.ready() ? Health.up().build() : Health.outOfService().build();
    };
  }

  @Bean
  DescribedPath describedHealth() {
    return new DescribedPath(
        "health",
        "get_health",
        "Whether the data is there, how old it is, whether it is fictional",
        Part.object(
            "health",
            "Whether the data is there",
            Part.value("status", Type.TEXT, "ready, or not ready"),
            new Part.Several(
                Part.value("missing", Type.TEXT, "Tables into which nothing has been published")),
            new Part.Several(
                new Part.Same(
                    "datasets",
                    "Every dataset that is served",
                    Part.object(
                        "dataset_age",
                        "A dataset and its age",
                        Part.value("dataset", Type.TEXT, "Name of the dataset"),
                        Part.value("version", Type.INTEGER, "Number of the version"),
                        Part.value("rows", Type.INTEGER, "How many rows it has"),
                        Part.value("sample", Type.BOOLEAN, "Whether the data are fictional"),
                        Part.value("loaded_at", Type.TIME, "When the load began"),
                        Part.value("published_at", Type.TIME, "When it came to be served"),
                        Part.value("age", Type.TEXT, "Since the load began, as ISO 8601 has it"),
                        Part.value("age_in_seconds", Type.INTEGER, "The same in seconds")),
                    true))),
        Map.of(200, "There is data", 503, "Nothing has been published"));
  }

  private static ServerResponse answer(Readiness.State state) {
    ServerResponse.BodyBuilder response =
        state.ready()
            ? ServerResponse.ok()
            : ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "10");
    return response
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(body(state));
  }

  private static Map<String, Object> body(Readiness.State state) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", state.ready() ? "ready" : "not ready");
    body.put("missing", state.missing());
    body.put("datasets", state.datasets().stream().map(HealthRoute::body).toList());
    return body;
  }

  private static Map<String, Object> body(Readiness.Age dataset) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("dataset", dataset.dataset());
    body.put("version", dataset.version());
    body.put("rows", dataset.rows());
    body.put("sample", dataset.sample());
    body.put("loaded_at", dataset.loadedAt());
    body.put("published_at", dataset.publishedAt());
    body.put("age", dataset.age().truncatedTo(ChronoUnit.SECONDS).toString());
    body.put("age_in_seconds", dataset.age().toSeconds());
    return body;
  }
}
