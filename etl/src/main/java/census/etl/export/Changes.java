package census.etl.export;

import static java.util.stream.Collectors.joining;

import census.etl.export.State.Rows;
import census.etl.export.State.Said;
import census.etl.export.State.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** What became of organisations and of what they belong to, between two libraries of the lists. */
final class Changes {

  private static final String OPENED = "Opened";
  private static final String CLOSED = "Closed";
  private static final String MERGED = "Merged";
  private static final String RENAMED = "Renamed";
  private static final String MOVED = "Moved";
  private static final String DETAILS = "Other details";
  private static final String INDICES = "Indices of deprivation";

  private final State before;
  private final State after;
  private final Map<String, List<String>> told = new LinkedHashMap<>();

  private Changes(State before, State after) {
    this.before = before;
    this.after = after;
    List.of(OPENED, CLOSED, MERGED, RENAMED, MOVED, DETAILS, INDICES)
        .forEach(title -> told.put(title, new ArrayList<>()));
  }

  /** In Markdown, by what happened; what did not is left out. */
  static String between(State before, State after) {
    Changes changes = new Changes(before, after);
    changes.compare();
    String text =
        changes.told.entrySet().stream()
            .filter(what -> !what.getValue().isEmpty())
            .map(
                what ->
                    "### %s\n\n%s\n"
                        .formatted(
                            what.getKey(),
                            what.getValue().stream()
                                .map(line -> "- " + line)
                                .collect(joining("\n"))))
            .collect(joining("\n"));
    return text.isEmpty() ? "The data are the same; the code of the library has changed.\n" : text;
  }

  private void compare() {
    NavigableSet<Thing> all = new TreeSet<>(before.things().keySet());
    all.addAll(after.things().keySet());
    for (Thing thing : all) {
      Optional<Said> was = before.active(thing);
      Optional<Said> is = after.active(thing);
      if (was.isPresent() && is.isPresent()) {
        compare(thing, was.get(), is.get());
      } else if (is.isPresent()) {
        tell(OPENED, words(thing, after));
      } else if (was.isPresent()) {
        Optional<Thing> into = mergedInto(thing);
        tell(
            into.isPresent() ? MERGED : CLOSED,
            words(thing, before) + into.map(other -> " into " + words(other, after)).orElse(""));
      }
    }
    NavigableSet<String> editions = new TreeSet<>(before.editions().keySet());
    editions.addAll(after.editions().keySet());
    editions.forEach(this::compareEdition);
  }

  private void compare(Thing thing, Said was, Said is) {
    if (!was.name().equals(is.name())) {
      tell(RENAMED, "%s, formerly %s".formatted(words(thing, after), was.name()));
    }
    NavigableSet<String> kinds = new TreeSet<>();
    before.parents().getOrDefault(thing, new TreeSet<>()).forEach(p -> kinds.add(p.kind()));
    after.parents().getOrDefault(thing, new TreeSet<>()).forEach(p -> kinds.add(p.kind()));
    for (String kind : kinds) {
      NavigableSet<Thing> left = before.parents(thing, kind);
      NavigableSet<Thing> joined = after.parents(thing, kind);
      if (!left.equals(joined)) {
        tell(
            MOVED,
            "%s: from %s to %s"
                .formatted(words(thing, after), words(left, before), words(joined, after)));
      }
    }
    if (!was.rest().equals(is.rest())) {
      NavigableSet<String> columns = new TreeSet<>(was.rest().keySet());
      columns.addAll(is.rest().keySet());
      columns.removeIf(
          column -> was.rest().getOrDefault(column, "").equals(is.rest().getOrDefault(column, "")));
      if (!columns.isEmpty()) {
        tell(DETAILS, "%s: %s".formatted(words(thing, after), String.join(", ", columns)));
      }
    }
  }

  /** Where all that belonged to it belong now, if that is one other of its kind. */
  private Optional<Thing> mergedInto(Thing gone) {
    NavigableSet<Thing> heirs = new TreeSet<>();
    for (Thing member : before.members(gone)) {
      NavigableSet<Thing> now = after.parents(member, gone.kind());
      now.remove(gone);
      if (now.size() != 1) {
        return Optional.empty();
      }
      heirs.addAll(now);
    }
    return heirs.size() == 1 ? Optional.of(heirs.first()) : Optional.empty();
  }

  private void compareEdition(String edition) {
    Rows was = before.editions().getOrDefault(edition, Rows.NONE);
    Rows is = after.editions().getOrDefault(edition, Rows.NONE);
    if (!was.equals(is)) {
      tell(
          INDICES,
          was.count() == is.count()
              ? "%s: some of its %,d rows differ".formatted(edition, is.count())
              : "%s: %,d rows instead of %,d".formatted(edition, is.count(), was.count()));
    }
  }

  private void tell(String title, String line) {
    told.getOrDefault(title, new ArrayList<>()).add(line);
  }

  private static String words(NavigableSet<Thing> things, State state) {
    return things.isEmpty()
        ? "none"
        : things.stream().map(thing -> words(thing, state)).collect(joining(" and "));
  }

  private static String words(Thing thing, State state) {
    Said said = state.things().get(thing);
    String name = said == null || said.name().isEmpty() ? "" : " " + said.name();
    return "%s `%s`%s".formatted(thing.kind().replace('_', ' '), thing.identifier(), name);
  }
}
