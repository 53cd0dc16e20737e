package census.api.deprivation;

import static census.api.web.Part.object;
import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;

import census.api.web.Answer;
import census.api.web.Behind;
import census.api.web.InMemory;
import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.Links;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Type;
import census.model.deprivation.Quantile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** How the small areas of a larger one are distributed over the deciles of their nation. */
@Configuration(proxyBeanMethods = false)
class LargerAreaDeprivation {

  private static final int DECILES = Quantile.DECILE.groups();
  private static final int DECILES_IN_A_FIFTH = 2;

  /** Digits after the point of what is computed here. */
  private static final int DIGITS = 4;

  private static final Name CODE = Name.of("code");
  private static final Name NAME = Name.of("name");
  private static final Name KIND = Name.of("kind");
  private static final Name EDITION = Name.of("edition");
  private static final Name FIT = Name.of("fit");
  private static final Name COUNTRY = Name.of("country");
  private static final Name INDEX_EDITION = Name.of("index_edition");
  private static final Name VERSION = Name.of("version");
  private static final Name AREA_EDITION = Name.of("area_edition");
  private static final Name AREAS = Name.of("areas");
  private static final Name QUANTILE_RULE = Name.of("quantile_rule");
  private static final Name DIRECTION = Name.of("direction");
  private static final Name WARNING = Name.of("warning");
  private static final Name SMALL_AREAS = Name.of("small_areas");
  private static final Name POPULATION = Name.of("population");
  private static final Name AVERAGE_SCORE = Name.of("average_score");
  private static final Name AVERAGE_RANK = Name.of("average_rank");
  private static final Name TENTH = Name.of("proportion_in_most_deprived_tenth");
  private static final Name FIFTH = Name.of("proportion_in_most_deprived_fifth");
  private static final Name DECILE_LIST = Name.of("deciles");
  private static final Name DECILE = Name.of("decile");
  private static final Name PROPORTION = Name.of("proportion");
  private static final Name LIST = Name.of("list");
  private static final Name SUMMARIES = Name.of("summaries");

  private static final String NO_POPULATION =
      "; null: the publisher of the index gives no people of the areas";

  private final InMemory<Indices> indices;
  private final List<ListRoute> lists;

  LargerAreaDeprivation(InMemory<Indices> indices, List<ListRoute> lists) {
    this.indices = indices;
    this.lists = lists;
  }

  @Bean
  Route deprivationOfLargerArea() {
    return Route.get("areas/{code}/deprivation", "get_deprivation_of_larger_area")
        .summary(
            "How the small areas of a local authority, ward, MSOA, integrated care board or health"
                + " board are distributed over the deciles")
        .path("code", "Code of an area that small areas lie in: E09000033, E05000639, S08000031")
        .takes(Choice.YEAR, Choice.ON)
        .answers(description())
        .refuses(HttpStatus.NOT_FOUND, "No small area of an index lies in such an area")
        .by(this::answer);
  }

