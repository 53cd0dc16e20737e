package census.api.deprivation;

import static census.api.web.Part.object;
import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;

import census.api.deprivation.Finding.Found;
import census.api.deprivation.Finding.Missing;
import census.api.postcode.AskedPostcodes;
import census.api.postcode.Directory;
import census.api.postcode.Lookup;
import census.api.postcode.LookupAnswer;
import census.api.web.Answer;
import census.api.web.Behind;
import census.api.web.InMemory;
import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.ListRoute;
import census.api.web.Parameter;
import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Type;
import census.model.deprivation.Quantile;
import census.model.geography.Nation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** The index of the small area that a postcode lies in: all of it, its quantile, and of many. */
@Configuration(proxyBeanMethods = false)
class PostcodeDeprivation {

  private static final String GROUPS =
      Stream.of(Quantile.values())
          .map(each -> String.valueOf(each.groups()))
          .collect(Collectors.joining(", "));

  private static final Name POSTCODE = Name.of("postcode");
  private static final Name OUTCOME = Name.of("outcome");
  private static final Name TERMINATED = Name.of("terminated");
  private static final Name COUNTRY = Name.of("country");
  private static final Name WARNING = Name.of("warning");
  private static final Name RESULT = Name.of("result");
  private static final Name RESULTS = Name.of("results");
  private static final Name RANK = Name.of("rank");
  private static final Name REQUESTED_QUANTILE = Name.of("requested_quantile");
  private static final Name REQUESTED_QUANTILE_NAME = Name.of("requested_quantile_name");
  private static final Name DATA_QUANTILE = Name.of("data_quantile");
  private static final Name ERROR = Name.of("error");

  private static final Parameter ASKED_POSTCODE = Parameter.text("postcode", Lookup.AS_WRITTEN);

  private static final Parameter[] CHOICE = {Choice.YEAR, Choice.ON, Choice.WITHIN};

  private static final String NOT_FOUND =
      "There is no such postcode in the directory, or no index for where it is";

  private static final List<Part> POSTCODE_PARTS =
      List.of(
          value("postcode", Type.TEXT, "In its canonical form"),
          value("outcome", Type.TEXT, "found, or terminated: no longer in use"),
          valueOrNull(
              "terminated", Type.TEXT, "Month in which it went out of use; null: it is in use"));

  private final InMemory<Directory> directory;
  private final InMemory<Indices> indices;
  private final List<ListRoute> lists;

  PostcodeDeprivation(
      InMemory<Directory> directory, InMemory<Indices> indices, List<ListRoute> lists) {
    this.directory = directory;
    this.indices = indices;
    this.lists = lists;
  }

  // ------------------------------------------------------------------ the whole index

  @Bean
  Route deprivationOfPostcode() {
    return Route.get("indices_of_multiple_deprivation", "get_deprivation_of_postcode")
        .summary("The index of the nation and the small area that a postcode lies in")
        .takes(ASKED_POSTCODE)
        .takes(CHOICE)
        .answers(wholeIndex())
        .refuses(HttpStatus.NOT_FOUND, NOT_FOUND)
        .by(this::answerWhole);
  }

  @Bean
  Route deprivationUnderPostcode() {
    return Route.get("postcodes/{postcode}/deprivation", "get_postcode_deprivation")
        .summary("The index of the nation and the small area that a postcode lies in")
        .path("postcode", Lookup.AS_WRITTEN)
        .takes(CHOICE)
        .answers(wholeIndex())
        .refuses(HttpStatus.NOT_FOUND, NOT_FOUND)
        .by(this::answerWhole);
  }

  /** Each nation's has the fields of its list. */
  private Part.OneOf wholeIndex() {
    return new Part.OneOf(
        "deprivation_of_postcode",
        "The index of one of the nations",
        Stream.of(IndexTable.values())
            .map(
                index ->
                    new Part.Nested(
                        index.id() + "_deprivation_of_postcode",
                        "A postcode and the index of its small area in " + index.nationInWords(),
                        Stream.of(
                                POSTCODE_PARTS.stream(),
                                Stream.of(
                                    value("country", Type.TEXT, index.nation().id()),
                                    RankAnswer.WARNING_PART,
                                    RankAnswer.IN_FORCE_PART,
                                    RankAnswer.WITHIN_PART),
                                index.list(lists).parts().stream())
                            .flatMap(parts -> parts)
                            .toList()))
            .toList());
  }

