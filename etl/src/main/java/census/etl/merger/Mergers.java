package census.etl.merger;

import static census.etl.organisation.Journal.LISTED;
import static census.etl.organisation.Journal.ORGANISATION;
import static census.etl.organisation.Journal.SUCCESSOR;
import static census.etl.organisation.Journal.TRUST;
import static java.util.stream.Collectors.toSet;

import census.etl.merger.Register.Belonging;
import census.etl.merger.Register.Place;
import census.etl.ods.OdsRecord;
import census.etl.organisation.Change;
import census.etl.organisation.Known;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Plans what a person wants to happen to organisations on a day, and finds what speaks against it.
 * Nothing is done here.
 */
public final class Mergers {

  private static final String PARENT = "parent";
  private static final String ACTIVE = "active";
  private static final String BOARD = "integrated_care_board";
  private static final String REGION = "nhs_england_region";
  private static final String NETWORK = "openuk_network";
  private static final String UNIT = "paediatric_diabetes_unit";
  private static final String PRIMARY = "primary_organisation";

  private final Known known;
  private final Function<String, Optional<OdsRecord>> service;
  private final Register register;
  private final LocalDate day;
  private final @Nullable String reason;

  /**
   * @param known what holds on the day
   * @param service what the Organisation Data Service says of a code
   * @param day from which on it is to be so
   */
  public Mergers(
      Known known,
      Function<String, Optional<OdsRecord>> service,
      JdbcClient jdbc,
      LocalDate day,
      @Nullable String reason) {
    this.known = known;
    this.service = service;
    this.register = new Register(jdbc, day);
    this.day = day;
    this.reason = reason;
  }

  // ------------------------------------------------------------------ create

  public Plan create(Collection<String> codes) {
    Plan plan = new Plan();
    new LinkedHashSet<>(codes).forEach(code -> create(code, plan));
    return plan;
  }

  private void create(String code, Plan plan) {
    if (isNoOrganisation(code, plan)) {
      return;
    }
    if (known.isOrganisation(code)) {
      plan.refuse("%s is there already: %s.".formatted(code, register.named(List.of(code))));
      return;
    }
    Optional<OdsRecord> found = service.apply(code);
    if (found.isEmpty()) {
      plan.refuse("%s is not known to the Organisation Data Service.".formatted(code));
    } else if (found.get().isA(OdsRecord.TRUST, OdsRecord.HEALTH_BOARD)) {
      plan.refuse("%s. %s".formatted(isA(code, "a trust or health board"), TRUSTS));
    } else {
      create(found.get(), plan);
    }
  }

  private void create(OdsRecord found, Plan plan) {
    String code = found.code();
    @Nullable String postcode = found.address().postcode();
    Optional<String> parent = found.operator(day);
    if (postcode == null) {
      plan.refuse("%s has no postcode in the Organisation Data Service.".formatted(code));
      return;
    }
    if (parent.isEmpty()) {
      plan.refuse(
          "%s is operated by nobody on %s, as the Organisation Data Service has it."
              .formatted(code, day));
      return;
    }
    if (!isParent(parent.get())) {
      plan.refuse(
          "%s is operated by %s, which is neither a trust nor a health board of the lists: add that first."
              .formatted(code, parent.get()));
      return;
    }
    boolean wasThere = known.value(code, "name").isPresent();
    Step step = new Step((wasThere ? "bring back " : "create ") + code);
    set(step, code, LISTED, ORGANISATION);
    set(step, code, "name", found.name());
    set(step, code, "address1", found.address().line1());
    set(step, code, "address2", found.address().line2());
    set(step, code, "address3", found.address().line3());
    set(step, code, "city", found.address().town());
    set(step, code, "county", found.address().county());
    set(step, code, "postcode", postcode);
    set(step, code, "telephone", found.telephone());
    set(step, code, "website", found.website());
    set(step, code, ACTIVE, String.valueOf(found.isOpen(day)));
    set(step, code, PARENT, parent.get());
    place(step, code, postcode);
    step.show("name", found.name()).show("postcode", postcode);
    showParent(step, parent.get());
    Optional<String> unit = known.value(code, UNIT).or(() -> known.value(parent.get(), UNIT));
    step.show("diabetes unit", unit.orElse(null));
    if (unit.isEmpty()) {
      step.missing().add("It has no paediatric diabetes unit.");
    }
    if (!found.isOpen(day)) {
      step.missing().add("It is not open on %s, as the service has it.".formatted(day));
    }
    plan.steps().add(step);
  }

  private void place(Step step, String code, String postcode) {
    Optional<Place> place = register.place(postcode);
    if (place.isPresent()) {
      set(step, code, "latitude", place.get().latitude());
      set(step, code, "longitude", place.get().longitude());
      if (!place.get().localAuthority().isEmpty()) {
        set(step, code, "local_authority", place.get().localAuthority());
      }
    } else if (known.value(code, "latitude").isEmpty()) {
      step.missing()
          .add("Its place is not known: the postcode directory does not have " + postcode + ".");
    }
  }

