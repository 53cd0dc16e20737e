package census.api.deprivation;

import static census.api.web.Part.object;
import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;
import static java.util.Objects.requireNonNull;

import census.api.deprivation.Finding.Found;
import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.Part;
import census.api.web.Type;
import census.model.deprivation.Quantile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rank of a small area with all that says what it is a rank of, as members of an answer. */
final class RankAnswer {

  static final List<Quantile> USUAL_QUANTILES = List.of(Quantile.QUINTILE, Quantile.DECILE);

  static final String WARNING = "Ranks and quantiles of different nations do not compare.";

  private static final Name EDITION = Name.of("edition");
  private static final Name AREA_CODE = Name.of("area_code");
  private static final Name AREA_NAME = Name.of("area_name");
  private static final Name RANK = Name.of("rank");
  private static final Name AREAS = Name.of("areas");
  private static final Name QUANTILE_RULE = Name.of("quantile_rule");
  private static final Name QUANTILES = Name.of("quantiles");
  private static final Name WITHIN = Name.of("within");
  private static final Name KIND = Name.of("kind");
  private static final Name CODE = Name.of("code");
  private static final Name NAME = Name.of("name");
  private static final Name FIT = Name.of("fit");
  private static final Name IN_FORCE = Name.of("in_force");
  private static final Name ON = Name.of("on");
  private static final Name KNOWN = Name.of("known");
  private static final Name DETAIL = Name.of("detail");
  private static final Name AUTHORITY = Name.of("authority");
  private static final Name FIRST_DAY = Name.of("first_day");
  private static final Name LAST_DAY = Name.of("last_day");
  private static final Name CITATION = Name.of("citation");
  private static final Name ADDRESS = Name.of("address");

  static final Part WARNING_PART =
      value("warning", Type.TEXT, "What is not to be done with ranks and quantiles");

  /** Of each quantile the beginning of its object. */
  private static final Map<Quantile, byte[]> BEGUN = new EnumMap<>(Quantile.class);

  static {
    for (Quantile each : Quantile.values()) {
      BEGUN.put(each, begun(each));
    }
  }

  private static final Part QUANTILE_PARTS =
      new Part.Several(
          new Part.Same(
              "quantiles",
              "Of each number of groups asked for, the group in which the rank lies",
              object(
                  "quantile",
                  "Equal groups of ranked areas, and the one that a rank lies in",
                  value("requested_quantile", Type.INTEGER, "How many groups"),
                  value("requested_quantile_name", Type.TEXT, "What such a group is called"),
                  value(
                      "data_quantile",
                      Type.INTEGER,
                      "The group, from 1, by the quantile rule beside it")),
              true));

  /** What {@link #writeLabels} writes. */
  static final List<Part> LABELS =
      List.of(
          value("country", Type.TEXT, "england, wales, scotland or northern_ireland"),
          value("edition", Type.INTEGER, "Year of the index"),
          value("version", Type.TEXT, "What the publisher calls the edition: 2019, 2020v2"),
          value("area_code", Type.TEXT, "The small area that is ranked"),
          value("area_name", Type.TEXT, "What it is called; its code where no list has a name"),
          value("area_edition", Type.INTEGER, "Census whose small areas the index describes"),
          value("areas", Type.INTEGER, "How many areas the edition ranks"),
          value(
              "quantile_rule",
              Type.TEXT,
              "How quantiles follow from ranks: ceiling is ceil(rank * groups / areas), floor is"
                  + " floor((rank - 1) * groups / areas) + 1"),
          value("direction", Type.TEXT, "What rank 1 and quantile 1 mean: 1_is_most_deprived"));

  /** What {@link #writeMembers} writes. */
  static final List<Part> PARTS =
      Stream.concat(
              LABELS.stream(),
              Stream.of(
                  value("rank", Type.INTEGER, "Its rank in the whole index, 1 is most deprived"),
                  QUANTILE_PARTS))
          .toList();

  static final Part WITHIN_PART =
      new Part.Same(
          "within",
          "The place of the small area within a larger one; null: none was asked for, or it lies"
              + " in none of the kind",
          object(
              "rank_within",
              "The place of a small area among those of a larger one",
              value("kind", Type.TEXT, "What the larger area is"),
              value("code", Type.TEXT, "Its code"),
              value("name", Type.TEXT, "What it is called; its code where no list has a name"),
              value("edition", Type.INTEGER, "Year of its boundaries"),
              value(
                  "fit",
                  Type.TEXT,
                  "How small areas lie in it: exact, best_fit, or as_published with the index"),
              value("rank", Type.INTEGER, "Place of the small area among those, by its rank"),
              value("areas", Type.INTEGER, "How many ranked small areas it has"),
              value("quantile_rule", Type.TEXT, "That of the index, applied to place and number"),
              QUANTILE_PARTS),
          false);

