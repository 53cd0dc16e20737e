package census.api.deprivation;

import census.api.postcode.Directory;
import census.api.postcode.Lookup;
import census.api.web.Problem;
import census.model.deprivation.NoIndex;
import census.model.geography.Nation;
import census.model.postcode.CrownDependency;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the indices say of a place: a ranked area in an edition, or why there is none. */
sealed interface Finding {

  String NOBODY_PUBLISHES = ", for which no index of deprivation is published.";

  /**
   * The area that an edition ranks.
   *
   * @param guidance that prescribes the edition, if any was asked for and is known
   */
  record Found(Edition edition, SmallArea area, Optional<Guidance> guidance) implements Finding {}

  /**
   * Why no edition ranks an area.
   *
   * @param detail a sentence for people
   * @param guidance that prescribes an edition which is not published here
   */
  record Missing(NoIndex reason, String detail, Optional<Guidance> guidance) implements Finding {

    Problem problem() {
      Problem problem = Problem.notFound(detail).with("reason", reason.id());
      return guidance
          .map(
              given ->
                  problem
                      .with("edition", given.version())
                      .with("authority", given.authority())
                      .with("citation", given.citation()))
          .orElse(problem);
    }
  }

  /** For a postcode that the directory has. */
  static Finding of(Directory directory, Indices indices, Choice choice, Lookup lookup) {
    int row = lookup.row();
    String postcode = String.valueOf(lookup.postcode());
    Optional<CrownDependency> island = directory.island(row);
    if (island.isPresent()) {
      return island.get() == CrownDependency.ISLE_OF_MAN
          ? missing(NoIndex.ISLE_OF_MAN, postcode + " is on the Isle of Man" + NOBODY_PUBLISHES)
          : missing(
              NoIndex.CHANNEL_ISLANDS, postcode + " is on the Channel Islands" + NOBODY_PUBLISHES);
    }
    Optional<Nation> nation = directory.nation(row);
    if (nation.isEmpty()) {
      return missing(
          NoIndex.NO_NATION,
          "The directory does not say in which nation %s lies.".formatted(postcode));
    }
    Choice.Chosen chosen = choice.from(indices, nation.get());
    return chosen
        .edition()
        .map(edition -> in(edition, chosen.guidance(), directory, row, postcode))
        .orElseGet(() -> noEdition(indices, nation.get(), choice, chosen.guidance()));
  }

  private static Finding in(
      Edition edition, Optional<Guidance> guidance, Directory directory, int row, String postcode) {
    Optional<String> code =
        edition.kindInDirectory().isPresent()
            ? directory.area(edition.kindInDirectory().getAsInt(), row)
            : Optional.empty();
    if (code.isEmpty()) {
      return missing(
          NoIndex.NO_AREA,
          "The directory does not give the small area of %d in which %s lies: the %s is of those."
              .formatted(edition.areaEdition(), postcode, edition.inWords()));
    }
    Optional<SmallArea> area = edition.smallArea(code.get()).filter(SmallArea::isRanked);
    if (area.isEmpty()) {
      return missing(
          NoIndex.NOT_RANKED,
          "%s, in which %s lies, has no rank in the %s."
              .formatted(code.get(), postcode, edition.inWords()));
    }
    return new Found(edition, area.get(), guidance);
  }

  /** Where none of a nation's editions is the one asked for. */
  static Missing noEdition(
      Indices indices, Nation nation, Choice choice, Optional<Guidance> guidance) {
    String country = IndexTable.of(nation).nationInWords();
    String published =
        indices.of(nation).isEmpty()
            ? "None is published here."
            : "Published here: %s."
                .formatted(
                    indices.of(nation).stream()
                        .map(Edition::version)
                        .collect(Collectors.joining(", ")));
    if (guidance.isPresent()) {
      Guidance given = guidance.get();
      return new Missing(
          NoIndex.PRESCRIBED_EDITION_MISSING,
          "For %s %s prescribes the index of %s of %s, which is not published here. %s"
              .formatted(
                  choice.on().orElseThrow(),
                  given.authority(),
                  given.version(),
                  country,
                  published),
          guidance);
    }
    String wanted = choice.year().isPresent() ? " of " + choice.year().getAsInt() : "";
    return missing(
        NoIndex.NO_EDITION,
        "There is no index%s of %s here. %s".formatted(wanted, country, published));
  }

  private static Missing missing(NoIndex reason, String detail) {
    return new Missing(reason, detail, Optional.empty());
  }
}
