package census.api.deprivation;

import static census.api.web.Part.object;
import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;

import census.api.deprivation.Changes.Parts;
import census.api.web.Answer;
import census.api.web.Behind;
import census.api.web.InMemory;
import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Type;
import census.model.deprivation.NoIndex;
import census.model.deprivation.Quantile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * A small area in an edition of the index of its nation, and through all of them, in whichever
 * boundaries it is asked for. An area that was split or merged is answered with its parts: no
 * average is made of them.
 */
@Configuration(proxyBeanMethods = false)
class AreaDeprivation {

  private static final String A_CODE =
      "Code of a small area of any boundaries: E01000001, S01006506, 95GG39S1";

  private static final Name CODE = Name.of("code");
  private static final Name COUNTRY = Name.of("country");
  private static final Name WARNING = Name.of("warning");
  private static final Name EDITION = Name.of("edition");
  private static final Name VERSION = Name.of("version");
  private static final Name AREA_EDITION = Name.of("area_edition");
  private static final Name CHANGE = Name.of("change");
  private static final Name NOTE = Name.of("note");
  private static final Name RESULTS = Name.of("results");
  private static final Name WITHIN = Name.of("within");
  private static final Name RANK = Name.of("rank");
  private static final Name DECILE_NAME = Name.of("decile");

  private static final Part CHANGE_PART =
      valueOrNull(
          "change",
          Type.TEXT,
          "From the boundaries of the area to those of the edition: unchanged, split, merged or"
              + " irregular, where lines were drawn anew; null: nothing is published of it");

  private final InMemory<Indices> indices;
  private final List<ListRoute> lists;

  AreaDeprivation(InMemory<Indices> indices, List<ListRoute> lists) {
    this.indices = indices;
    this.lists = lists;
  }

  /** The areas of an edition that an area has parts of, and what led to them. */
  private record InEdition(Edition edition, Optional<String> change, List<SmallArea> areas) {}

  // ------------------------------------------------------------------ one edition

  @Bean
  Route deprivationOfArea() {
    return Route.get("deprivation/{area}", "get_deprivation_of_area")
        .summary("The index of a small area, in the boundaries of the edition")
        .path("area", A_CODE)
        .takes(Choice.YEAR, Choice.ON, Choice.WITHIN)
        .answers(
            object(
                "deprivation_of_area",
                "An area in one edition of an index",
                value("code", Type.TEXT, "The code that was asked for"),
                value("country", Type.TEXT, "Nation whose index it is"),
                value("edition", Type.INTEGER, "Year of the index"),
                value("version", Type.TEXT, "What the publisher calls the edition"),
                value("area_edition", Type.INTEGER, "Census whose areas the results are"),
                CHANGE_PART,
                value("note", Type.TEXT, "The same for people to read"),
                RankAnswer.WARNING_PART,
                new Part.Several(
                    new Part.OneOf(
                        "results",
                        "The area; or all that have a part of it, where it was split or merged",
                        Stream.of(IndexTable.values())
                            .map(
                                index ->
                                    new Part.Nested(
                                        index.list(lists).name(),
                                        index.list(lists).oneRow(),
                                        index.list(lists).parts()))
                            .toList())),
                RankAnswer.IN_FORCE_PART,
                new Part.Several(RankAnswer.WITHIN_PART)))
        .refuses(HttpStatus.NOT_FOUND, "No such area is known, or it has no index in the edition")
        .by(this::answerOne);
  }

  private Answer answerOne(Question question) {
    Choice choice = Choice.of(question);
    Indices current = indices.get();
    String code = question.path("area").toUpperCase(Locale.ROOT);
    List<Edition> editions = editionsOf(current, code);
    Choice.Chosen chosen = choice.from(current, editions.get(0).table().nation());
    Edition edition =
        chosen
            .edition()
            .orElseThrow(
                () ->
                    Finding.noEdition(
                            current, editions.get(0).table().nation(), choice, chosen.guidance())
                        .problem());
    InEdition answered = in(current, edition, code);
    if (answered.areas.isEmpty()) {
      throw Problem.notFound("%s has no rank in the %s.".formatted(code, edition.inWords()))
          .with("reason", NoIndex.NOT_RANKED.id());
    }
    return Answer.of(
        choice.behind(current, edition).and(current.behindChanges()),
        json -> {
          json.open().name(CODE).text(code);
          json.name(COUNTRY).text(edition.table().nation().id());
          json.name(EDITION).number(edition.year());
          json.name(VERSION).text(edition.version());
          json.name(AREA_EDITION).number(edition.areaEdition());
          json.name(CHANGE).textOrNothing(answered.change.orElse(null));
          json.name(NOTE).text(note(code, answered));
          json.name(WARNING).text(RankAnswer.WARNING);
          json.name(RESULTS).openList();
          for (SmallArea area : answered.areas) {
            json.open();
            edition.rows().writeMembers(json, area.row(), question);
            json.close();
          }
          json.closeList();
          writePlaces(json, choice, answered, chosen.guidance());
          json.close();
        });
  }

