package census.etl.synchronisation;

import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.OdsRecord.Relationship;
import census.etl.ods.OdsRecord.Succession;
import census.etl.ods.Period;
import census.etl.organisation.Change;
import census.model.postcode.Postcode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is otherwise than it is known: what the Organisation Data Service may decide becomes a
 * change, what only a person can becomes a proposal.
 */
public final class Difference {

  private static final String LISTED = "listed";
  private static final String ORGANISATION = "organisation";
  private static final String TRUST = "trust";
  private static final String ACTIVE = "active";
  private static final String PARENT = "parent";
  private static final String SUCCESSOR = "successor";
  private static final String UNIT = "paediatric_diabetes_unit";
  private static final String NETWORK = "openuk_network";
  private static final String CARE_BOARD = "integrated_care_board";

  private final Map<String, OdsRecord> records;
  private final Map<String, Chronicle> known;
  private final Set<String> boards;
  private final Function<String, Optional<Place>> places;
  private final LocalDate today;

  private final List<Change> changes = new ArrayList<>();
  private final List<Proposal> proposals = new ArrayList<>();

  /** What is to be done about it. */
  public record Result(List<Change> changes, List<Proposal> proposals) {}

  /**
   * @param records what the service says, of what has changed and of what that leads to
   * @param known what the journal knows
   * @param boards codes of local health boards
   * @param places where postcodes are
   */
  public Difference(
      Map<String, OdsRecord> records,
      Map<String, Chronicle> known,
      Set<String> boards,
      Function<String, Optional<Place>> places,
      LocalDate today) {
    this.records = new TreeMap<>(records);
    this.known = new TreeMap<>(known);
    this.boards = boards;
    this.places = places;
    this.today = today;
  }

  /** Trusts first, since organisations move into them. */
  public Result find() {
    for (OdsRecord one : records.values()) {
      if (isListed(one.code(), TRUST)) {
        trust(one);
      } else if (isFounded(one)) {
        found(one);
      }
    }
    for (OdsRecord one : records.values()) {
      if (isListed(one.code(), ORGANISATION)) {
        organisation(one);
      } else if (!isListed(one.code(), TRUST)) {
        stranger(one);
      }
      successors(one);
    }
    return new Result(List.copyOf(changes), List.copyOf(proposals));
  }

  private Chronicle known(String code) {
    return known.computeIfAbsent(code, Chronicle::new);
  }

  private boolean isListed(String code, String as) {
    return known.containsKey(code) && as.equals(known(code).on(LISTED, today));
  }

  // ------------------------------------------------------------------ trusts

  private void trust(OdsRecord one) {
    if (one.primaryRole().isPresent() && !one.isA(OdsRecord.TRUST, OdsRecord.HEALTH_BOARD)) {
      propose(one, "is listed as a trust and is now of the role " + one.primaryRole().get());
    }
    details(one, detailsOfTrust(one));
    status(one);
  }

  /** A trust that nobody has listed, and that operates one of ours. */
  private boolean isFounded(OdsRecord one) {
    return one.isA(OdsRecord.TRUST)
        && !boards.contains(one.code())
        && records.values().stream()
            .filter(other -> isListed(other.code(), ORGANISATION))
            .anyMatch(other -> operators(other).anyMatch(by -> by.target().equals(one.code())));
  }

  private void found(OdsRecord one) {
    LocalDate day = earliest(one.operational().start(), today);
    put(Change.of(one.code(), LISTED, TRUST, day, null));
    put(
        Change.of(one.code(), ACTIVE, String.valueOf(one.isOpen(today)), day, null)
            .legally(one.isOpen(today) ? one.legal().start() : dayAfter(one.legal().end())));
    detailsOfTrust(one)
        .forEach(
            (fact, value) -> {
              if (value != null) {
                put(Change.of(one.code(), fact, value, day, null));
              }
            });
  }

  private Map<String, @Nullable String> detailsOfTrust(OdsRecord one) {
    Map<String, @Nullable String> details = new LinkedHashMap<>();
    Address address = one.address();
    details.put("name", one.name());
    if (isThere(address)) {
      details.put("address_line_1", address.line1());
      details.put("address_line_2", address.line2());
      details.put("town", address.town());
    }
    details(details, "postcode", postcode(one));
    details(details, "country", address.country());
    details(details, "telephone", one.telephone());
    details(details, "website", one.website());
    return details;
  }

  // ------------------------------------------------------------------ organisations

  private void organisation(OdsRecord one) {
    if (one.isA(OdsRecord.TRUST)) {
      propose(one, "is listed as an organisation and is now a trust");
    }
    details(one, detailsOfOrganisation(one));
    status(one);
    if (one.isOpen(today)) {
      parent(one);
    }
  }

  private Map<String, @Nullable String> detailsOfOrganisation(OdsRecord one) {
    Map<String, @Nullable String> details = new LinkedHashMap<>();
    Address address = one.address();
    details.put("name", one.name());
    if (isThere(address)) {
      details.put("address1", address.line1());
      details.put("address2", address.line2());
      details.put("address3", address.line3());
      details.put("city", address.town());
      details.put("county", address.county());
    }
    details(details, "postcode", postcode(one));
    details(details, "telephone", one.telephone());
    details(details, "website", one.website());
    addPlace(one, details);
    return details;
  }

