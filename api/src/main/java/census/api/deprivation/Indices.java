package census.api.deprivation;

import census.api.web.Behind;
import census.model.geography.Nation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The indices of all nations, whole and in memory. They never change: when another version of
 * anything is published, there are other indices.
 *
 * @param editions of each nation, the newest first
 * @param behindChanges the datasets that say what became of small areas
 * @param behindGuidance those that say which edition is prescribed
 */
record Indices(
    Map<Nation, List<Edition>> editions,
    Changes changes,
    Behind behindChanges,
    List<Guidance> guidance,
    Behind behindGuidance) {

  List<Edition> of(Nation nation) {
    return editions.getOrDefault(nation, List.of());
  }

  Stream<Edition> all() {
    return editions.values().stream().flatMap(List::stream);
  }

  Optional<Guidance> guidance(Nation nation, LocalDate day) {
    return guidance.stream()
        .filter(each -> each.nation().equals(nation.id()) && each.isOf(day))
        .findFirst();
  }

  @Override
  public String toString() {
    return all().mapToInt(edition -> edition.smallAreas().size()).sum() + " areas";
  }
}