  private Answer answerWhole(Question question) {
    Choice choice = Choice.of(question);
    Directory postcodes = directory.get();
    Indices current = indices.get();
    Lookup lookup = Lookup.asked(postcodes, question);
    Found found = found(postcodes, current, choice, lookup, question);
    Edition edition = found.edition();
    return Answer.of(
        postcodes.behind().and(choice.behind(current, edition)),
        json -> {
          writePostcode(json.open(), postcodes, lookup);
          json.name(COUNTRY).text(edition.table().nation().id());
          json.name(WARNING).text(RankAnswer.WARNING);
          RankAnswer.writeInForce(json, found, choice);
          RankAnswer.writeWithin(json, found, choice, RankAnswer.USUAL_QUANTILES);
          edition.rows().writeMembers(json, found.area().row(), question);
          json.close();
        });
  }

  private static Found found(
      Directory postcodes, Indices current, Choice choice, Lookup lookup, Question question) {
    lookup.rowOrProblem();
    Finding finding = Finding.of(postcodes, current, choice, lookup);
    if (finding instanceof Found found) {
      return found;
    }
    Missing missing = (Missing) finding;
    if (question.isOlder() && missing.reason().isAnIsland()) {
      throw Problem.badRequest("No valid country supplied.", Map.of("postcode", missing.detail()));
    }
    throw missing.problem().with("outcome", lookup.outcome().id());
  }

  private static void writePostcode(JsonText json, Directory postcodes, Lookup lookup) {
    json.name(POSTCODE);
    postcodes.writePostcode(json, lookup.row());
    json.name(OUTCOME).text(lookup.outcome().id());
    json.name(TERMINATED);
    postcodes.writeTerminated(json, lookup.row());
  }

  // ------------------------------------------------------------------ a quantile of it

  @Bean
  Route deprivationQuantileOfPostcode() {
    return Route.get("index_of_multiple_deprivation_quantile", "get_deprivation_quantile")
        .summary("The rank of the small area that a postcode lies in, as one of equal groups")
        .takes(
            ASKED_POSTCODE,
            Parameter.wholeNumber("quantile", "How many groups: " + GROUPS + "; needed"))
        .takes(CHOICE)
        .answers(
            object(
                "deprivation_quantile",
                "The rank of a small area, as one of equal groups",
                new Part.Same(
                    "result",
                    "The rank and the group",
                    new Part.Nested(
                        "quantile_of_postcode", "The rank and the group", quantileParts()),
                    true)))
        .refuses(HttpStatus.NOT_FOUND, NOT_FOUND)
        .by(this::answerQuantile);
  }

  private static List<Part> quantileParts() {
    List<Part> parts = new ArrayList<>();
    parts.add(valueOrNull("rank", Type.INTEGER, "Rank of the small area, 1 is most deprived"));
    parts.add(value("requested_quantile", Type.INTEGER, "How many groups were asked for"));
    parts.add(valueOrNull("requested_quantile_name", Type.TEXT, "What such a group is called"));
    parts.add(
        valueOrNull("data_quantile", Type.INTEGER, "The group, from 1, by the quantile rule"));
    parts.add(valueOrNull("error", Type.TEXT, "What was wrong with the number of groups"));
    parts.addAll(POSTCODE_PARTS);
    parts.addAll(RankAnswer.LABELS);
    parts.addAll(
        List.of(RankAnswer.IN_FORCE_PART, RankAnswer.WITHIN_PART, RankAnswer.WARNING_PART));
    return parts;
  }

  private Answer answerQuantile(Question question) {
    Choice choice = Choice.of(question);
    Directory postcodes = directory.get();
    Indices current = indices.get();
    Lookup lookup = Lookup.asked(postcodes, question);
    int asked =
        question
            .wholeNumberIfGiven("quantile")
            .orElseThrow(
                () ->
                    Problem.badRequest(
                        "Quantile not supplied.", Map.of("quantile", "One of " + GROUPS + ".")));
    Optional<Quantile> quantile = Quantile.of(asked);
    if (quantile.isEmpty() && !question.isOlder()) {
      throw notAQuantile("quantile", asked);
    }
    Found found = found(postcodes, current, choice, lookup, question);
    return Answer.of(
        postcodes.behind().and(choice.behind(current, found.edition())),
        json -> {
          json.open().name(RESULT).open();
          writeQuantile(json, found, asked, quantile);
          writePostcode(json, postcodes, lookup);
          RankAnswer.writeLabels(json, found.edition(), found.area());
          RankAnswer.writeInForce(json, found, choice);
          RankAnswer.writeWithin(json, found, choice, quantile.stream().toList());
          json.name(WARNING).text(RankAnswer.WARNING).close().close();
        });
  }

