package census.api.postcode;

import census.api.web.Answer;
import census.api.web.InMemory;
import census.api.web.Problem;
import census.api.web.Question;
import census.api.web.Route;
import census.model.postcode.Outcome;
import census.model.postcode.Postcode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** All postcodes of one district together. */
@Configuration(proxyBeanMethods = false)
class OutcodeRoute {

  /** Makes a postcode of an outward code, so that it can be read as one. */
  private static final String ANY_INWARD = " 0AA";

  private final InMemory<Directory> directory;

  OutcodeRoute(InMemory<Directory> directory) {
    this.directory = directory;
  }

  @Bean
  Route outcode() {
    return Route.get("outcodes/{outcode}", "get_outcode")
        .summary("The postcodes of a district: how many, where, in which areas")
        .path("outcode", "What stands before the blank, as in SW1A")
        .answers(OutcodeAnswer.DESCRIPTION)
        .refuses(HttpStatus.NOT_FOUND, "The directory has no postcode of such a district")
        .by(this::answer);
  }

  private Answer answer(Question question) {
    Directory current = directory.get();
    String outward = outward(question.path("outcode"));
    Rows rows = current.postcodes().rows(outward);
    if (rows.isEmpty()) {
      throw Problem.notFound(
              "No postcode of the directory has %s before its blank.".formatted(outward))
          .with("outcome", Outcome.UNKNOWN.id());
    }
    return Answer.of(current.behind(), json -> OutcodeAnswer.write(json, current, outward, rows));
  }

  private static String outward(String text) {
    if (Postcode.read(text + ANY_INWARD) instanceof Postcode postcode) {
      return postcode.outward();
    }
    throw Problem.badValue(
            "outcode", "This can not stand before the blank of a postcode, as SW1A and M1 can.")
        .with("outcome", Outcome.MALFORMED.id());
  }
}
