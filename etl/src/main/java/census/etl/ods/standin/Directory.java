package census.etl.ods.standin;

import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.OdsRecord.RecordClass;
import census.etl.ods.OdsRecord.Relationship;
import census.etl.ods.OdsRecord.Role;
import census.etl.ods.OdsRecord.Succession;
import census.etl.ods.OdsRecord.Succession.Direction;
import census.etl.ods.Period;
import census.etl.ods.standin.Event.Close;
import census.etl.ods.standin.Event.Contact;
import census.etl.ods.standin.Event.Merge;
import census.etl.ods.standin.Event.Move;
import census.etl.ods.standin.Event.Rename;
import census.etl.ods.standin.Event.Reopen;
import census.etl.ods.standin.Event.Transfer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All organisations as the service knows them today. */
public final class Directory {

  private static final LocalDate LONG_AGO = LocalDate.of(1991, 4, 1);

  private final ConcurrentSkipListMap<String, OdsRecord> records = new ConcurrentSkipListMap<>();

  public Directory(Collection<OdsRecord> records) {
    records.forEach(this::put);
  }

  /** One that has been there for long, and of which nothing has changed for as long. */
  public static OdsRecord settled(
      String code,
      String name,
      String role,
      boolean open,
      Address address,
      @Nullable String telephone,
      @Nullable String website,
      @Nullable String operator) {
    Period operational = new Period(LONG_AGO, open ? null : LONG_AGO.plusYears(1));
    boolean site = role.equals(OdsRecord.TRUST_SITE) || role.equals(OdsRecord.HEALTH_BOARD_SITE);
    return new OdsRecord(
        code,
        name,
        site ? RecordClass.SITE : RecordClass.ORGANISATION,
        open,
        operational,
        operational,
        address,
        telephone,
        website,
        List.of(new Role(role, true, open, operational)),
        operator == null ? List.of() : List.of(operatedBy(operator, new Period(LONG_AGO, null))),
        List.of(),
        LONG_AGO);
  }

  Collection<OdsRecord> all() {
    return records.values();
  }

  public int size() {
    return records.size();
  }

  public Optional<OdsRecord> find(String code) {
    return Optional.ofNullable(records.get(code));
  }

  List<OdsRecord> changedSince(LocalDate day) {
    return records.values().stream()
        .filter(one -> one.lastChanged() != null && !one.lastChanged().isBefore(day))
        .toList();
  }

  /** Makes it so. */
  public void apply(Event event) {
    LocalDate day = event.day();
    if (event instanceof Rename rename) {
      Edit edit = edit(rename.code());
      edit.name = rename.name();
      edit.save(day);
    } else if (event instanceof Move move) {
      Edit edit = edit(move.code());
      edit.address = move.address();
      edit.save(day);
    } else if (event instanceof Contact contact) {
      Edit edit = edit(contact.code());
      edit.telephone = contact.telephone();
      edit.website = contact.website();
      edit.save(day);
    } else if (event instanceof Close close) {
      close(close.code(), day);
    } else if (event instanceof Reopen reopen) {
      reopen(reopen.code(), day);
    } else if (event instanceof Transfer transfer) {
      transfer(transfer.code(), transfer.to(), day);
    } else if (event instanceof Merge merge) {
      merge(merge);
    }
  }

  private void close(String code, LocalDate day) {
    Edit edit = edit(code);
    edit.operational = new Period(edit.operational.start(), day.minusDays(1));
    edit.legal = new Period(edit.legal.start(), day.minusDays(1));
    edit.active = false;
    edit.relationships = ended(edit.relationships, day);
    edit.save(day);
  }

  /** By who operated it last, or by who came after that. */
  private void reopen(String code, LocalDate day) {
    Edit edit = edit(code);
    edit.operational = new Period(day, null);
    edit.legal = edit.operational;
    edit.active = true;
    if (edit.relationships.stream().noneMatch(one -> one.operational().contains(day))) {
      edit.relationships.stream()
          .reduce((one, next) -> next)
          .ifPresent(
              last ->
                  edit.relationships =
                      with(
                          edit.relationships,
                          operatedBy(living(last.target()), new Period(day, null))));
    }
    edit.save(day);
  }

