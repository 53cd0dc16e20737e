package census.etl.command;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.database.DatabaseAddress;
import census.etl.ods.OdsConfiguration.Way;
import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.standin.Directory;
import census.etl.ods.standin.Mood;
import census.etl.ods.standin.StandIn;
import census.etl.organisation.Change;
import census.etl.organisation.FeignOrganisations;
import census.etl.organisation.Journal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mergers as a person types them, with the questions that are asked and what is refused. */
class MergersTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.systemDefault());

  @TempDir static Path temporary;
  private static FeignOrganisations organisations;
  private static StandIn service;

  /** What the service knows: RGT99, which is new, and much that is not as it should be. */
  @BeforeAll
  static void open() {
    organisations = new FeignOrganisations(temporary);
    organisations.refresh();
    organisations.record(
        Journal.Source.COMMAND,
        List.of(
            Change.of("ZZZ", Journal.LISTED, Journal.TRUST, LocalDate.EPOCH, null),
            Change.of("ZZZ", "name", "FORSAKEN NHS TRUST", LocalDate.EPOCH, null)));
    service =
        new StandIn(
            new Directory(
                List.of(
                    site("RGT99", "AA1 1AA", "RGT"),
                    site("RGT98", "AA1 1AA", "RGT"),
                    site("RGT97", null, "RGT"),
                    site("RGT96", "AA1 1AA", "Q9Q"),
                    site("RGT95", "AA1 1AA", null),
                    site("RP401", "WC1N 3JH", "RP4"),
                    site("7A299", "AA1 1AA", "7A2"),
                    site("ZZZ01", "AA1 1AA", "ZZZ"),
                    site("ZZY02", "AA1 1AA", "ZZY"),
                    Directory.settled(
                        "RG8",
                        "NEW NHS TRUST",
                        OdsRecord.TRUST,
                        true,
                        address("AA1 1AA"),
                        null,
                        null,
                        null),
                    Directory.settled(
                        "RG9",
                        "OTHER NHS TRUST",
                        OdsRecord.TRUST,
                        true,
                        address("AA1 1AA"),
                        null,
                        null,
                        null))));
  }

  private static OdsRecord site(String code, @Nullable String postcode, @Nullable String operator) {
    return Directory.settled(
        code,
        "NEW HOSPITAL " + code,
        OdsRecord.TRUST_SITE,
        true,
        address(postcode),
        null,
        null,
        operator);
  }

  private static Address address(@Nullable String postcode) {
    return new Address("1 MOCK ROAD", null, null, "SAMPLEFORD", null, postcode, null);
  }

  @AfterAll
  static void close() {
    service.close();
    organisations.close();
  }

  private record Answer(int exit, String text) {}

  private static Answer type(String answers, String... arguments) {
    return typeWith(answers, "ord", arguments);
  }

  private static Answer typeWith(String answers, String way, String... arguments) {
    DatabaseAddress database = organisations.address();
    StringWriter out = new StringWriter();
    int exit =
        Census.commandLine(
                Map.of(
                    "CENSUS_DATABASE_URL", database.url(),
                    "CENSUS_DATABASE_USER", database.user(),
                    "CENSUS_DATABASE_PASSWORD", database.password(),
                    "CENSUS_ODS", way,
                    "CENSUS_ODS_URL", service.address(Way.ORD).toString()),
                new StringReader(answers))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(
                Stream.concat(Stream.of(arguments), Stream.of("--declarations", "../source-data"))
                    .toArray(String[]::new));
    return new Answer(exit, out.toString());
  }

  private static String[] words(String typed) {
    return typed.split(" ");
  }

  private static List<String> listed(String condition) {
    return organisations.texts(
        "select ods_code from published.organisation where " + condition + " order by ods_code");
  }

  private static List<String> belongs(String code, LocalDate day) {
    return organisations.texts(
        """
        select parent_kind || ' ' || parent from published.nhs_membership
        where member_kind = 'organisation' and member = '%s' and date '%s' between valid_from and valid_to
        order by 1
        """
            .formatted(code, day));
  }

  // ------------------------------------------------------------------ wrong usage

  @ParameterizedTest
  @CsvSource({
    "mergers --organisations RGT99 --create --delete, mutually exclusive",
    "mergers --organisations RGT99, --create | --delete",
    "mergers --create, --organisations",
    "organisation create, CODE",
    "organisation delete, CODE",
    "organisation merge RGT01, --into",
    "organisation undo 1, --reason",
    "organisation undo --reason none, CHANGE"
  })
  void whatIsTypedWronglyIsSaidSo(String typed, String said) {
    Answer answer = type("y\n", words(typed));

    assertThat(answer.exit()).as(answer.text()).isEqualTo(2);
    assertThat(answer.text()).contains(said);
  }

  // ------------------------------------------------------------------ refusals

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "organisation create RGT RG8 7A2 RGT01 RGT00 RGT97 RGT96 RGT95 "
            + "| RGT is a trust and no organisation. Trusts come with their list"
            + "; RG8 is a trust or health board and no organisation."
            + "; 7A2 is a health board and no organisation."
            + "; RGT01 is there already: RGT01"
            + "; RGT00 is not known to the Organisation Data Service."
            + "; RGT97 has no postcode"
            + "; RGT96 is operated by Q9Q, which is neither"
            + "; RGT95 is operated by nobody",
        "organisation delete RGT 7A2 RGT00 "
            + "| RGT is a trust and no organisation."
            + "; 7A2 is a health board and no organisation."
            + "; RGT00 is no organisation of the lists.",
        "organisation create RGT98 RGT00 | RGT00 is not known",
        "organisation delete RGT01 RGT00 | RGT00 is no organisation",
        "mergers --organisations RGT98 RGT00 --create | RGT00 is not known",
        "mergers --organisations RGT --delete | RGT is a trust",
        "organisation merge RGT01 --into RGT01 | RGT01 can not be merged into itself.",
        "organisation merge RGT01 RP4 --into RGT1W | RP4 is a trust and no organisation, and not all",
        "organisation merge RGT --into RGT01 | RGT01 is no trust. Trusts are merged with trusts.",
        "organisation merge RGT01 --into RGT | RGT is a trust and no organisation.",
        "organisation merge RGT00 --into RGT01 | RGT00 is neither an organisation nor a trust",
        "organisation merge RGT01 --into RGT00 | RGT00 is not known",
        "organisation merge RGT --into RG7 | RG7 is not known",
        "organisation merge RGT --into RGT99 | RGT99 is no trust, as the Organisation Data Service has it.",
        "organisation undo --run 999 --reason none | found no run 999",
        "organisation undo 999999 --reason none | found no change 999999"
      })
  void whatCanNotBeIsRefusedWithTheReasonAndChangesNothing(String typed, String reason) {
    long before = organisations.journal().lastRun();

    Answer answer = type("y\n", words(typed));

    assertThat(answer.exit()).as(answer.text()).isEqualTo(1);
    assertThat(answer.text()).contains(reason.split("; "));
    assertThat(organisations.journal().lastRun()).isEqualTo(before);
  }

  @Test
  void aServiceThatCanNotBeAskedIsNotAskedOfWhatIsKnown() {
    long before = organisations.journal().lastRun();
    String nowhere = "pigeon";

    Answer unknown = typeWith("y\n", nowhere, "organisation", "create", "RGT98");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.text()).contains("CENSUS_ODS").doesNotContain("\tat ");
    assertThat(typeWith("", nowhere, words("organisation merge RRV --into RGT --dry-run")).exit())
        .isZero();
    assertThat(organisations.journal().lastRun()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organisation merge RGT01 --into RGT98 --yes",
        "organisation merge RRV --into RG8 --yes",
        "organisation create RGT98 --yes"
      })
  void whileTheServiceIsDownNothingIsDone(String typed) {
    long before = organisations.journal().lastRun();
    service.in(Mood.DOWN);
    try {
      Answer answer = type("", words(typed));

      assertThat(answer.exit()).as(answer.text()).isEqualTo(1);
      assertThat(answer.text()).contains("status 503").doesNotContain("\tat ");
      assertThat(organisations.journal().lastRun()).isEqualTo(before);
    } finally {
      service.in(Mood.GOOD);
    }
  }

  // ------------------------------------------------------------------ questions

  @ParameterizedTest
  @ValueSource(strings = {"n\n", "\n", "perhaps\n", ""})
  void onlyAYesIsAYes(String said) {
    long before = organisations.journal().lastRun();

    Answer answer = type(said, "organisation", "create", "RGT98");

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.text()).contains("Go on, from " + TODAY + "? [y/N]", "Nothing was changed.");
    assertThat(answer.text().contains("--yes goes on without asking")).isEqualTo(said.isEmpty());
    assertThat(organisations.journal().lastRun()).isEqualTo(before);
  }

  @Test
  void whatIsMissingIsShownBeforeItIsAsked() {
    Answer answer = type("n\n", "organisation", "create", "ZZZ01", "7A299");

    assertThat(answer.text())
        .contains(
            "create ZZZ01",
            "name: NEW HOSPITAL ZZZ01",
            "trust: ZZZ FORSAKEN NHS TRUST",
            "epilepsy network: none",
            "missing: ZZZ is in no integrated care board.",
            "missing: ZZZ is in no OPEN UK epilepsy network.",
            "missing: It has no paediatric diabetes unit.",
            "missing: Its place is not known",
            "health board: 7A2 ",
            "country: Wales")
        .endsWith("Nothing was changed." + System.lineSeparator());
  }

  @Test
  void aDryRunAsksNothingAndChangesNothing() {
    long before = organisations.journal().lastRun();

    Answer answer = type("", "organisation", "create", "RGT98", "--dry-run");

    assertThat(answer.exit()).as(answer.text()).isZero();
    assertThat(answer.text()).contains("changes would be recorded").doesNotContain("Go on");
    assertThat(organisations.journal().lastRun()).isEqualTo(before);
  }

  // ------------------------------------------------------------------ what is done

  @Test
  void whatIsCreatedBelongsToWhatItsTrustDoesUntilItIsDeleted() {
    Answer created = type("yes\n", words("mergers --organisations RGT99 --create"));
    assertThat(created.exit()).as(created.text()).isZero();
    assertThat(listed("ods_code = 'RGT99' and name = 'NEW HOSPITAL RGT99'")).hasSize(1);
    assertThat(belongs("RGT99", TODAY))
        .contains("trust RGT")
        .anyMatch(one -> one.startsWith("openuk_network "));
    assertThat(created.text()).contains("Recorded and published: ");

    Answer deleted = type("", words("mergers --organisations RGT99 --delete --yes"));
    assertThat(deleted.exit()).as(deleted.text()).isZero();
    assertThat(deleted.text()).contains("delete RGT99", "name: NEW HOSPITAL RGT99", "trust: RGT ");
    assertThat(listed("ods_code = 'RGT99'")).isEmpty();
  }

  @Test
  void whatIsDeletedComesBackToAllThatItBelongedTo() {
    List<String> before = belongs("RP401", TODAY);
    String unit =
        before.stream()
            .filter(one -> one.startsWith("paediatric_diabetes_unit "))
            .findFirst()
            .orElseThrow();

    Answer deleted = type("y\n", "organisation", "delete", "RP401", "--reason", "a rehearsal");
    assertThat(deleted.exit()).as(deleted.text()).isZero();
    assertThat(deleted.text())
        .contains(
            "paediatric diabetes unit: " + unit.split(" ")[1], "is left without organisation.");
    assertThat(listed("ods_code = 'RP401'")).isEmpty();

    Answer back = type("y\n", "organisation", "create", "RP401");
    assertThat(back.text()).contains("bring back RP401", "diabetes unit: " + unit.split(" ")[1]);
    assertThat(back.exit()).isZero();
    assertThat(listed("ods_code = 'RP401'")).hasSize(1);
    assertThat(belongs("RP401", TODAY)).isEqualTo(before);
    assertThat(type("", "organisation", "history", "rp401").text())
        .contains("a rehearsal", "command");
  }

  @Test
  void aTrustIsMergedWithAllItsOrganisationsAndThatIsTakenBack() {
    List<String> its =
        organisations.texts(
            "select member from published.nhs_membership where parent_kind = 'trust' and parent = 'RRV' order by 1");
    LocalDate day = TODAY.minusDays(10);

    Answer merged =
        type("", "organisation", "merge", "RRV", "--into", "RG8", "--on", day.toString(), "--yes");

    assertThat(merged.exit()).as(merged.text()).isZero();
    assertThat(merged.text()).contains("create the trust RG8", "merge RRV ", "its organisations: ");
    assertThat(its).isNotEmpty();
    for (String organisation : its) {
      assertThat(belongs(organisation, day)).contains("trust RG8");
      assertThat(belongs(organisation, day.minusDays(1))).contains("trust RRV");
    }
    assertThat(
            organisations.texts(
                "select ods_code from published.trust where ods_code in ('RRV', 'RG8') and active"))
        .containsExactly("RG8");
    assertThat(type("", "organisation", "history", "RRV").text()).contains("It is now: RG8");
    assertThat(type("", "organisation", "history", "RG8").text()).contains("Merged into it: RRV");
    assertThat(type("", words("organisation merge RRV --into RGT --yes")).text())
        .contains("RRV was merged into RG8 before.");

    Answer undone =
        type(
            "",
            "organisation",
            "undo",
            "--run",
            "" + organisations.journal().lastRun(),
            "--reason",
            "a mistake");
    assertThat(undone.exit()).as(undone.text()).isZero();
    assertThat(belongs(its.get(0), TODAY)).contains("trust RRV");
    assertThat(
            organisations.texts(
                "select ods_code from published.trust where ods_code in ('RRV', 'RG8') and active"))
        .containsExactly("RRV");
  }

  @Test
  void aUnitGoesOverToTheOrganisationThatHasNone() {
    List<String> unit =
        belongs("RGT01", TODAY).stream().filter(one -> one.contains("unit")).toList();

    Answer merged = type("", words("organisation merge RGT01 --into RGT98 --yes"));

    assertThat(merged.exit()).as(merged.text()).isZero();
    assertThat(merged.text())
        .contains("create RGT98", "diabetes unit of RGT98: ")
        .doesNotContain("is left without");
    assertThat(belongs("RGT98", TODAY)).containsAll(unit);
    assertThat(belongs("RGT01", TODAY)).doesNotContainAnyElementsOf(unit);
    assertThat(listed("ods_code = 'RGT01' and not active")).hasSize(1);
    assertThat(
            organisations.texts(
                "select parent from published.nhs_membership where member = 'PZ041' and parent_kind = 'organisation' and current_date between valid_from and valid_to"))
        .containsExactly("RGT98");
    type(
        "",
        "organisation",
        "undo",
        "--run",
        "" + organisations.journal().lastRun(),
        "--reason",
        "for the others");
    assertThat(listed("ods_code in ('RGT01', 'RGT98') and active")).containsExactly("RGT01");
  }

  /** The only organisation of a network goes on as one that is made known by the same command. */
  @Test
  void whatASiteBelongsToThatBeginsIsNotLeftAlone() {
    organisations.record(
        Journal.Source.COMMAND,
        List.of(
            Change.of("ZZY", Journal.LISTED, Journal.TRUST, LocalDate.EPOCH, null),
            Change.of("ZZY", "name", "LONELY NHS TRUST", LocalDate.EPOCH, null),
            Change.also("ZZY", "openuk_network", "LONE", LocalDate.EPOCH, null),
            Change.of("ZZY", "paediatric_diabetes_unit", "PZ999", LocalDate.EPOCH, null),
            Change.of("ZZY01", Journal.LISTED, Journal.ORGANISATION, LocalDate.EPOCH, null),
            Change.of("ZZY01", "name", "LONELY HOSPITAL", LocalDate.EPOCH, null),
            Change.of("ZZY01", "postcode", "AA1 1AA", LocalDate.EPOCH, null),
            Change.of("ZZY01", "parent", "ZZY", LocalDate.EPOCH, null)));
    assertThat(belongs("ZZY01", TODAY)).contains("openuk_network LONE");

    Answer goingOn = type("", words("organisation merge ZZY01 --into ZZY02 --dry-run"));
    assertThat(goingOn.exit()).as(goingOn.text()).isZero();
    assertThat(goingOn.text()).contains("create ZZY02").doesNotContain("is left without");
    assertThat(type("", words("organisation merge ZZY01 --into RGT98 --dry-run")).text())
        .contains("openuk network LONE is left without", "diabetes unit PZ999 is left without");
  }

  // ------------------------------------------------------------------ status

  @Test
  void whatIsScheduledIsToldToMachinesToo() {
    organisations
        .jdbc()
        .sql(
            """
            insert into census.schedule (task, cron, zone, begun_at, next_at, seen_at)
            values ('ods_sync', '15 3 * * *', 'Europe/London', now(), '2030-06-04T02:15Z', now())
            """)
        .update();

    JsonNode status =
        JsonMapper.shared().readTree(type("", words("status --offline --json")).text());

    assertThat(status.at("/datasets/0/dataset").asString()).isNotEmpty();
    assertThat(status.at("/schedule/0/task").asString()).isEqualTo("ods_sync");
    assertThat(status.at("/schedule/0/next").asString()).isEqualTo("2030-06-04T02:15:00Z");
  }

  // ------------------------------------------------------------------ the guide

  private static final Pattern CONSOLE =
      Pattern.compile("^```console\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  /** Types each command of the guide, and looks for each line that it shows below. */
  @Test
  void theGuideLeadsThroughAMerger() throws IOException {
    Matcher block = CONSOLE.matcher(Files.readString(Path.of("..", "docs", "mergers.md")));
    int commands = 0;
    Answer answer = new Answer(0, "");
    while (block.find()) {
      for (String line : block.group(1).lines().toList()) {
        if (line.startsWith("$ ./census ")) {
          answer = type("", typed(line.substring("$ ./census ".length())));
          assertThat(answer.exit()).as(line + "\n" + answer.text()).isZero();
          commands++;
        } else {
          assertThat(answer.text().lines().map(String::strip))
              .as(answer.text())
              .anyMatch(shown -> shown.startsWith(line.strip()));
        }
      }
    }
    assertThat(commands).isEqualTo(6);
  }

  /** Which run it is depends on what was done before. */
  private static String[] typed(String line) {
    return Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(line.replaceAll("--run \\d+", "--run " + organisations.journal().lastRun()))
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toArray(String[]::new);
  }
}
