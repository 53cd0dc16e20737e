package census.etl.ods;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import census.etl.acquire.WebLimits;
import census.etl.catalogue.Catalogue;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.ods.OdsConfiguration.Way;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.OdsRecord.Succession;
import census.etl.ods.OdsRecord.Succession.Direction;
import census.etl.ods.standin.Directory;
import census.etl.ods.standin.Event;
import census.etl.ods.standin.Mood;
import census.etl.ods.standin.StandIn;
import census.etl.sample.Declarations;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service in all the ways in which it answers, and fails to. */
class OrganisationServiceTest {

  private static final Catalogue CATALOGUE = Declarations.OWN.catalogue();
  private static final LocalDate LONG_AGO = LocalDate.of(1991, 4, 1);
  private static final LocalDate SPRING = LocalDate.of(2024, 4, 1);

  private static final WebLimits QUICK =
      new WebLimits(
          Duration.ofSeconds(2),
          Duration.ofMillis(300),
          Duration.ofSeconds(20),
          8,
          Duration.ofMillis(1),
          Duration.ofMillis(5),
          2,
          1 << 20);

  private static final Address THERE =
      new Address(
          "1 MOCK ROAD", "SPECIMEN PARK", null, "SAMPLEFORD", "FABLESHIRE", "AB9 9AA", null);

  private final Directory directory = new Directory(organisations());
  private final StandIn standIn = new StandIn(directory);

