package census.etl.ods.standin;

import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Address;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What could happen next, by chance: mostly small things, now and then a merger. To each
 * organisation only one thing happens in one time, as who looks only afterwards sees no more.
 */
public final class Happenings {

  private static final List<String> WORDS =
      List.of("FEIGN", "MOCK", "SPECIMEN", "PRETEND", "FABLE", "SAMPLE", "DUMMY", "SHAM");

  private final Random chance;
  private final Directory directory;
  private final Set<String> busy = new HashSet<>();
  private int turn;

  public Happenings(long seed, Directory directory) {
    this.chance = new Random(seed);
    this.directory = directory;
  }

  /** From now on anything can happen to any of them again. */
  public void newTime() {
    busy.clear();
  }

  /** Makes something happen. */
  public Event next(LocalDate day) {
    turn++;
    Event event = event(day);
    directory.apply(event);
    directory.changedSince(day).stream()
        .filter(one -> day.equals(one.lastChanged()))
        .map(OdsRecord::code)
        .forEach(busy::add);
    return event;
  }

  private Event event(LocalDate day) {
    int of100 = chance.nextInt(100);
    Optional<Event> event =
        of100 < 35
            ? rename(day)
            : of100 < 60
                ? move(day)
                : of100 < 78
                    ? contact(day)
                    : of100 < 86
                        ? close(day)
                        : of100 < 93 ? reopen(day) : of100 < 98 ? transfer(day) : merge(day);
    return event.or(() -> rename(day)).orElseThrow();
  }

  private Optional<Event> rename(LocalDate day) {
    return any(one -> one.isOpen(day))
        .map(
            one ->
                new Event.Rename(one.code(), "%s %d %s".formatted(word(), turn, kind(one)), day));
  }

  private static String kind(OdsRecord one) {
    return one.isA(OdsRecord.TRUST) ? "NHS TRUST" : "HOSPITAL";
  }

  private Optional<Event> move(LocalDate day) {
    return any(one -> one.isOpen(day))
        .map(
            one ->
                new Event.Move(
                    one.code(),
                    new Address(
                        turn + " " + word() + " ROAD",
                        chance.nextBoolean() ? word() + " PARK" : null,
                        null,
                        word() + "TON",
                        chance.nextBoolean() ? "FABLESHIRE" : null,
                        any(other -> other.address().postcode() != null)
                            .orElseThrow()
                            .address()
                            .postcode(),
                        one.isA(OdsRecord.TRUST) ? "ENGLAND" : null),
                    day));
  }

  private Optional<Event> contact(LocalDate day) {
    return any(one -> one.isOpen(day))
        .map(
            one ->
                new Event.Contact(
                    one.code(),
                    "01632 96%04d".formatted(turn % 10_000),
                    "https://www.example.org/" + turn,
                    day));
  }

  private Optional<Event> close(LocalDate day) {
    return any(one -> isSite(one) && one.isOpen(day)).map(one -> new Event.Close(one.code(), day));
  }

  private Optional<Event> reopen(LocalDate day) {
    return any(one -> isSite(one) && !one.isOpen(day))
        .map(one -> new Event.Reopen(one.code(), day));
  }

  private Optional<Event> transfer(LocalDate day) {
    return any(one -> one.isA(OdsRecord.TRUST_SITE) && one.isOpen(day))
        .flatMap(
            site ->
                any(one ->
                        isOpenTrust(one, day)
                            && site.operator(day).filter(one.code()::equals).isEmpty())
                    .map(trust -> new Event.Transfer(site.code(), trust.code(), day)));
  }

  /** Of two or three trusts, into one of them or into one that is founded for it. */
  private Optional<Event> merge(LocalDate day) {
    List<String> open =
        new ArrayList<>(
            directory.all().stream()
                .filter(one -> isOpenTrust(one, day) && isAtRest(one, day))
                .map(OdsRecord::code)
                .toList());
    if (open.size() < 8) {
      return Optional.empty();
    }
    Collections.shuffle(open, chance);
    List<String> from = open.subList(0, 2 + chance.nextInt(2));
    String founded = "X" + (char) ('A' + chance.nextInt(26)) + (char) ('A' + chance.nextInt(26));
    boolean isNew = chance.nextBoolean() && directory.find(founded).isEmpty();
    return Optional.of(
        isNew
            ? new Event.Merge(List.copyOf(from), founded, word() + " MERGED NHS TRUST", day)
            : new Event.Merge(List.copyOf(from.subList(1, from.size())), from.get(0), "", day));
  }

  /** Nothing has happened to it, nor to what it operates. */
  private boolean isAtRest(OdsRecord trust, LocalDate day) {
    return !busy.contains(trust.code())
        && busy.stream()
            .flatMap(code -> directory.find(code).stream())
            .noneMatch(site -> site.operator(day).filter(trust.code()::equals).isPresent());
  }

  private static boolean isSite(OdsRecord one) {
    return !one.isA(OdsRecord.TRUST, OdsRecord.HEALTH_BOARD);
  }

  private static boolean isOpenTrust(OdsRecord one, LocalDate day) {
    return one.isA(OdsRecord.TRUST) && one.isOpen(day);
  }

  private Optional<OdsRecord> any(Predicate<OdsRecord> wanted) {
    List<OdsRecord> some =
        directory.all().stream().filter(one -> !busy.contains(one.code())).filter(wanted).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(some.get(chance.nextInt(some.size())));
  }

  private String word() {
    return WORDS.get(chance.nextInt(WORDS.size()));
  }
}
