package census.etl.organisation;

import census.etl.acquire.Service;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service that kept the lists before, by its own routes: each is a bare array. */
final class OlderService {

  private final Service service;

  OlderService(Service service) {
    this.service = service;
  }

  /** The rows of a route, each with this member. */
  JsonNode list(String route, String key) {
    JsonNode rows = json(route);
    if (!rows.isArray()) {
      throw wrong(route, "an answer that is no array");
    }
    for (JsonNode row : rows) {
      if (row.path(key).asStringOpt().isEmpty()) {
        throw wrong(route, "a row without " + key);
      }
    }
    return rows;
  }

  /** The older service fails on this route when a unit has no organisation. */
  Optional<JsonNode> listIfItAnswers(String route, String key) {
    try {
      return Optional.of(list(route, key));
    } catch (Fault fault) {
      return Optional.empty();
    }
  }

  private JsonNode json(String route) {
    try {
      return JsonMapper.shared().readTree(service.get(route));
    } catch (JacksonException e) {
      throw wrong(route, "an answer that is no JSON");
    }
  }

  private Fault wrong(String route, String found) {
    return new Fault(
        Kind.SERVICE_ANSWERS_OTHERWISE
            .at(Place.file(service.address(route).toString()))
            .found(found));
  }
}