  private static List<OdsRecord> organisations() {
    List<OdsRecord> all = new ArrayList<>();
    for (String trust : List.of("Z01", "Z02")) {
      all.add(
          Directory.settled(
              trust,
              trust + " NHS TRUST",
              OdsRecord.TRUST,
              true,
              THERE,
              "01632 960001",
              null,
              null));
      IntStream.range(10, 140)
          .mapToObj(number -> trust + (char) ('A' + number / 100) + number % 100)
          .map(
              site ->
                  Directory.settled(
                      site,
                      site + " HOSPITAL",
                      OdsRecord.TRUST_SITE,
                      true,
                      THERE,
                      null,
                      null,
                      trust))
          .forEach(all::add);
    }
    all.add(
        Directory.settled(
            "9A1AA", "SANPLE", OdsRecord.HEALTH_BOARD_SITE, true, THERE, null, null, "9A1"));
    return all;
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  private OrganisationService service(Way way) {
    return service(way, standIn.address(way));
  }

  private static OrganisationService service(Way way, URI address) {
    return new OdsConfiguration(way, address, "secret", Duration.ZERO).open(CATALOGUE, QUICK);
  }

  @ParameterizedTest
  @EnumSource(names = {"ORD", "FHIR"})
  void everythingIsReadAsItIsWritten(Way way) {
    directory.apply(new Event.Contact("Z01A10", "01632 960002", "https://www.example.org", SPRING));
    directory.apply(new Event.Transfer("Z01A11", "Z02", SPRING));
    directory.apply(new Event.Merge(List.of("Z02"), "Z03", "ZED NHS TRUST", SPRING));
    directory.apply(new Event.Close("9A1AA", SPRING));
    OrganisationService service = service(way);
    for (String code : List.of("Z01", "Z01A10", "Z01A11", "Z02", "Z02A10", "Z03", "9A1AA")) {
      assertThat(service.find(code).map(OrganisationServiceTest::comparable))
          .isEqualTo(directory.find(code).map(OrganisationServiceTest::comparable));
    }
    assertThat(service.find("Z02").orElseThrow().successions())
        .containsExactly(new Succession(Direction.SUCCESSOR, "Z03", SPRING));
    assertThat(service.find("XXX")).isEmpty();
  }

  /** FHIR does not say what the other in a relationship is above all. */
  private static OdsRecord comparable(OdsRecord one) {
    return new OdsRecord(
        one.code(),
        one.name(),
        one.recordClass(),
        one.active(),
        one.operational(),
        one.legal(),
        one.address(),
        one.telephone(),
        one.website(),
        one.roles(),
        one.relationships().stream()
            .map(
                other ->
                    new OdsRecord.Relationship(
                        other.id(), other.target(), null, other.active(), other.operational()))
            .toList(),
        one.successions(),
        one.lastChanged());
  }

  @Test
  void reportsHaveWhatTheyHaveRoomFor() {
    directory.apply(new Event.Transfer("Z01A11", "Z02", SPRING));
    directory.apply(new Event.Close("Z01A12", SPRING));
    OrganisationService service = service(Way.REPORTS);
    OdsRecord moved = service.find("Z01A11").orElseThrow();
    assertThat(moved.address()).isEqualTo(THERE);
    assertThat(moved.operator(SPRING)).contains("Z02");
    assertThat(moved.operational()).isEqualTo(new Period(LONG_AGO, null));
    assertThat(moved.isA(OdsRecord.TRUST_SITE)).isTrue();
    assertThat(service.find("Z01A12").orElseThrow().isOpen(SPRING)).isFalse();
    assertThat(service.find("Z01").orElseThrow().telephone()).isEqualTo("01632 960001");
    assertThat(service.find("9A1AA").orElseThrow().operator(SPRING)).contains("9A1");
    assertThat(service.changedSince(SPRING)).hasSize(263);
  }

  @ParameterizedTest
  @EnumSource(names = {"ORD", "FHIR"})
  void itSaysWhatHasChanged(Way way) {
    directory.apply(new Event.Rename("Z01A10", "THE OTHER HOSPITAL", SPRING));
    directory.apply(new Event.Rename("Z01A12", "ANOTHER HOSPITAL", SPRING.minusDays(1)));
    assertThat(service(way).changedSince(SPRING)).containsExactly("Z01A10");
  }

  @Test
  void aLongListHasPages() {
    directory.apply(new Event.Merge(List.of("Z01", "Z02"), "Z03", "ZED NHS TRUST", SPRING));
    assertThat(service(Way.FHIR).changedSince(SPRING)).hasSize(263);
    assertThat(standIn.requests()).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void faultsThatPassAreOvercome(Way way) {
    directory.apply(new Event.Rename("Z01A10", "THE OTHER HOSPITAL", SPRING));
    standIn.in(Mood.bad(1, 0.3));
    OrganisationService service = service(way);
    assertThat(service.changedSince(SPRING)).contains("Z01A10");
    for (String code : new TreeSet<>(List.of("Z01A10", "Z01A11", "Z01A12", "Z01A13"))) {
      assertThat(service.find(code).orElseThrow().name())
          .isEqualTo(directory.find(code).orElseThrow().name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServiceThatIsDownIsSaidToBe(Way way) {
    standIn.in(Mood.DOWN);
    assertThatThrownBy(() -> service(way).changedSince(SPRING))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("status 503");
  }

  @Test
  void aSilentServiceIsNotWaitedForLong() {
    standIn.in(new Mood(new Random(1), 1, List.of(Mood.Behaviour.SILENT)));
    WebLimits impatient =
        new WebLimits(
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            2,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            2,
            1 << 20);
    OrganisationService silent =
        new OdsConfiguration(Way.ORD, standIn.address(Way.ORD), null, Duration.ZERO)
            .open(CATALOGUE, impatient);
    assertThatThrownBy(() -> silent.find("Z01"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no answer within 200 ms");
  }

  // ------------------------------------------------------------------ answers that differ

  private final Map<String, String> answers = new HashMap<>();
  private HttpServer other;

  @BeforeEach
  void answerOtherwise() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          String asked = exchange.getRequestURI().toString();
          boolean known = "secret".equals(exchange.getRequestHeaders().getFirst("apikey"));
          byte[] answer = answers.getOrDefault(asked, "").getBytes(UTF_8);
          exchange.sendResponseHeaders(
              known ? answer.length == 0 ? 404 : 200 : 401,
              answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    other.start();
  }

  @AfterEach
  void stopTheOther() {
    other.stop(0);
  }

  private OrganisationService otherwise(Way way) {
    return service(way, URI.create("http://127.0.0.1:" + other.getAddress().getPort() + "/"));
  }

  @Test
  void nothingNeedBeThereButNameCodeAndStatus() {
    answers.put(
        "/organisations/Z9Z",
        """
        {"Organisation": {"Name": "Z", "OrgId": {"extension": "Z9Z"}, "Status": "Inactive",
          "Contacts": {"Contact": {"type": "tel", "value": "01632 960000"}}, "Date": {"Type": "Legal", "End": "2020-01-31"}}}
        """);
    OdsRecord one = otherwise(Way.ORD).find("Z9Z").orElseThrow();
    assertThat(one.active()).isFalse();
    assertThat(one.telephone()).isEqualTo("01632 960000");
    assertThat(one.legal().end()).isEqualTo("2020-01-31");
    assertThat(one.address()).isEqualTo(Address.NONE);
    assertThat(one.operational()).isEqualTo(Period.OPEN);
    assertThat(one.relationships()).isEmpty();
    assertThat(one.primaryRole()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "<html>",
        "{\"Organisation\": {\"Name\": \"Z\", \"OrgId\": {\"extension\": \"Z9Z\"}}}",
        "{\"Organisation\": {\"Name\": \"Z\", \"OrgId\": {\"extension\": \"Z9Z\"}, \"Status\": \"Active\", \"LastChangeDate\": \"soon\"}}",
      })
  void anAnswerOfNoUseIsNotTakenForOne(String answer) {
    answers.put("/organisations/Z9Z", answer);
    assertThatThrownBy(() -> otherwise(Way.ORD).find("Z9Z"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("/organisations/Z9Z");
  }

  @Test
  void whatThereIsNotIsAlsoSaidInAGoodAnswer() {
    answers.put("/organisations/Z9Z", "{\"errorCode\": 404, \"errorText\": \"Not found\"}");
    assertThat(otherwise(Way.ORD).find("Z9Z")).isEmpty();
  }

  @Test
  void noKeyIsSentElsewhere() {
    answers.put(
        "/Organization?_lastUpdated=ge2024-04-01&_count=1000&_elements=id",
        """
        {"resourceType": "Bundle", "link": [{"relation": "next", "url": "https://www.example.org/"}]}
        """);
    assertThatThrownBy(() -> otherwise(Way.FHIR).changedSince(SPRING))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("a next page elsewhere");
  }

  @Test
  void theCurrentOperatorIsFoundByItsDatesAndNotByItsPlace() {
    directory.apply(new Event.Transfer("Z01A10", "Z02", SPRING));
    OdsRecord moved = service(Way.ORD).find("Z01A10").orElseThrow();
    assertThat(moved.relationships().get(0).target()).isEqualTo("Z01");
    assertThat(moved.operator(SPRING)).contains("Z02");
    assertThat(moved.operator(SPRING.minusDays(1))).contains("Z01");
  }

  // ------------------------------------------------------------------ configuration

  @Test
  void eachWayHasItsUsualAddress() {
    assertThat(OdsConfiguration.fromEnvironment(Map.of("CENSUS_ODS", "ord")))
        .hasToString("ord at https://directory.spineservices.nhs.uk/ORD/2-0-0/");
    assertThat(
            OdsConfiguration.fromEnvironment(
                Map.of("CENSUS_ODS", "reports", "CENSUS_ODS_URL", "https://www.example.org/")))
        .hasToString("reports at https://www.example.org/");
    assertThat(OdsConfiguration.fromEnvironment(Map.of("CENSUS_ODS_KEY", "secret")).toString())
        .startsWith("fhir at ")
        .doesNotContain("secret");
  }

  @Test
  void whatIsLackingIsNamed() {
    assertThatThrownBy(() -> OdsConfiguration.fromEnvironment(Map.of()))
        .hasMessageContaining("CENSUS_ODS_KEY");
    assertThatThrownBy(() -> OdsConfiguration.fromEnvironment(Map.of("CENSUS_ODS", "post")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("ord, fhir, reports");
    assertThatThrownBy(
            () ->
                OdsConfiguration.fromEnvironment(
                    Map.of("CENSUS_ODS", "ord", "CENSUS_ODS_KEY_FILE", "/nowhere/key")))
        .satisfies(
            fault ->
                assertThat(((Fault) fault).findings().get(0).kind()).isEqualTo(Kind.SETTING_WRONG));
  }
}