  /** All that follows from the parent. */
  private void showParent(Step step, String parent) {
    boolean isWelsh = register.isHealthBoard(parent);
    step.show(isWelsh ? "health board" : "trust", register.named(List.of(parent)));
    if (!isWelsh) {
      SortedSet<String> boards = known.values(parent, BOARD);
      SortedSet<String> regions = new TreeSet<>();
      boards.forEach(board -> regions.addAll(known.values(board, REGION)));
      step.show("integrated care board", register.named(boards));
      step.show("region", register.named(regions));
      if (boards.isEmpty()) {
        step.missing().add("%s is in no integrated care board.".formatted(parent));
      }
    }
    step.show("country", isWelsh ? "Wales" : "England");
    step.show("epilepsy network", register.named(known.values(parent, NETWORK)));
    if (known.values(parent, NETWORK).isEmpty()) {
      step.missing().add("%s is in no OPEN UK epilepsy network.".formatted(parent));
    }
  }

  // ------------------------------------------------------------------ delete

  public Plan delete(Collection<String> codes) {
    Plan plan = new Plan();
    Set<String> all = new LinkedHashSet<>(codes);
    for (String code : all) {
      if (!isNoOrganisation(code, plan)) {
        if (known.isOrganisation(code)) {
          plan.steps().add(delete(code));
        } else {
          plan.refuse("%s is no organisation of the lists.".formatted(code));
        }
      }
    }
    warnOfTheLast(plan, all, Set.of());
    return plan;
  }

  private Step delete(String code) {
    Step step = new Step("delete " + code);
    step.show("name", known.value(code, "name").orElse(null));
    register
        .belongings(code)
        .forEach(belonging -> step.show(belonging.kind().replace('_', ' '), belonging.text()));
    step.changes().add(Change.of(code, LISTED, null, day, reason));
    return step;
  }

  /**
   * @param joined what has another organisation from that day on
   */
  private void warnOfTheLast(Plan plan, Collection<String> leaving, Set<String> joined) {
    if (!plan.steps().isEmpty()) {
      Step last = plan.steps().get(plan.steps().size() - 1);
      register.onlyThoseOf(leaving).stream()
          .filter(left -> !joined.contains(left.code()))
          .forEach(
              left -> last.broken().add("%s is left without organisation.".formatted(text(left))));
    }
  }

  private static String text(Belonging belonging) {
    return "The %s %s".formatted(belonging.kind().replace('_', ' '), belonging.text());
  }

  // ------------------------------------------------------------------ merge

  public Plan merge(Collection<String> old, String into) {
    Plan plan = new Plan();
    Set<String> all = new LinkedHashSet<>(old);
    if (all.remove(into)) {
      plan.refuse("%s can not be merged into itself.".formatted(into));
    }
    boolean areTrusts = all.stream().allMatch(known::isTrust);
    for (String code : all) {
      if (known.isTrust(code) && !areTrusts) {
        plan.refuse(
            "%s, and not all of the others. Trusts are merged with trusts."
                .formatted(isA(code, "a trust")));
      } else if (!known.isTrust(code) && !known.isOrganisation(code)) {
        plan.refuse("%s is neither an organisation nor a trust of the lists.".formatted(code));
      } else if (known.value(code, SUCCESSOR).isPresent()) {
        plan.refuse(
            "%s was merged into %s before.".formatted(code, known.value(code, SUCCESSOR).get()));
      }
    }
    if (!plan.refusals().isEmpty()) {
      return plan;
    }
    if (areTrusts) {
      mergeTrusts(all, into, plan);
    } else {
      mergeOrganisations(all, into, plan);
    }
    return plan;
  }

  private void mergeTrusts(Set<String> old, String into, Plan plan) {
    if (known.isOrganisation(into)) {
      plan.refuse("%s is no trust. Trusts are merged with trusts.".formatted(into));
      return;
    }
    Step step = known.isTrust(into) ? new Step("go on with " + into) : createTrust(into, plan);
    take(step, old, into, BOARD, "integrated care board");
    take(step, old, into, NETWORK, "epilepsy network");
    plan.steps().add(step);
    old.forEach(code -> plan.steps().add(closeTrust(code, into)));
  }

  private Step createTrust(String code, Plan plan) {
    Step step = new Step("create the trust " + code);
    Optional<OdsRecord> found = service.apply(code);
    if (found.isEmpty()) {
      plan.refuse("%s is not known to the Organisation Data Service.".formatted(code));
      return step;
    }
    if (!found.get().isA(OdsRecord.TRUST)) {
      plan.refuse("%s is no trust, as the Organisation Data Service has it.".formatted(code));
    }
    step.show("name", found.get().name());
    set(step, code, LISTED, TRUST);
    set(step, code, "name", found.get().name());
    set(step, code, "address_line_1", found.get().address().line1());
    set(step, code, "address_line_2", found.get().address().line2());
    set(step, code, "town", found.get().address().town());
    set(step, code, "postcode", found.get().address().postcode());
    set(step, code, "country", found.get().address().country());
    set(step, code, "telephone", found.get().telephone());
    set(step, code, "website", found.get().website());
    set(step, code, ACTIVE, String.valueOf(true));
    return step;
  }

