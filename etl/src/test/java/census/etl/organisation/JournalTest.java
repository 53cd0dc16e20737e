package census.etl.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.organisation.Journal.Source;
import census.etl.organisation.Recollection.Said;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** The journal of organisations, and what is published of it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalTest {

  /** By hand 60, which take two minutes: {@code -Dcensus.journal.batches=60}. */
  private static final int BATCHES = Integer.getInteger("census.journal.batches", 3);

  private static final int CHANGES_IN_A_BATCH = 40;
  private static final int DAYS_LOOKED_AT = 50;

  private static final LocalDate TODAY = LocalDate.now(ZoneId.systemDefault());
  private static final LocalDate SPRING = LocalDate.of(2024, 4, 1);

  @TempDir static Path temporary;
  private static FeignOrganisations organisations;

  @BeforeAll
  static void publishTheSample() {
    organisations = new FeignOrganisations(temporary);
    assertThat(organisations.refresh())
        .extracting(DatasetReport::result)
        .containsOnly(Result.PUBLISHED);
  }

  @AfterAll
  static void close() {
    organisations.close();
  }

  private static String name(LocalDate day, String code) {
    return String.join(
        ", ",
        organisations.texts(
            "select name from published.organisation_period where ods_code = '%s' and date '%s' between valid_from and valid_to"
                .formatted(code, day)));
  }

  private static String nameToday(String code) {
    return String.join(
        ", ",
        organisations.texts(
            "select name from published.organisation where ods_code = '%s'".formatted(code)));
  }

  private static void record(Change... changes) {
    assertThat(organisations.record(Source.ODS, List.of(changes)))
        .allSatisfy(report -> assertThat(report.result().isGood()).as(report.toString()).isTrue());
  }

  // ------------------------------------------------------------------ lists and other sources

  @Test
  @Order(1)
  void whatAListGoesOnSayingIsNoNews() {
    String before = nameToday("RGT01");
    record(Change.of("RGT01", "name", "RENAMED HOSPITAL", SPRING, null));
    assertThat(nameToday("RGT01")).isEqualTo("RENAMED HOSPITAL");
    assertThat(name(SPRING.minusDays(1), "RGT01")).isEqualTo(before);

    organisations.edit("organisations.csv", "RP401,", "RP401,FORMERLY ");
    organisations.refresh();
    assertThat(nameToday("RP401")).startsWith("FORMERLY ");
    assertThat(name(TODAY.minusDays(1), "RP401")).doesNotStartWith("FORMERLY ");
    assertThat(nameToday("RGT01")).isEqualTo("RENAMED HOSPITAL");

    organisations.edit("organisations.csv", before, "LISTED HOSPITAL");
    organisations.refresh();
    assertThat(nameToday("RGT01")).isEqualTo("LISTED HOSPITAL");
    assertThat(name(TODAY.minusDays(1), "RGT01")).isEqualTo("RENAMED HOSPITAL");
    assertThat(organisations.refresh())
        .extracting(DatasetReport::result)
        .containsOnly(Result.UNCHANGED);
  }

  @Test
  @Order(2)
  void whatLeavesAListComesBackAsItWas() {
    String row = organisations.row("organisations.csv", "RRV03,");
    String unit =
        "select parent from published.nhs_membership where member = 'RRV03' and parent_kind = 'trust' and current_date between valid_from and valid_to";
    List<String> trust = organisations.texts(unit);

    organisations.edit("organisations.csv", row + "\r\n", "");
    organisations.refresh();
    assertThat(nameToday("RRV03")).isEmpty();
    assertThat(name(TODAY.minusDays(1), "RRV03")).isNotEmpty();

    organisations.edit("organisations.csv", "RP401,", row + "\r\nRP401,");
    organisations.refresh();
    assertThat(nameToday("RRV03")).isEqualTo(name(TODAY.minusDays(1), "RRV03")).isNotEmpty();
    assertThat(organisations.texts(unit)).isEqualTo(trust).isNotEmpty();
  }

  @Test
  @Order(3)
  void aListMaySayFromWhenAndUntilWhen() {
    String row = organisations.row("paediatric_diabetes_units_networks.csv", "RP401,");
    organisations.edit(
        "paediatric_diabetes_units_networks.csv",
        row,
        row.replace("RP401,PZ196,", "RP401,PZ041,").replace(",RP401,,,", ",RGT01,2024-04-01,,")
            + "\r\n"
            + row.replace(",RP401,,,", ",RP401,,2024-03-31,"));
    organisations.refresh();

    assertThat(
            organisations.texts(
                "select concat_ws(' ', parent, valid_from, valid_to) from published.nhs_membership where member = 'RP401' and parent_kind = 'paediatric_diabetes_unit' order by valid_from"))
        .containsExactly("PZ196 -infinity 2024-03-31", "PZ041 2024-04-01 infinity");
  }

  // ------------------------------------------------------------------ all or nothing

  @Test
  @Order(4)
  void whatMayNotBeLeavesNothingBehind() {
    String served = served();
    long changes = organisations.journal().lastRun();

    List<DatasetReport> reports =
        organisations.record(
            Source.COMMAND,
            List.of(
                Change.of("RGT01", "name", "NEVER", SPRING, null),
                Change.of("RGT01", "parent", "Q9Q", SPRING, null)));

    assertThat(reports)
        .extracting(DatasetReport::result)
        .contains(Result.REJECTED)
        .doesNotContain(Result.PUBLISHED);
    assertThat(served()).isEqualTo(served);
    assertThat(organisations.refresh())
        .extracting(DatasetReport::result)
        .containsOnly(Result.UNCHANGED);
    assertThat(organisations.journal().lastRun()).isEqualTo(changes);
  }

  @Test
  @Order(5)
  void whatWasTriedByAProcessThatDiedIsForgotten() {
    String served = served();
    organisations
        .journal()
        .draft(Source.ODS, List.of(Change.of("RGT01", "name", "HALF DONE", SPRING, null)));

    assertThat(organisations.refresh())
        .extracting(DatasetReport::result)
        .containsOnly(Result.UNCHANGED);
    assertThat(served()).isEqualTo(served);
    assertThat(organisations.texts("select code from census.organisation_draft")).isEmpty();
  }

  /** All that is served, and at which versions. */
  private static String served() {
    return organisations
        .texts(
            "select string_agg(dataset || ' ' || dataset_version, ', ' order by dataset) from published.dataset")
        .toString();
  }

  @Test
  @Order(6)
  void nothingIsTakenOutOfTheJournal() {
    for (String sql :
        List.of(
            "delete from census.organisation_change where id = 1",
            "update census.organisation_change set value = 'x' where id = 1",
            "truncate census.organisation_change cascade")) {
      assertThatThrownBy(() -> organisations.jdbc().sql(sql).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("only added to");
    }
  }

  // ------------------------------------------------------------------ taking back

  @Test
  @Order(7)
  void whatIsTakenBackCanBeTakenBack() {
    String before = nameToday("RGT1W");
    record(Change.of("RGT1W", "name", "WRONG HOSPITAL", SPRING, null));
    long wrong = last("RGT1W");

    record(organisations.journal().takingBack(List.of(wrong), "a slip").toArray(Change[]::new));
    assertThat(nameToday("RGT1W")).isEqualTo(before);
    assertThatThrownBy(() -> organisations.journal().takingBack(List.of(wrong), "again"))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.findings().get(0).kind()).isEqualTo(Kind.CHANGE_REPLACED));

    record(
        organisations
            .journal()
            .takingBack(List.of(last("RGT1W")), "no slip")
            .toArray(Change[]::new));
    assertThat(nameToday("RGT1W")).isEqualTo("WRONG HOSPITAL");
    assertThatThrownBy(() -> organisations.journal().takingBack(List.of(999_999L), "none"))
        .isInstanceOf(Fault.class);
  }

  private static long last(String code) {
    List<Journal.Entry> history = organisations.journal().history(code);
    return history.get(history.size() - 1).id();
  }

  // ------------------------------------------------------------------ against a recollection

  @Test
  @Order(8)
  void onEveryDayItIsAsItIsRemembered() {
    Recollection recollection = remembered();
    for (int batch = 0; batch < BATCHES; batch++) {
      Random random = new Random(batch);
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < CHANGES_IN_A_BATCH; i++) {
        change(random, recollection)
            .map(change -> random.nextInt(3) == 0 ? change.legally(day(random)) : change)
            .ifPresent(changes::add);
      }
      record(changes.toArray(Change[]::new));
      remembered().all().stream().skip(recollection.all().size()).forEach(recollection::add);
      assertThat(published("published.organisation", "true"))
          .as("batch " + batch)
          .isEqualTo(remembered(recollection, TODAY, Journal.ORGANISATION));
    }
    Random random = new Random(BATCHES);
    for (int i = 0; i < DAYS_LOOKED_AT; i++) {
      LocalDate day = day(random);
      assertAllIsRemembered(
          recollection, day, "organisation_period", "trust_period", "nhs_membership");
      assertAllIsRemembered(
          recollection.inLaw(),
          day,
          "legal_organisation_period",
          "legal_trust_period",
          "legal_membership");
    }
  }

  /** What the journal has, as it was recorded and not as it was meant. */
  private static Recollection remembered() {
    Recollection recollection = new Recollection();
    organisations
        .jdbc()
        .sql(
            "select id, code, fact, which, value, valid_from as \"from\", legal_from from census.organisation_change order by id")
        .query(Said.class)
        .list()
        .forEach(recollection::add);
    return recollection;
  }

  private static Optional<Change> change(Random random, Recollection recollection) {
    String organisation = any(random, recollection.everListed(Journal.ORGANISATION));
    String trust = any(random, recollection.everListed(Journal.TRUST));
    LocalDate day = day(random);
    return switch (random.nextInt(9)) {
      case 0 ->
          Optional.of(Change.of(organisation, "name", "HOSPITAL " + random.nextInt(99), day, null));
      case 1 ->
          Optional.of(Change.of(organisation, "active", "" + random.nextBoolean(), day, null));
      case 2 ->
          Optional.of(
              Change.of(organisation, "telephone", random.nextBoolean() ? null : "0", day, null));
      case 3, 4 -> Optional.of(Change.of(organisation, "parent", trust, day, null));
      case 5 ->
          Optional.of(
              Change.of(
                  random.nextInt(4) == 0 ? trust : organisation,
                  "paediatric_diabetes_unit",
                  random.nextInt(3) == 0 ? null : any(random, Set.of("PZ041", "PZ196", "PZ203")),
                  day,
                  null));
      case 6 -> Optional.of(Change.of(trust, "name", "TRUST " + random.nextInt(99), day, null));
      case 7 ->
          random.nextInt(4) > 0
              ? Optional.empty()
              : Optional.of(
                  Change.of(
                      organisation,
                      Journal.LISTED,
                      random.nextInt(3) == 0 ? null : Journal.ORGANISATION,
                      day,
                      null));
      default -> {
        Said said = any(random, recollection.all());
        boolean is = !recollection.isReplaced(said) && recollection.without(said).isPresent();
        yield is
            ? Optional.of(
                new Change(
                    said.code(),
                    said.fact(),
                    said.which(),
                    recollection.without(said).orElse(null),
                    said.from(),
                    null,
                    "undone",
                    said.id()))
            : Optional.empty();
      }
    };
  }

  private static LocalDate day(Random random) {
    return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4_000));
  }

  private static <T> T any(Random random, Iterable<T> some) {
    List<T> all = new ArrayList<>();
    some.forEach(all::add);
    return all.get(random.nextInt(all.size()));
  }

  private static void assertAllIsRemembered(
      Recollection recollection,
      LocalDate day,
      String organisations,
      String trusts,
      String memberships) {
    String holds = "date '%s' between valid_from and valid_to".formatted(day);
    assertThat(published("published." + organisations, holds))
        .as(organisations + " on " + day)
        .isEqualTo(remembered(recollection, day, Journal.ORGANISATION));
    assertThat(published("published." + trusts, holds))
        .as(trusts + " on " + day)
        .isEqualTo(remembered(recollection, day, Journal.TRUST));

    Set<String> parents = new TreeSet<>();
    Set<String> units = new TreeSet<>();
    for (String code : recollection.everListed(Journal.ORGANISATION)) {
      Optional<String> parent = recollection.on(day, code, "parent");
      parent.ifPresent(known -> parents.add(code + " " + known));
      recollection
          .on(day, code, "paediatric_diabetes_unit")
          .or(
              () ->
                  parent.flatMap(known -> recollection.on(day, known, "paediatric_diabetes_unit")))
          .ifPresent(unit -> units.add(code + " " + unit));
    }
    assertThat(memberships(memberships, holds, "'trust', 'local_health_board'"))
        .as("parents in " + memberships + " on " + day)
        .isEqualTo(parents);
    assertThat(memberships(memberships, holds, "'paediatric_diabetes_unit'"))
        .as("units in " + memberships + " on " + day)
        .isEqualTo(units);
  }

  private static Set<String> memberships(String table, String holds, String kinds) {
    return new TreeSet<>(
        organisations.texts(
            """
            select member || ' ' || parent
            from published.%s
            where member_kind = 'organisation' and parent_kind in (%s) and %s
              and member in (select ods_code from published.organisation_period)
            """
                .formatted(table, kinds, holds)));
  }

  private static Set<String> published(String table, String holds) {
    return new TreeSet<>(
        organisations.texts(
            "select concat_ws(' ', ods_code, name, telephone, active) from %s where %s"
                .formatted(table, holds)));
  }

  private static Set<String> remembered(Recollection recollection, LocalDate day, String as) {
    Set<String> all = new TreeSet<>();
    for (String code : recollection.everListed(as)) {
      if (recollection.on(day, code, Journal.LISTED).filter(as::equals).isPresent()) {
        List<String> said = new ArrayList<>(List.of(code));
        for (String fact : List.of("name", "telephone", "active")) {
          recollection
              .on(day, code, fact)
              .map(value -> fact.equals("active") ? value.substring(0, 1) : value)
              .ifPresent(said::add);
        }
        all.add(String.join(" ", said));
      }
    }
    return all;
  }

  @Test
  @Order(9)
  void whatIsKnownOnADayIsWhatWasSaidByThen() {
    Recollection recollection = remembered();
    for (LocalDate day : List.of(SPRING, TODAY, TODAY.plusYears(2))) {
      Known known = organisations.journal().on(day);
      for (String trust : recollection.everListed(Journal.TRUST)) {
        assertThat(known.values(trust, "integrated_care_board"))
            .isEqualTo(recollection.allOn(day, trust, "integrated_care_board"));
        assertThat(known.value(trust, "name")).isEqualTo(recollection.on(day, trust, "name"));
      }
    }
  }
}
