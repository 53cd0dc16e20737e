package census.api.deprivation;

import census.api.web.Behind;
import census.api.web.Parameter;
import census.api.web.Problem;
import census.api.web.Question;
import census.model.geography.Nation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Which edition of an index is asked for, and whether with the place of an area within a larger
 * one.
 *
 * @param year that of the edition
 * @param on the day for which the edition in force is wanted
 * @param within the kinds of areas that are meant by the word for a larger one
 */
record Choice(OptionalInt year, Optional<LocalDate> on, Optional<List<String>> within) {

  static final Parameter YEAR =
      Parameter.wholeNumber("year", "Year of the index; without it, the newest that is published")
          .between(1_900, 2_200);

  static final Parameter ON =
      Parameter.text(
          "on",
          "Instead of the year: a day, as 2016-05-01, for which the edition is wanted that official"
              + " guidance prescribes");

  static final Parameter WITHIN =
      Parameter.text(
          "within",
          "Also the place of the small area within a larger one: local_authority, icb, health_board"
              + " or region");

  /** The kinds of larger areas that each word stands for. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "local_authority", List.of("local_authority"),
          "icb", List.of("icb"),
          "health_board", List.of("health_board", "local_health_board"),
          "region", List.of("region"));

  static Choice of(Question question) {
    OptionalInt year = question.wholeNumberIfGiven("year");
    Optional<LocalDate> on = question.text("on").map(Choice::day);
    if (year.isPresent() && on.isPresent()) {
      throw Problem.badValue("on", "Either year or on, not both.");
    }
    return new Choice(year, on, question.text("within").map(Choice::kinds));
  }

  private static List<String> kinds(String word) {
    List<String> kinds = KINDS.get(word);
    if (kinds == null) {
      throw Problem.badValue(
          "within",
          "\"%s\" is none of %s."
              .formatted(word, KINDS.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
    return kinds;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.badValue("on", "\"%s\" is no day, as 2016-05-01.".formatted(text));
    }
  }

  /** Whether any edition will do. */
  boolean isFree() {
    return year.isEmpty() && on.isEmpty();
  }

  /** What was chosen of a nation's editions. */
  Chosen from(Indices indices, Nation nation) {
    List<Edition> editions = indices.of(nation);
    if (year.isPresent()) {
      return Chosen.of(
          editions.stream().filter(edition -> edition.year() == year.getAsInt()).findFirst());
    }
    Optional<Guidance> guidance = on.flatMap(day -> indices.guidance(nation, day));
    return guidance
        .map(
            given ->
                new Chosen(
                    editions.stream()
                        .filter(edition -> edition.version().equals(given.version()))
                        .findFirst(),
                    guidance))
        .orElseGet(() -> Chosen.of(editions.stream().findFirst()));
  }

  /** The datasets behind an answer from an edition. */
  Behind behind(Indices indices, Edition edition) {
    Behind behind =
        within.isPresent() ? edition.behind().and(edition.behindLarger()) : edition.behind();
    return on.isPresent() ? behind.and(indices.behindGuidance()) : behind;
  }

  /** The larger area, if one is asked for and the small one lies in one. */
  Optional<LargerArea> within(SmallArea area) {
    return within.flatMap(area::inside);
  }

  /**
   * An edition, if there is one, and the guidance that prescribes it.
   *
   * @param guidance empty where none was asked for, and where none is known
   */
  record Chosen(Optional<Edition> edition, Optional<Guidance> guidance) {

    private static Chosen of(Optional<Edition> edition) {
      return new Chosen(edition, Optional.empty());
    }
  }
}