  /** Another postcode is another place, which is not guessed. */
  private void addPlace(OdsRecord one, Map<String, @Nullable String> details) {
    @Nullable String postcode = details.get("postcode");
    if (postcode == null || postcode.equals(known(one.code()).on("postcode", today))) {
      return;
    }
    Optional<Place> place = places.apply(postcode);
    details.put("latitude", place.map(Place::latitude).orElse(null));
    details.put("longitude", place.map(Place::longitude).orElse(null));
    place.map(Place::localAuthority).ifPresent(code -> details.put("local_authority", code));
    if (place.isEmpty()) {
      propose(one, "is now at %s, whose place is not known; give it one".formatted(postcode));
    }
  }

  private @Nullable String postcode(OdsRecord one) {
    @Nullable String text = one.address().postcode();
    if (text == null) {
      return null;
    }
    if (Postcode.read(text) instanceof Postcode postcode) {
      return postcode.toString();
    }
    propose(one, "has the postcode %s, which can be none".formatted(text));
    return null;
  }

  private static boolean isThere(Address address) {
    return address.line1() != null || address.postcode() != null;
  }

  /** What the service does not say is no reason to forget it. */
  private static void details(
      Map<String, @Nullable String> details, String fact, @Nullable String value) {
    if (value != null) {
      details.put(fact, value);
    }
  }

  private void details(OdsRecord one, Map<String, @Nullable String> details) {
    LocalDate day = earliest(one.lastChanged(), today);
    details.forEach((fact, value) -> align(one, fact, value, day));
  }

  private void align(OdsRecord one, String fact, @Nullable String value, LocalDate day) {
    Chronicle before = known(one.code());
    if (Objects.equals(before.on(fact, today), value)) {
      return;
    }
    if (before.isCorrectedAfter(day, fact, today)) {
      propose(
          one,
          "has the %s %s, but a person has said later that it is %s"
              .formatted(fact.replace('_', ' '), value, before.on(fact, today)));
      return;
    }
    put(Change.of(one.code(), fact, value, latest(day, before.since(fact, "", today)), null));
  }

  // ------------------------------------------------------------------ open or closed

  private void status(OdsRecord one) {
    Chronicle before = known(one.code());
    for (LocalDate day : daysOfInterest(ACTIVE, one, List.of(one.operational()))) {
      boolean open = one.isOpen(day);
      Period legal = one.legal();
      @Nullable LocalDate inLaw = open ? legal.start() : dayAfter(legal.end());
      if (open == !"false".equals(before.on(ACTIVE, day))) {
        inLaw(one, day, open, inLaw);
        continue;
      }
      @Nullable LocalDate inPractice =
          open ? one.operational().start() : dayAfter(one.operational().end());
      LocalDate from =
          day.equals(today)
              ? latest(
                  earliest(inPractice == null ? one.lastChanged() : inPractice, today),
                  before.since(ACTIVE, "", today))
              : day;
      put(Change.of(one.code(), ACTIVE, String.valueOf(open), from, null).legally(inLaw));
      if (!open) {
        closing(one, from);
      }
    }
  }

  /** Of what is known already the legal date may be new; what was ever so needs none. */
  private void inLaw(OdsRecord one, LocalDate day, boolean open, @Nullable LocalDate inLaw) {
    Chronicle before = known(one.code());
    LocalDate since = before.since(ACTIVE, "", day);
    if (inLaw != null
        && !since.equals(Chronicle.SINCE_EVER)
        && !inLaw.equals(before.inLawSince(ACTIVE, day))) {
      put(Change.of(one.code(), ACTIVE, String.valueOf(open), since, null).legally(inLaw));
    }
  }

  /** What is in the hands of people stays as it is until they say otherwise. */
  private void closing(OdsRecord one, LocalDate day) {
    Chronicle before = known(one.code());
    List<String> heirs = one.successors();
    for (String fact : List.of(UNIT, NETWORK, CARE_BOARD)) {
      for (String body : before.several(fact, day.minusDays(1))) {
        String what = "closed on %s and is of the %s %s".formatted(day, words(fact), body);
        List<Change> inherited =
            heirs.stream()
                .filter(heir -> !known(heir).several(fact, day).contains(body))
                .map(
                    heir ->
                        fact.equals(UNIT)
                            ? Change.of(heir, fact, body, day, null)
                            : Change.also(heir, fact, body, day, null))
                .toList();
        if (heirs.isEmpty()) {
          propose(one, what + "; end that, or say who is now", end(one, fact, body, day));
        } else if (!inherited.isEmpty()) {
          propose(one, "%s; %s would be".formatted(what, String.join(", ", heirs)), inherited);
        }
      }
    }
  }

  private static List<Change> end(OdsRecord one, String fact, String body, LocalDate day) {
    return List.of(
        fact.equals(UNIT)
            ? Change.of(one.code(), fact, null, day, null)
            : Change.noLonger(one.code(), fact, body, day, null));
  }

  // ------------------------------------------------------------------ who operates it