  /** Of each result the place within a larger area. */
  private static void writePlaces(
      JsonText json, Choice choice, InEdition answered, Optional<Guidance> guidance) {
    RankAnswer.writeInForce(json, answered.edition, guidance, choice);
    json.name(WITHIN).openList();
    if (choice.within().isPresent()) {
      for (SmallArea area : answered.areas) {
        RankAnswer.writePlace(
            json, answered.edition, area, choice.within(area), RankAnswer.USUAL_QUANTILES);
      }
    }
    json.closeList();
  }

  private static String note(String code, InEdition answered) {
    Edition edition = answered.edition;
    String where = "the boundaries of %d".formatted(edition.areaEdition());
    return switch (answered.change.orElse("")) {
      case "split" ->
          "%s was split or is a part of what was: these are the areas in %s."
              .formatted(code, where);
      case "merged" ->
          "%s was merged or is what others became: these are the areas in %s."
              .formatted(code, where);
      case "irregular" ->
          "The lines of %s were drawn anew from one census to the next.".formatted(code);
      default -> "%s is an area of %s.".formatted(code, where);
    };
  }

  // ------------------------------------------------------------------ all editions

  @Bean
  Route editionsOfArea() {
    List<Part> parts = new ArrayList<>(RankAnswer.LABELS);
    parts.add(value("rank", Type.INTEGER, "Rank of the area in the edition, 1 is most deprived"));
    parts.add(value("decile", Type.INTEGER, "Tenth in which that lies, by the quantile rule"));
    parts.add(CHANGE_PART);
    return Route.get("deprivation/{area}/editions", "get_editions_of_area")
        .summary("A small area through the editions of the index of its nation")
        .path("area", A_CODE)
        .answers(
            object(
                "editions_of_area",
                "An area through the editions",
                value("code", Type.TEXT, "The code that was asked for"),
                value("edition", Type.INTEGER, "Newest census that has an area of that code"),
                value("note", Type.TEXT, "How far ranks of different editions compare"),
                new Part.Several(
                    new Part.Same(
                        "results",
                        "Newest edition first; where the area was split or merged, each part",
                        new Part.Nested(
                            "area_in_edition", "An area in one edition of an index", parts),
                        true))))
        .refuses(HttpStatus.NOT_FOUND, "No such area is known")
        .by(this::answerAll);
  }

  private Answer answerAll(Question question) {
    Indices current = indices.get();
    String code = question.path("area").toUpperCase(Locale.ROOT);
    List<InEdition> editions =
        editionsOf(current, code).stream().map(edition -> in(current, edition, code)).toList();
    Behind behind = current.behindChanges();
    for (InEdition answered : editions) {
      behind = answered.edition.behind().and(behind);
    }
    return Answer.of(
        behind,
        json -> {
          json.open().name(CODE).text(code);
          json.name(EDITION).number(boundaries(current, code));
          json.name(NOTE)
              .text(
                  "A rank is among the areas of its edition, by its indicators: a change of rank is"
                      + " not a change of deprivation by so much.");
          json.name(RESULTS).openList();
          editions.forEach(answered -> write(json, answered));
          json.closeList().close();
        });
  }

  private static void write(JsonText json, InEdition answered) {
    for (SmallArea area : answered.areas) {
      RankAnswer.writeLabels(json.open(), answered.edition, area);
      json.name(RANK).number(area.rank());
      json.name(DECILE_NAME).number(answered.edition.group(area, Quantile.DECILE));
      json.name(CHANGE).textOrNothing(answered.change.orElse(null));
      json.close();
    }
  }

  // ------------------------------------------------------------------ areas of other boundaries

  /** The editions of the nation that an area lies in. */
  private static List<Edition> editionsOf(Indices current, String code) {
    return current.editions().values().stream()
        .filter(
            editions ->
                editions.stream().anyMatch(edition -> !in(current, edition, code).areas.isEmpty()))
        .findFirst()
        .orElseThrow(
            () -> Problem.notFound("\"%s\" is no small area of any index.".formatted(code)));
  }

  private static InEdition in(Indices current, Edition edition, String code) {
    int from = boundaries(current, code);
    Optional<Parts> parts =
        from == edition.areaEdition()
            ? Optional.empty()
            : current.changes().parts(code, from, edition.areaEdition());
    List<String> codes =
        edition.smallArea(code).isPresent()
            ? List.of(code)
            : parts.map(Parts::codes).orElse(List.of());
    return new InEdition(
        edition,
        from == edition.areaEdition() ? Optional.of("unchanged") : parts.map(Parts::change),
        codes.stream()
            .flatMap(each -> edition.smallArea(each).stream())
            .filter(SmallArea::isRanked)
            .toList());
  }

  /** The newest census that has an area of a code. */
  private static int boundaries(Indices current, String code) {
    return Stream.concat(
            current
                .all()
                .filter(edition -> edition.smallArea(code).isPresent())
                .map(Edition::areaEdition),
            current.changes().editions(code))
        .max(Integer::compare)
        .orElse(0);
  }
}
