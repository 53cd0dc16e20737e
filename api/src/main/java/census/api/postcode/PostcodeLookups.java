package census.api.postcode;

import static census.api.web.Part.object;
import static census.api.web.Part.value;

import census.api.web.Answer;
import census.api.web.InMemory;
import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Type;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** Postcodes looked up: one, many, any. */
@Configuration(proxyBeanMethods = false)
class PostcodeLookups {

  private static final Name VALID = Name.of("valid");
  private static final Name RESULT = Name.of("result");
  private static final Name RESULTS = Name.of("results");

  private final InMemory<Directory> directory;

  PostcodeLookups(InMemory<Directory> directory) {
    this.directory = directory;
  }

  @Bean
  Route postcode() {
    return Route.get("postcodes/{postcode}", "get_postcode")
        .summary("A postcode, in use or terminated: its place and the areas that it lies in")
        .path("postcode", Lookup.AS_WRITTEN)
        .answers(PostcodeAnswer.DESCRIPTION)
        .refuses(HttpStatus.NOT_FOUND, "There is no such postcode in the directory")
        .by(this::lookUp);
  }

  private Answer lookUp(Question question) {
    Directory current = directory.get();
    int row = Lookup.of(current, question.path("postcode")).rowOrProblem();
    return Answer.of(current.behind(), json -> PostcodeAnswer.write(json, current, row));
  }

  @Bean
  Route postcodeValidation() {
    return Route.get("postcodes/{postcode}/validate", "validate_postcode")
        .summary("Whether a text is a postcode, and if not, why")
        .path("postcode", Lookup.AS_WRITTEN)
        .answers(
            object(
                "postcode_validation",
                "What came of looking a text up",
                LookupAnswer.with(
                    value("valid", Type.BOOLEAN, "Whether the directory has it, in use or not"))))
        .by(this::validate);
  }

  private Answer validate(Question question) {
    Directory current = directory.get();
    Lookup lookup = Lookup.of(current, question.path("postcode"));
    return Answer.of(
        current.behind(),
        json -> {
          LookupAnswer.writeMembers(json.open(), lookup);
          json.name(VALID).truth(lookup.hasAnswer()).close();
        });
  }

  @Bean
  Route randomPostcode() {
    return Route.get("postcodes/random", "get_random_postcode")
        .summary("A postcode in use, each as likely as any other")
        .answers(PostcodeAnswer.DESCRIPTION)
        .refuses(HttpStatus.NOT_FOUND, "No postcode is in use")
        .by(question -> random());
  }

  private Answer random() {
    Directory current = directory.get();
    if (current.inUse() == 0) {
      throw Problem.notFound("No postcode of the directory is in use.");
    }
    int row = anyRow(current);
    while (!current.isInUse(row)) {
      row = anyRow(current);
    }
    int found = row;
    return Answer.passing(current.behind(), json -> PostcodeAnswer.write(json, current, found));
  }

  private static int anyRow(Directory current) {
    return ThreadLocalRandom.current().nextInt(current.postcodes().size());
  }

  @Bean
  Route postcodes() {
    return Route.post("postcodes", "look_up_postcodes")
        .summary("Up to %,d postcodes at a time".formatted(AskedPostcodes.MOST))
        .takesBody(AskedPostcodes.LARGEST_BODY, AskedPostcodes.DESCRIPTION)
        .answers(
            object(
                "looked_up_postcodes",
                "What came of looking many texts up",
                new Part.Several(
                    new Part.Same(
                        "results",
                        "One for each text, in the order asked",
                        object(
                            "looked_up_postcode",
                            "What came of looking one of them up",
                            LookupAnswer.with(
                                new Part.Same(
                                    "result",
                                    "What the directory says; null: it has no such postcode",
                                    PostcodeAnswer.DESCRIPTION,
                                    false))),
                        true))))
        .by(this::lookUpAll);
  }

  private Answer lookUpAll(Question question) {
    Directory current = directory.get();
    List<String> texts = AskedPostcodes.read(question.body());
    return Answer.streamed(
        current.behind(),
        json -> {
          json.open().name(RESULTS).openList();
          for (String text : texts) {
            write(json, current, Lookup.of(current, text));
            json.pause();
          }
          json.closeList().close();
        });
  }

  private static void write(JsonText json, Directory current, Lookup lookup) {
    LookupAnswer.writeMembers(json.open(), lookup);
    json.name(RESULT);
    if (lookup.hasAnswer()) {
      PostcodeAnswer.write(json, current, lookup.row());
    } else {
      json.nothing();
    }
    json.close();
  }
}