  private static Stream<Relationship> operators(OdsRecord one) {
    return one.relationships().stream()
        .filter(relationship -> relationship.id().equals(OdsRecord.OPERATED_BY));
  }

  private void parent(OdsRecord one) {
    List<Period> periods = operators(one).map(Relationship::operational).toList();
    for (LocalDate day : daysOfInterest(PARENT, one, periods)) {
      Chronicle before = known(one.code());
      @Nullable String now = before.on(PARENT, day);
      @Nullable String operator = one.operator(day).orElse(null);
      if (Objects.equals(now, operator)) {
        continue;
      }
      if (operator == null) {
        propose(one, "has been operated by %s and is operated by nobody".formatted(now));
      } else if (!boards.contains(operator) && !TRUST.equals(known(operator).on(LISTED, day))) {
        propose(one, "is operated by %s, which is neither a trust nor a board".formatted(operator));
      } else if (before.isCorrectedAfter(earliest(one.lastChanged(), today), PARENT, day)) {
        propose(one, "is operated by %s, but a person has said %s".formatted(operator, now));
      } else {
        LocalDate from =
            day.equals(today) ? latest(startOf(one, operator), before.since(PARENT, "", day)) : day;
        put(Change.of(one.code(), PARENT, operator, from, null));
        moving(one, now, from);
      }
    }
  }

  private LocalDate startOf(OdsRecord one, String operator) {
    return operators(one)
        .filter(relationship -> relationship.target().equals(operator))
        .map(Relationship::operational)
        .filter(period -> period.contains(today))
        .map(period -> earliest(period.start() == null ? one.lastChanged() : period.start(), today))
        .max(LocalDate::compareTo)
        .orElse(today);
  }

  /** A unit that was that of the whole trust does not come with it. */
  private void moving(OdsRecord one, @Nullable String from, LocalDate day) {
    if (from == null || known(one.code()).on(UNIT, day) != null) {
      return;
    }
    @Nullable String unit = known(from).on(UNIT, day.minusDays(1));
    if (unit != null) {
      propose(
          one,
          "left %s on %s, whose unit %s was its own".formatted(from, day, unit),
          List.of(Change.of(one.code(), UNIT, unit, day, null)));
    }
  }

  // ------------------------------------------------------------------ who came after it

  private void successors(OdsRecord one) {
    for (Succession succession : one.successions()) {
      if (succession.direction() == Succession.Direction.SUCCESSOR) {
        succeed(one.code(), succession.target(), succession.date());
      } else if (known(succession.target()).on(LISTED, today) != null) {
        succeed(succession.target(), one.code(), succession.date());
      }
    }
  }

  private void succeed(String old, String heir, @Nullable LocalDate date) {
    LocalDate day = date == null ? today : date;
    if (known(old).on(SUCCESSOR, heir, latest(day, today)) == null) {
      put(Change.also(old, SUCCESSOR, heir, day, null).legally(date));
    }
  }

  // ------------------------------------------------------------------ what nobody has listed

  /** A site that is new under a trust of ours: whether it cares for children is not published. */
  private void stranger(OdsRecord one) {
    @Nullable LocalDate opened = one.operational().start();
    @Nullable LocalDate changed = one.lastChanged();
    boolean isNew = opened != null && changed != null && !opened.isBefore(changed.minusMonths(1));
    if (isNew && one.isOpen(today) && one.isA(OdsRecord.TRUST_SITE, OdsRecord.HEALTH_BOARD_SITE)) {
      one.operator(today)
          .ifPresent(
              operator ->
                  propose(
                      one,
                      "is a new site of %s: %s, %s. If it cares for children: census organisation create %s"
                          .formatted(operator, one.name(), one.address().postcode(), one.code())));
    }
  }

  // ------------------------------------------------------------------ days

  /** Today, and all days to come on which something is known or said to become otherwise. */
  private Set<LocalDate> daysOfInterest(String fact, OdsRecord one, List<Period> periods) {
    Set<LocalDate> days = new TreeSet<>(known(one.code()).daysAfter(fact, today));
    for (Period period : periods) {
      Stream.of(Optional.ofNullable(period.start()), Optional.ofNullable(dayAfter(period.end())))
          .flatMap(Optional::stream)
          .filter(day -> day.isAfter(today))
          .forEach(days::add);
    }
    days.add(today);
    return days;
  }

  private static @Nullable LocalDate dayAfter(@Nullable LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  private static LocalDate earliest(@Nullable LocalDate one, LocalDate other) {
    return one == null || one.isAfter(other) ? other : one;
  }

  private static LocalDate latest(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  // ------------------------------------------------------------------ what comes of it

  /** What has been found is known for what is found after it. */
  private void put(Change change) {
    changes.add(change);
    known(change.code()).add(change, null);
  }

  private void propose(OdsRecord of, String text) {
    propose(of, text, List.of());
  }

  private void propose(OdsRecord of, String text, List<Change> wouldBe) {
    proposals.add(new Proposal(of.code(), of.code() + " " + text, wouldBe));
  }

  private static String words(String fact) {
    return fact.replace('_', ' ');
  }
}