  /** The code itself, or the one that its successors lead to. */
  public String living(String code) {
    return find(code).stream()
        .flatMap(one -> one.successors().stream())
        .findFirst()
        .map(this::living)
        .orElse(code);
  }

  /** The operator of before stays in the list, and in the first place, with its last day. */
  private void transfer(String code, String to, LocalDate day) {
    Edit edit = edit(code);
    edit.relationships =
        with(ended(edit.relationships, day), operatedBy(to, new Period(day, null)));
    edit.save(day);
  }

  private static List<Relationship> with(List<Relationship> some, Relationship another) {
    List<Relationship> all = new ArrayList<>(some);
    all.add(another);
    return all;
  }

  private static List<Relationship> ended(List<Relationship> some, LocalDate day) {
    return some.stream()
        .map(
            one ->
                one.operational().end() == null
                    ? new Relationship(
                        one.id(),
                        one.target(),
                        one.targetRole(),
                        false,
                        new Period(one.operational().start(), day.minusDays(1)))
                    : one)
        .toList();
  }

  private void merge(Merge merge) {
    if (!records.containsKey(merge.into())) {
      OdsRecord first = find(merge.from().get(0)).orElseThrow();
      put(
          settled(
              merge.into(),
              merge.name(),
              OdsRecord.TRUST,
              true,
              first.address(),
              first.telephone(),
              null,
              null));
      Edit founded = edit(merge.into());
      founded.operational = new Period(merge.day(), null);
      founded.legal = founded.operational;
      founded.save(merge.day());
    }
    for (String old : merge.from()) {
      List<String> sites =
          records.values().stream()
              .filter(one -> one.operator(merge.day()).filter(old::equals).isPresent())
              .map(OdsRecord::code)
              .toList();
      sites.forEach(site -> transfer(site, merge.into(), merge.day()));
      close(old, merge.day());
      succeed(old, merge.into(), merge.day());
    }
  }

  /** Both sides know of it. */
  private void succeed(String old, String into, LocalDate day) {
    Edit before = edit(old);
    before.successions.add(new Succession(Direction.SUCCESSOR, into, day));
    before.save(day);
    Edit after = edit(into);
    after.successions.add(new Succession(Direction.PREDECESSOR, old, day));
    after.save(day);
  }

  private static Relationship operatedBy(String operator, Period period) {
    return new Relationship(OdsRecord.OPERATED_BY, operator, OdsRecord.TRUST, true, period);
  }

  private void put(OdsRecord one) {
    records.put(one.code(), one);
  }

  private Edit edit(String code) {
    return new Edit(find(code).orElseThrow());
  }

  /** What of a record may become another. */
  private final class Edit {

    private final OdsRecord before;
    private String name;
    private boolean active;
    private Period operational;
    private Period legal;
    private Address address;
    private @Nullable String telephone;
    private @Nullable String website;
    private List<Relationship> relationships;
    private final List<Succession> successions;

    Edit(OdsRecord before) {
      this.before = before;
      this.name = before.name();
      this.active = before.active();
      this.operational = before.operational();
      this.legal = before.legal();
      this.address = before.address();
      this.telephone = before.telephone();
      this.website = before.website();
      this.relationships = before.relationships();
      this.successions = new ArrayList<>(before.successions());
    }

    void save(LocalDate day) {
      put(
          new OdsRecord(
              before.code(),
              name,
              before.recordClass(),
              active,
              operational,
              legal,
              address,
              telephone,
              website,
              before.roles().stream()
                  .map(role -> new Role(role.id(), role.primary(), active, operational))
                  .toList(),
              relationships,
              successions,
              day));
    }
  }
}