  /** The older service gave no rank with a number of groups that it did not know. */
  private static void writeQuantile(
      JsonText json, Found found, int asked, Optional<Quantile> quantile) {
    if (quantile.isPresent()) {
      json.name(RANK).number(found.area().rank());
      json.name(REQUESTED_QUANTILE).number(asked);
      json.name(REQUESTED_QUANTILE_NAME).text(quantile.get().id());
      json.name(DATA_QUANTILE).number(found.edition().group(found.area(), quantile.get()));
      json.name(ERROR).nothing();
    } else {
      json.name(RANK).nothing();
      json.name(REQUESTED_QUANTILE).number(asked);
      json.name(REQUESTED_QUANTILE_NAME).nothing();
      json.name(DATA_QUANTILE).nothing();
      json.name(ERROR).text(asked + " is not a valid quantile.");
    }
  }

  private static Problem notAQuantile(String parameter, int asked) {
    return Problem.badRequest(
        asked + " is not a valid quantile.", Map.of(parameter, "One of " + GROUPS + "."));
  }

  // ------------------------------------------------------------------ many

  @Bean
  Route deprivationOfPostcodes() {
    return Route.post("deprivation", "get_deprivation_of_postcodes")
        .summary("Ranks and quantiles of up to %,d postcodes".formatted(AskedPostcodes.MOST))
        .takes(
            Parameter.text("quantiles", "How many groups, with commas between them: " + GROUPS)
                .usually("5,10"))
        .takes(CHOICE)
        .takesBody(AskedPostcodes.LARGEST_BODY, AskedPostcodes.DESCRIPTION)
        .answers(
            object(
                "deprivation_of_postcodes",
                "What the indices say of many postcodes",
                RankAnswer.WARNING_PART,
                new Part.Several(
                    new Part.Same(
                        "results",
                        "One for each text, in the order asked",
                        object(
                            "ranked_postcode",
                            "What came of looking one of them up",
                            LookupAnswer.with(
                                new Part.Same(
                                    "result",
                                    "The rank of its small area; null: reason and detail say why",
                                    new Part.Nested("rank_of_postcode", "A rank", rankParts()),
                                    false))),
                        true))))
        .by(this::answerMany);
  }

  private static List<Part> rankParts() {
    return Stream.concat(
            RankAnswer.PARTS.stream(), Stream.of(RankAnswer.IN_FORCE_PART, RankAnswer.WITHIN_PART))
        .toList();
  }

  private Answer answerMany(Question question) {
    Choice choice = Choice.of(question);
    List<Quantile> quantiles = quantiles(question.text("quantiles").orElse(""));
    Directory postcodes = directory.get();
    Indices current = indices.get();
    List<String> texts = AskedPostcodes.read(question.body());
    return Answer.streamed(
        behindAll(postcodes, current, choice),
        json -> {
          json.open().name(WARNING).text(RankAnswer.WARNING);
          json.name(RESULTS).openList();
          for (String text : texts) {
            Lookup lookup = Lookup.of(postcodes, text);
            write(json, lookup, postcodes, current, choice, quantiles);
            json.pause();
          }
          json.closeList().close();
        });
  }

  private static void write(
      JsonText json,
      Lookup lookup,
      Directory postcodes,
      Indices current,
      Choice choice,
      List<Quantile> quantiles) {
    json.open();
    if (!lookup.hasAnswer()) {
      LookupAnswer.writeMembers(json, lookup);
      json.name(RESULT).nothing();
    } else {
      write(json, lookup, Finding.of(postcodes, current, choice, lookup), choice, quantiles);
    }
    json.close();
  }

  private static void write(
      JsonText json, Lookup lookup, Finding finding, Choice choice, List<Quantile> quantiles) {
    if (finding instanceof Missing missing) {
      LookupAnswer.writeMembers(json, lookup, missing.reason().id(), missing.detail());
      json.name(RESULT).nothing();
    } else if (finding instanceof Found found) {
      LookupAnswer.writeMembers(json, lookup);
      json.name(RESULT).open();
      RankAnswer.writeMembers(json, found.edition(), found.area(), quantiles);
      RankAnswer.writeInForce(json, found, choice);
      RankAnswer.writeWithin(json, found, choice, quantiles);
      json.close();
    }
  }

  private static List<Quantile> quantiles(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(PostcodeDeprivation::quantile)
        .distinct()
        .toList();
  }

  private static Quantile quantile(String text) {
    return Stream.of(Quantile.values())
        .filter(each -> String.valueOf(each.groups()).equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () -> Problem.badValue("quantiles", "\"%s\" is none of %s.".formatted(text, GROUPS)));
  }

  private static Behind behindAll(Directory postcodes, Indices current, Choice choice) {
    Behind behind = postcodes.behind();
    for (Nation nation : Nation.values()) {
      Optional<Edition> edition = choice.from(current, nation).edition();
      if (edition.isPresent()) {
        behind = behind.and(choice.behind(current, edition.get()));
      }
    }
    return behind;
  }
}
