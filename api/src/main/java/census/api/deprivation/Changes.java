package census.api.deprivation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What became of small areas from one census to the next, where they did not stay as they were. */
final class Changes {

  /** An area of an earlier census, and one of a later that has a part of it. */
  record Change(String code, int edition, String laterCode, int laterEdition, String change) {}

  /** The areas of another census that an area has parts of. */
  record Parts(String change, List<String> codes) {}

  private static final String UNCHANGED = "unchanged";

  private final Map<String, List<Change>> byCode = new HashMap<>();
  private final Set<List<Integer>> known = new HashSet<>();

  /** That what became of the areas of a census in another is published at all. */
  void know(int edition, int laterEdition) {
    known.add(List.of(edition, laterEdition));
  }

  void add(Change change) {
    add(change.code, change);
    if (!change.laterCode.equals(change.code)) {
      add(change.laterCode, change);
    }
  }

  private void add(String code, Change change) {
    byCode.computeIfAbsent(code, none -> new ArrayList<>(2)).add(change);
  }

  /** The censuses that have an area of a code, as far as anything became of it. */
  Stream<Integer> editions(String code) {
    return byCode.getOrDefault(code, Collections.emptyList()).stream()
        .flatMap(
            each ->
                Stream.of(
                    each.code.equals(code) ? each.edition : each.laterEdition,
                    each.laterCode.equals(code) ? each.laterEdition : each.edition));
  }

  /** The parts of an area in the boundaries of another census; empty if nothing is known. */
  Optional<Parts> parts(String code, int edition, int wanted) {
    if (!known.contains(List.of(Math.min(edition, wanted), Math.max(edition, wanted)))) {
      return Optional.empty();
    }
    List<Change> changes =
        byCode.getOrDefault(code, Collections.emptyList()).stream()
            .filter(each -> leads(each, code, edition, wanted))
            .toList();
    return Optional.of(
        changes.isEmpty()
            ? new Parts(UNCHANGED, List.of(code))
            : new Parts(
                changes.get(0).change,
                changes.stream()
                    .map(each -> edition < wanted ? each.laterCode : each.code)
                    .sorted()
                    .toList()));
  }

  private static boolean leads(Change change, String code, int edition, int wanted) {
    return edition < wanted
        ? change.code.equals(code) && change.edition == edition && change.laterEdition == wanted
        : change.laterCode.equals(code)
            && change.laterEdition == edition
            && change.edition == wanted;
  }
}