  private static Part.Nested description() {
    return object(
        "deprivation_of_larger_area",
        "An area and the small areas that lie in it, in one edition of an index",
        value("code", Type.TEXT, "Code of the larger area"),
        value("name", Type.TEXT, "What it is called; its code where no list has a name"),
        value("kind", Type.TEXT, "What it is: local_authority, ward, msoa, icb, health_board ..."),
        value("edition", Type.INTEGER, "Year of its boundaries"),
        value(
            "fit",
            Type.TEXT,
            "How small areas lie in it: exact, best_fit, or as_published with the index"),
        value("country", Type.TEXT, "Nation whose index it is"),
        value("index_edition", Type.INTEGER, "Year of the index"),
        value("version", Type.TEXT, "What the publisher calls the edition"),
        value("area_edition", Type.INTEGER, "Census whose small areas the index describes"),
        value("areas", Type.INTEGER, "How many areas the edition ranks, in the whole nation"),
        value("quantile_rule", Type.TEXT, "How deciles follow from ranks"),
        value("direction", Type.TEXT, "What rank 1 and decile 1 mean"),
        RankAnswer.WARNING_PART,
        value("small_areas", Type.INTEGER, "How many ranked small areas lie in it"),
        valueOrNull("population", Type.INTEGER, "People who live in those" + NO_POPULATION),
        valueOrNull(
            "average_score",
            Type.DECIMAL,
            "Average of their scores, each weighed by its people, larger is more deprived; null:"
                + " the publisher gives no scores, or no people"),
        valueOrNull(
            "average_rank",
            Type.DECIMAL,
            "Average of their ranks, each weighed by its people; unlike in the index the least"
                + " deprived area has rank 1, so larger is more deprived"
                + NO_POPULATION),
        value(
            "proportion_in_most_deprived_tenth",
            Type.DECIMAL,
            "Share of them that are in the most deprived tenth of the nation"),
        value(
            "proportion_in_most_deprived_fifth",
            Type.DECIMAL,
            "Share of them that are in the most deprived fifth of the nation"),
        new Part.Several(
            new Part.Same(
                "deciles",
                "Every decile of the nation, the most deprived first",
                object(
                    "areas_in_decile",
                    "How many small areas are in a decile",
                    value("decile", Type.INTEGER, "1 is the most deprived"),
                    value("edition", Type.INTEGER, "Year of the index"),
                    value("quantile_rule", Type.TEXT, "How deciles follow from ranks"),
                    value("small_areas", Type.INTEGER, "How many of the small areas are in it"),
                    value("proportion", Type.DECIMAL, "The same as a share of them"),
                    valueOrNull("population", Type.INTEGER, "People in those" + NO_POPULATION)),
                true)),
        valueOrNull(
            "list",
            Type.TEXT,
            "Address of the list of its small areas with their index; null: none is by such areas"),
        valueOrNull(
            "summaries",
            Type.TEXT,
            "Address of its summaries by the publisher's method; null: it is no local authority"));
  }

  private Answer answer(Question question) {
    Choice choice = Choice.of(question);
    Indices current = indices.get();
    String code = question.path("code").toUpperCase(Locale.ROOT);
    Edition edition = edition(current, choice, code);
    LargerArea larger = edition.largerArea(code).orElseThrow();
    Behind behind = edition.behind().and(edition.behindLarger());
    return Answer.of(behind, json -> write(json, edition, larger, question));
  }

  /** Of those that have areas in it: the one asked for, the prescribed one, or the newest. */
  private static Edition edition(Indices current, Choice choice, String code) {
    List<Edition> editions =
        current.all().filter(edition -> edition.largerArea(code).isPresent()).toList();
    if (editions.isEmpty()) {
      throw Problem.notFound("No small area of an index lies in \"%s\".".formatted(code));
    }
    if (choice.isFree()) {
      return editions.get(0);
    }
    Choice.Chosen chosen = choice.from(current, editions.get(0).table().nation());
    Edition edition =
        chosen
            .edition()
            .orElseThrow(
                () ->
                    Finding.noEdition(
                            current, editions.get(0).table().nation(), choice, chosen.guidance())
                        .problem());
    if (!editions.contains(edition)) {
      throw Problem.notFound(
          "No small area of the %s lies in \"%s\", which is of other boundaries."
              .formatted(edition.inWords(), code));
    }
    return edition;
  }

  // ------------------------------------------------------------------ the answer