  static final Part IN_FORCE_PART =
      new Part.Same(
          "in_force",
          "Why this edition was taken for the day asked for; null: no day was",
          object(
              "edition_in_force",
              "The guidance by which an edition was taken",
              value("on", Type.TEXT, "The day"),
              value("known", Type.BOOLEAN, "Whether guidance is known that prescribes an edition"),
              value("detail", Type.TEXT, "The same for people to read"),
              valueOrNull("authority", Type.TEXT, "Who says so"),
              valueOrNull("first_day", Type.TEXT, "From which day on"),
              valueOrNull("last_day", Type.TEXT, "To which day; null: no end is named"),
              valueOrNull("citation", Type.TEXT, "Where it says so"),
              valueOrNull("address", Type.TEXT, "Where the document is")),
          false);

  private RankAnswer() {}

  static void writeMembers(
      JsonText json, Edition edition, SmallArea area, List<Quantile> quantiles) {
    writeLabels(json, edition, area);
    json.name(RANK).number(area.rank());
    json.name(QUANTILES).openList();
    for (Quantile quantile : quantiles) {
      write(json, quantile, edition.group(area, quantile));
    }
    json.closeList();
  }

  /** Whose rank, in which index. */
  static void writeLabels(JsonText json, Edition edition, SmallArea area) {
    Labels labels = edition.labels();
    json.json(labels.ofEdition(), 0, labels.ofEdition().length);
    json.name(AREA_CODE).text(area.code());
    json.name(AREA_NAME).text(area.name());
    json.json(labels.ofAreas(), 0, labels.ofAreas().length);
  }

  /** What comes before the group is always the same. */
  private static void write(JsonText json, Quantile quantile, int group) {
    byte[] begun = requireNonNull(BEGUN.get(quantile));
    json.json(begun, 0, begun.length).number(group).close();
  }

  private static byte[] begun(Quantile quantile) {
    return """
        {"requested_quantile":%d,"requested_quantile_name":"%s","data_quantile":"""
        .formatted(quantile.groups(), quantile.id())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The member {@code within}. */
  static void writeWithin(JsonText json, Found found, Choice choice, List<Quantile> quantiles) {
    json.name(WITHIN);
    writePlace(json, found.edition(), found.area(), choice.within(found.area()), quantiles);
  }

  /** The place of a small area among those of a larger one, if there is one. */
  static void writePlace(
      JsonText json,
      Edition edition,
      SmallArea area,
      Optional<LargerArea> within,
      List<Quantile> quantiles) {
    if (within.isEmpty()) {
      json.nothing();
      return;
    }
    LargerArea larger = within.get();
    json.open();
    json.name(KIND).text(larger.kind());
    json.name(CODE).text(larger.code());
    json.name(NAME).text(larger.name());
    json.name(EDITION).number(larger.edition());
    json.name(FIT).text(larger.fit());
    json.name(RANK).number(larger.rank(area));
    json.name(AREAS).number(larger.ranked());
    json.name(QUANTILE_RULE).text(edition.rule().id());
    json.name(QUANTILES).openList();
    for (Quantile quantile : quantiles) {
      write(json, quantile, edition.group(area, larger, quantile));
    }
    json.closeList();
    json.close();
  }

  /** The member {@code in_force}. */
  static void writeInForce(JsonText json, Found found, Choice choice) {
    writeInForce(json, found.edition(), found.guidance(), choice);
  }

  static void writeInForce(
      JsonText json, Edition edition, Optional<Guidance> guidance, Choice choice) {
    json.name(IN_FORCE);
    if (choice.on().isEmpty()) {
      json.nothing();
      return;
    }
    LocalDate day = choice.on().get();
    json.open();
    json.name(ON).text(day.toString());
    json.name(KNOWN).truth(guidance.isPresent());
    json.name(DETAIL).text(inForce(edition, guidance, day));
    json.name(AUTHORITY).textOrNothing(guidance.map(Guidance::authority).orElse(null));
    json.name(FIRST_DAY)
        .textOrNothing(guidance.map(each -> each.firstDay().toString()).orElse(null));
    json.name(LAST_DAY)
        .textOrNothing(
            guidance
                .flatMap(each -> Optional.ofNullable(each.lastDay()))
                .map(LocalDate::toString)
                .orElse(null));
    json.name(CITATION).textOrNothing(guidance.map(Guidance::citation).orElse(null));
    json.name(ADDRESS)
        .textOrNothing(guidance.flatMap(each -> Optional.ofNullable(each.address())).orElse(null));
    json.close();
  }

  private static String inForce(Edition edition, Optional<Guidance> guidance, LocalDate day) {
    String country = edition.table().nationInWords();
    return guidance
        .map(
            each ->
                "%s prescribes the index of %s of %s for %s."
                    .formatted(each.authority(), each.version(), country, day))
        .orElseGet(
            () ->
                "No guidance is known that prescribes an index of %s for %s: this is the newest."
                    .formatted(country, day));
  }
}
