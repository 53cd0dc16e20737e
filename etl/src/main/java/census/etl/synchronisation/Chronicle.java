package census.etl.synchronisation;

import census.etl.organisation.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the journal knows of one code: each fact, with the days from which on it was so. */
public final class Chronicle {

  /** Before all that is dated. */
  public static final LocalDate SINCE_EVER = LocalDate.MIN;

  private record Fact(String name, String which) {}

  /**
   * @param legalFrom from when it is so in law; null if that is not known
   * @param corrected the day on which a person said so; null if no person did
   */
  private record State(
      @Nullable String value, @Nullable LocalDate legalFrom, @Nullable LocalDate corrected) {}

  private final String code;
  private final Map<Fact, TreeMap<LocalDate, State>> facts = new HashMap<>();

  public Chronicle(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** Adds a record of the journal, in the order in which they were recorded. */
  public void add(Change change, @Nullable LocalDate corrected) {
    facts
        .computeIfAbsent(new Fact(change.fact(), change.which()), fact -> new TreeMap<>())
        .put(change.from(), new State(change.value(), change.legalFrom(), corrected));
  }

  public @Nullable String on(String fact, LocalDate day) {
    return on(fact, "", day);
  }

  public @Nullable String on(String fact, String which, LocalDate day) {
    return state(fact, which, day)
        .flatMap(state -> Stream.ofNullable(state.getValue().value()))
        .findFirst()
        .orElse(null);
  }

  /** All that there are at once. */
  public List<String> several(String fact, LocalDate day) {
    return facts.keySet().stream()
        .filter(one -> one.name().equals(fact))
        .map(one -> on(fact, one.which(), day))
        .flatMap(Stream::ofNullable)
        .sorted()
        .toList();
  }

  /** The first day on which it was as it is on that one. */
  LocalDate since(String fact, String which, LocalDate day) {
    return state(fact, which, day).map(Entry::getKey).findFirst().orElse(SINCE_EVER);
  }

  /** From when it is in law as it is on that day; null if that is not known. */
  @Nullable LocalDate inLawSince(String fact, LocalDate day) {
    return state(fact, "", day)
        .flatMap(state -> Stream.ofNullable(state.getValue().legalFrom()))
        .findFirst()
        .orElse(null);
  }

  /** Whether a person has said it, and later than on that day. */
  boolean isCorrectedAfter(LocalDate other, String fact, LocalDate day) {
    return state(fact, "", day)
        .map(state -> state.getValue().corrected())
        .filter(Objects::nonNull)
        .anyMatch(corrected -> corrected.isAfter(other));
  }

  /** Days to come on which it is known to become something else. */
  List<LocalDate> daysAfter(String fact, LocalDate day) {
    @Nullable TreeMap<LocalDate, State> states = facts.get(new Fact(fact, ""));
    return states == null ? List.of() : new ArrayList<>(states.tailMap(day, false).keySet());
  }

  private Stream<Entry<LocalDate, State>> state(String fact, String which, LocalDate day) {
    @Nullable TreeMap<LocalDate, State> states = facts.get(new Fact(fact, which));
    return states == null ? Stream.empty() : Stream.ofNullable(states.floorEntry(day));
  }
}
