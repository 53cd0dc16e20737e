package census.etl.synchronisation;

import census.etl.ods.OdsRecord.Address;
import census.etl.ods.standin.Event;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All trusts and organisations on each day, as one would keep them in a notebook. */
final class Model {

  /** One trust or organisation; members that it has not are null. */
  record Line(
      String kind,
      String name,
      Address address,
      @Nullable String telephone,
      @Nullable String website,
      boolean active,
      boolean placed,
      @Nullable String parent) {

    Line named(String other) {
      return new Line(kind, other, address, telephone, website, active, placed, parent);
    }

    Line at(Address other) {
      boolean stays = String.valueOf(address.postcode()).equals(other.postcode());
      return new Line(kind, name, other, telephone, website, active, placed && stays, parent);
    }

    Line reached(String phone, String site) {
      return new Line(kind, name, address, phone, site, active, placed, parent);
    }

    Line active(boolean is) {
      return new Line(kind, name, address, telephone, website, is, placed, parent);
    }

    Line under(@Nullable String other) {
      return new Line(kind, name, address, telephone, website, active, placed, other);
    }
  }

  private static final String ORGANISATIONS =
      """
      select
        o.*,
        (
          select m.parent from dataset.listed_memberships m
          where m.member_kind = 'organisation' and m.member = o.ods_code
            and m.parent_kind in ('trust', 'local_health_board')
            and date '%1$s' between m.valid_from and m.valid_to
        ) as parent
      from %2$s o
      """;

  private final TreeMap<LocalDate, Map<String, Line>> days;
  private final Map<String, String> heirs;

  private Model(TreeMap<LocalDate, Map<String, Line>> days, Map<String, String> heirs) {
    this.days = days;
    this.heirs = heirs;
  }

  static Model of(JdbcClient jdbc) {
    TreeMap<LocalDate, Map<String, Line>> days = new TreeMap<>();
    days.put(LocalDate.MIN, published(jdbc));
    return new Model(days, new HashMap<>());
  }

  Model copy() {
    return new Model(new TreeMap<>(days), new HashMap<>(heirs));
  }

  Map<String, Line> now() {
    return days.lastEntry().getValue();
  }

  Map<String, Line> on(LocalDate day) {
    return days.floorEntry(day).getValue();
  }

  void apply(Event event) {
    Map<String, Line> lines = new TreeMap<>(now());
    if (event instanceof Event.Rename rename) {
      edit(lines, rename.code(), line -> line.named(rename.name()));
    } else if (event instanceof Event.Move move) {
      edit(lines, move.code(), line -> line.at(address(line, move.address())));
    } else if (event instanceof Event.Contact contact) {
      edit(lines, contact.code(), line -> line.reached(contact.telephone(), contact.website()));
    } else if (event instanceof Event.Close close) {
      edit(lines, close.code(), line -> line.active(false));
    } else if (event instanceof Event.Reopen reopen) {
      edit(lines, reopen.code(), line -> line.active(true).under(living(line.parent())));
    } else if (event instanceof Event.Transfer transfer) {
      edit(lines, transfer.code(), line -> line.under(transfer.to()));
    } else if (event instanceof Event.Merge merge) {
      merge(lines, merge);
    }
    days.put(event.day(), lines);
  }

  private static void edit(Map<String, Line> lines, String code, UnaryOperator<Line> edit) {
    lines.compute(code, (key, line) -> edit.apply(line));
  }

  private void merge(Map<String, Line> lines, Event.Merge merge) {
    Line first = lines.get(merge.from().get(0));
    lines.computeIfAbsent(
        merge.into(),
        code ->
            new Line(
                "trust",
                merge.name(),
                first.address(),
                first.telephone(),
                null,
                true,
                false,
                null));
    for (String old : merge.from()) {
      heirs.put(old, merge.into());
      edit(lines, old, line -> line.active(false));
      lines.replaceAll(
          (code, line) ->
              line.active() && old.equals(line.parent()) ? line.under(merge.into()) : line);
    }
  }

  private @Nullable String living(@Nullable String code) {
    return heirs.containsKey(code) ? living(heirs.get(code)) : code;
  }

  /** Lists have no third line and no county of trusts, and no country of organisations. */
  private static Address address(Line line, Address other) {
    return line.kind().equals("trust")
        ? new Address(
            other.line1(),
            other.line2(),
            null,
            other.town(),
            null,
            other.postcode(),
            other.country())
        : new Address(
            other.line1(),
            other.line2(),
            other.line3(),
            other.town(),
            other.county(),
            other.postcode(),
            null);
  }

  // ------------------------------------------------------------------ what is published

  static Map<String, Line> published(JdbcClient jdbc) {
    return read(jdbc, "current_date", "dataset.organisations", "dataset.trusts");
  }

  static Map<String, Line> published(JdbcClient jdbc, LocalDate day) {
    String then =
        "(select * from dataset.%s where date '" + day + "' between valid_from and valid_to)";
    return read(
        jdbc,
        day.toString(),
        then.formatted("organisation_periods"),
        then.formatted("trust_periods"));
  }

  private static Map<String, Line> read(
      JdbcClient jdbc, String day, String organisations, String trusts) {
    Map<String, Line> lines = new TreeMap<>();
    jdbc.sql("select * from %s t".formatted(trusts))
        .query(
            row -> {
              lines.put(
                  row.getString("ods_code"),
                  new Line(
                      "trust",
                      row.getString("name"),
                      new Address(
                          row.getString("address_line_1"),
                          row.getString("address_line_2"),
                          null,
                          row.getString("town"),
                          null,
                          row.getString("postcode"),
                          row.getString("country")),
                      row.getString("telephone"),
                      row.getString("website"),
                      row.getBoolean("active"),
                      false,
                      null));
            });
    jdbc.sql(
            ORGANISATIONS
                .formatted(day, organisations)
                .replace("date 'current_date'", "current_date"))
        .query(
            row -> {
              lines.put(
                  row.getString("ods_code"),
                  new Line(
                      "organisation",
                      row.getString("name"),
                      new Address(
                          row.getString("address1"),
                          row.getString("address2"),
                          row.getString("address3"),
                          row.getString("city"),
                          row.getString("county"),
                          row.getString("postcode"),
                          null),
                      row.getString("telephone"),
                      row.getString("website"),
                      row.getBoolean("active"),
                      row.getString("latitude") != null,
                      row.getString("parent")));
            });
    return lines;
  }
}