  /** What has none of something yet has what those had that become it. */
  private void take(Step step, Set<String> old, String into, String fact, String what) {
    SortedSet<String> all = new TreeSet<>(known.values(into, fact));
    if (all.isEmpty()) {
      old.forEach(code -> all.addAll(known.values(code, fact)));
      all.forEach(value -> step.changes().add(Change.also(into, fact, value, day, reason)));
    }
    step.show(what, register.named(all));
    if (all.isEmpty()) {
      step.missing().add("%s is in no %s.".formatted(into, what));
    }
  }

  private Step closeTrust(String code, String into) {
    Step step = new Step("merge %s into %s".formatted(register.named(List.of(code)), into));
    SortedSet<String> organisations = known.codesWith(PARENT, code);
    Optional<String> unit = known.value(code, UNIT);
    step.show("its organisations", register.named(organisations));
    for (String organisation : organisations) {
      set(step, organisation, PARENT, into);
      if (unit.isPresent() && known.value(organisation, UNIT).isEmpty()) {
        set(step, organisation, UNIT, unit.get());
      }
    }
    unit.ifPresent(its -> step.show("its diabetes unit, kept by its organisations", its));
    close(step, code, into);
    return step;
  }

  private void mergeOrganisations(Set<String> old, String into, Plan plan) {
    if (isNoOrganisation(into, plan)) {
      return;
    }
    if (!known.isOrganisation(into)) {
      create(into, plan);
    }
    @Nullable String unit = known.value(into, UNIT).orElse(null);
    for (String code : old) {
      Step step = new Step("merge %s into %s".formatted(register.named(List.of(code)), into));
      register
          .belongings(code)
          .forEach(belonging -> step.show(belonging.kind().replace('_', ' '), belonging.text()));
      Optional<String> its = known.value(code, UNIT);
      if (its.isPresent()) {
        step.changes().add(Change.of(code, UNIT, null, day, reason));
        if (unit == null) {
          unit = its.get();
          set(step, into, UNIT, unit);
          step.show("diabetes unit of " + into, unit);
        }
        if (unit.equals(its.get()) && known.values(unit, PRIMARY).contains(code)) {
          set(step, unit, PRIMARY, into);
        }
      }
      close(step, code, into);
      plan.steps().add(step);
    }
    warnOfTheLast(plan, old, joined(plan, into, unit));
  }

  /** The unit that goes over is not left alone, nor is what a site belongs to that begins now. */
  private Set<String> joined(Plan plan, String into, @Nullable String unit) {
    Set<String> joined = new TreeSet<>();
    if (unit != null) {
      joined.add(unit);
    }
    if (!known.isOrganisation(into)) {
      for (String parent : parents(plan, into)) {
        joined.addAll(known.values(parent, NETWORK));
        if (unit == null) {
          joined.addAll(known.values(parent, UNIT));
        }
      }
    }
    return joined;
  }

  /** Who is about to operate it, or did when it was listed, if that is no news. */
  private Set<String> parents(Plan plan, String code) {
    Set<String> news =
        plan.changes().stream()
            .filter(change -> change.code().equals(code) && change.fact().equals(PARENT))
            .flatMap(change -> Stream.ofNullable(change.value()))
            .collect(toSet());
    return news.isEmpty() ? known.values(code, PARENT) : news;
  }

  private void close(Step step, String code, String into) {
    set(step, code, ACTIVE, String.valueOf(false));
    step.changes().add(Change.also(code, SUCCESSOR, into, day, reason));
  }

  // ------------------------------------------------------------------ what all of them need

  private static final String TRUSTS =
      "Trusts come with their list and with the synchronisation, and go by census organisation merge.";

  private boolean isNoOrganisation(String code, Plan plan) {
    if (known.isTrust(code)) {
      plan.refuse("%s. %s".formatted(isA(code, "a trust"), TRUSTS));
      return true;
    }
    if (register.isHealthBoard(code)) {
      plan.refuse("%s. Boards come with their list.".formatted(isA(code, "a health board")));
      return true;
    }
    return false;
  }

  private static String isA(String code, String what) {
    return code + " is " + what + " and no organisation";
  }

  private boolean isParent(String code) {
    return known.isTrust(code) || register.isHealthBoard(code);
  }

  /** What is known already is not news, and what the service leaves out is not taken away. */
  private void set(Step step, String code, String fact, @Nullable String value) {
    if (value != null && !known.values(code, fact).contains(value)) {
      step.changes().add(Change.of(code, fact, value, day, reason));
    }
  }
}