  private void write(JsonText json, Edition edition, LargerArea larger, Question question) {
    List<SmallArea> areas = larger.members().stream().filter(SmallArea::isRanked).toList();
    List<List<SmallArea>> deciles = deciles(edition, areas);
    json.open();
    json.name(CODE).text(larger.code());
    json.name(NAME).text(larger.name());
    json.name(KIND).text(larger.kind());
    json.name(EDITION).number(larger.edition());
    json.name(FIT).text(larger.fit());
    json.name(COUNTRY).text(edition.table().nation().id());
    json.name(INDEX_EDITION).number(edition.year());
    json.name(VERSION).text(edition.version());
    json.name(AREA_EDITION).number(edition.areaEdition());
    json.name(AREAS).number(edition.areas());
    json.name(QUANTILE_RULE).text(edition.rule().id());
    json.name(DIRECTION).text(edition.direction());
    json.name(WARNING).text(RankAnswer.WARNING);
    json.name(SMALL_AREAS).number(areas.size());
    writePopulation(json, areas);
    write(json.name(AVERAGE_SCORE), average(areas, SmallArea::score));
    write(json.name(AVERAGE_RANK), average(areas, area -> edition.areas() + 1.0 - area.rank()));
    write(json.name(TENTH), proportion(deciles.subList(0, 1), areas));
    write(json.name(FIFTH), proportion(deciles.subList(0, DECILES_IN_A_FIFTH), areas));
    json.name(DECILE_LIST).openList();
    for (int decile = 0; decile < DECILES; decile++) {
      write(json.open(), edition, decile + 1, deciles.get(decile), areas);
      json.close();
    }
    json.closeList();
    json.name(LIST).textOrNothing(listOf(edition, larger, question).orElse(null));
    json.name(SUMMARIES).textOrNothing(summariesOf(edition, larger, question).orElse(null));
    json.close();
  }

  private static List<List<SmallArea>> deciles(Edition edition, List<SmallArea> areas) {
    List<List<SmallArea>> deciles = new ArrayList<>();
    for (int decile = 1; decile <= DECILES; decile++) {
      int wanted = decile;
      deciles.add(
          areas.stream().filter(area -> edition.group(area, Quantile.DECILE) == wanted).toList());
    }
    return deciles;
  }

  private static void write(
      JsonText json, Edition edition, int decile, List<SmallArea> ofDecile, List<SmallArea> all) {
    json.name(DECILE).number(decile);
    json.name(EDITION).number(edition.year());
    json.name(QUANTILE_RULE).text(edition.rule().id());
    json.name(SMALL_AREAS).number(ofDecile.size());
    write(json.name(PROPORTION), proportion(List.of(ofDecile), all));
    writePopulation(json, ofDecile);
  }

  private static void writePopulation(JsonText json, List<SmallArea> areas) {
    double people = areas.stream().mapToDouble(SmallArea::population).sum();
    json.name(POPULATION);
    if (Double.isNaN(people)) {
      json.nothing();
    } else {
      json.number(Math.round(people));
    }
  }

  private static OptionalDouble proportion(List<List<SmallArea>> some, List<SmallArea> all) {
    return OptionalDouble.of(some.stream().mapToInt(List::size).sum() / (double) all.size());
  }

  /** Each weighed by its people; empty where any of them has no number. */
  private static OptionalDouble average(List<SmallArea> areas, ToDoubleFunction<SmallArea> value) {
    double sum =
        areas.stream().mapToDouble(area -> value.applyAsDouble(area) * area.population()).sum();
    double average = sum / areas.stream().mapToDouble(SmallArea::population).sum();
    return Double.isNaN(average) ? OptionalDouble.empty() : OptionalDouble.of(average);
  }

  private static void write(JsonText json, OptionalDouble number) {
    if (number.isPresent()) {
      json.number(Math.round(number.getAsDouble() * Math.pow(10, DIGITS)), DIGITS);
    } else {
      json.nothing();
    }
  }

  private Optional<String> listOf(Edition edition, LargerArea larger, Question question) {
    return larger
        .listedBy()
        .map(
            filter ->
                "%s?%s=%s&year=%d"
                    .formatted(
                        question.address(edition.table().list(lists).name()),
                        filter,
                        larger.code(),
                        edition.year()));
  }

  private static Optional<String> summariesOf(
      Edition edition, LargerArea larger, Question question) {
    return larger.kind().equals("local_authority")
        ? Optional.of(
            Links.to(
                question.address("local_authority_deprivation"),
                larger.code(),
                String.valueOf(edition.year())))
        : Optional.empty();
  }
}
