package census.etl.synchronisation;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.standin.Directory;
import census.etl.ods.standin.Event;
import census.etl.organisation.Change;
import census.etl.synchronisation.Difference.Result;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service may change, what only a person may, and from which day. */
class DifferenceTest {

  private static final LocalDate EVER = Chronicle.SINCE_EVER;
  private static final LocalDate TODAY = LocalDate.of(2024, 4, 10);
  private static final LocalDate SPRING = LocalDate.of(2024, 4, 1);

  private static final Address THERE =
      new Address("1 MOCK ROAD", null, null, "SAMPLEFORD", "FABLESHIRE", "AB9 9AA", null);

  private final Map<String, Chronicle> known = new HashMap<>();
  private final Directory directory =
      new Directory(
          List.of(
              trust("R9Z"),
              trust("R9Y"),
              site("R9Z01", OdsRecord.TRUST_SITE, "R9Z"),
              site("R9Z02", OdsRecord.TRUST_SITE, "R9Z")));

  private static OdsRecord trust(String code) {
    return Directory.settled(
        code, code + " NHS TRUST", OdsRecord.TRUST, true, THERE, null, null, null);
  }

  private static OdsRecord site(String code, String role, String operator) {
    return Directory.settled(
        code, code + " HOSPITAL", role, true, THERE, "01632 960001", null, operator);
  }

  @BeforeEach
  void knowTwoTrustsAndTwoHospitals() {
    for (String trust : List.of("R9Z", "R9Y")) {
      know(trust, "listed", "trust");
      know(trust, "name", trust + " NHS TRUST");
      know(trust, "address_line_1", "1 MOCK ROAD");
      know(trust, "town", "SAMPLEFORD");
      know(trust, "postcode", "AB9 9AA");
      know(trust, "active", "true");
    }
    for (String hospital : List.of("R9Z01", "R9Z02")) {
      know(hospital, "listed", "organisation");
      know(hospital, "name", hospital + " HOSPITAL");
      know(hospital, "address1", "1 MOCK ROAD");
      know(hospital, "city", "SAMPLEFORD");
      know(hospital, "county", "FABLESHIRE");
      know(hospital, "postcode", "AB9 9AA");
      know(hospital, "telephone", "01632 960001");
      know(hospital, "website", "https://www.example.org");
      know(hospital, "active", "true");
      know(hospital, "parent", "R9Z");
    }
  }

  private static Change change(String code, String fact, @Nullable String value, LocalDate from) {
    return Change.of(code, fact, value, from, null);
  }

  private static Change also(String code, String fact, String value, LocalDate from) {
    return Change.also(code, fact, value, from, null);
  }

  private void know(String code, String fact, @Nullable String value) {
    know(change(code, fact, value, EVER), null);
  }

  private void know(Change change, @Nullable LocalDate corrected) {
    known.computeIfAbsent(change.code(), Chronicle::new).add(change, corrected);
  }

  private Result difference(String... codes) {
    Map<String, OdsRecord> records = new HashMap<>();
    for (String code : codes) {
      records.put(code, directory.find(code).orElseThrow());
    }
    return new Difference(
            records,
            known,
            Set.of("9A1"),
            postcode ->
                postcode.equals("AB9 9AB")
                    ? Optional.of(new Place("52.1", "0.1", "E06900001"))
                    : Optional.empty(),
            TODAY)
        .find();
  }

  @Test
  void whatIsAsItIsKnownIsLeftAlone() {
    Result nothing = difference("R9Z", "R9Y", "R9Z01", "R9Z02");
    assertThat(nothing.changes()).isEmpty();
    assertThat(nothing.proposals()).isEmpty();
  }

  @Test
  void aNameChangesFromTheDayOnWhichTheServiceChangedIt() {
    directory.apply(new Event.Rename("R9Z01", "FEIGN HOSPITAL", SPRING));
    assertThat(difference("R9Z01").changes())
        .containsExactly(change("R9Z01", "name", "FEIGN HOSPITAL", SPRING));
  }

  @Test
  void whatTheServiceDoesNotSayIsNotForgotten() {
    directory.apply(new Event.Move("R9Z01", Address.NONE, SPRING));
    assertThat(difference("R9Z01").changes()).isEmpty();
  }

  @Test
  void anAddressMovesAsAWholeAndWithItsPlace() {
    directory.apply(
        new Event.Move(
            "R9Z01",
            new Address("2 MOCK ROAD", "A", null, "MOCKBURY", null, "ab99ab", null),
            SPRING));
    assertThat(difference("R9Z01").changes())
        .containsExactlyInAnyOrder(
            change("R9Z01", "address1", "2 MOCK ROAD", SPRING),
            change("R9Z01", "address2", "A", SPRING),
            change("R9Z01", "city", "MOCKBURY", SPRING),
            change("R9Z01", "county", null, SPRING),
            change("R9Z01", "postcode", "AB9 9AB", SPRING),
            change("R9Z01", "latitude", "52.1", SPRING),
            change("R9Z01", "longitude", "0.1", SPRING),
            change("R9Z01", "local_authority", "E06900001", SPRING));
  }

  @Test
  void anImpossiblePostcodeIsNotTaken() {
    directory.apply(
        new Event.Move(
            "R9Z01",
            new Address("1 MOCK ROAD", null, null, "SAMPLEFORD", "FABLESHIRE", "NOWHERE", null),
            SPRING));
    Result result = difference("R9Z01");
    assertThat(result.changes()).isEmpty();
    assertThat(result.proposals())
        .singleElement()
        .extracting(Proposal::text)
        .asString()
        .contains("NOWHERE");
  }

  @Test
  void whatAPersonHasSaidLaterIsKept() {
    directory.apply(new Event.Rename("R9Z01", "FEIGN HOSPITAL", SPRING));
    know(change("R9Z01", "name", "THE RIGHT HOSPITAL", SPRING.plusDays(1)), SPRING.plusDays(1));
    Result result = difference("R9Z01");
    assertThat(result.changes()).isEmpty();
    assertThat(result.proposals()).hasSize(1);
  }

  @Test
  void whatHasClosedIsNotInOperationFromTheDayAfter() {
    directory.apply(new Event.Close("R9Z01", SPRING));
    assertThat(difference("R9Z01").changes())
        .containsExactly(change("R9Z01", "active", "false", SPRING).legally(SPRING));
  }

  @Test
  void ofWhatHasClosedTheLegalDateMayBeLearntLater() {
    know(change("R9Z01", "active", "false", SPRING.minusDays(3)), SPRING);
    directory.apply(new Event.Close("R9Z01", SPRING));
    Result learnt = difference("R9Z01");
    assertThat(learnt.changes())
        .containsExactly(change("R9Z01", "active", "false", SPRING.minusDays(3)).legally(SPRING));
    learnt.changes().forEach(change -> know(change, null));
    assertThat(difference("R9Z01").changes()).isEmpty();
  }

  @Test
  void whatIsToCloseIsKnownToAndCanBeCalledOff() {
    directory.apply(new Event.Close("R9Z01", TODAY.plusMonths(1)));
    Result announced = difference("R9Z01");
    assertThat(announced.changes())
        .extracting(Change::value, Change::from)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("false", TODAY.plusMonths(1)));
    announced.changes().forEach(change -> know(change, null));
    assertThat(difference("R9Z01").changes()).isEmpty();
    directory.apply(new Event.Reopen("R9Z01", SPRING));
    assertThat(difference("R9Z01").changes())
        .containsExactly(change("R9Z01", "active", "true", TODAY.plusMonths(1)).legally(SPRING));
  }

  @Test
  void whatReopensIsInOperationAgain() {
    know(change("R9Z01", "active", "false", SPRING.minusYears(1)), null);
    directory.apply(new Event.Reopen("R9Z01", SPRING));
    assertThat(difference("R9Z01").changes())
        .containsExactly(change("R9Z01", "active", "true", SPRING).legally(SPRING));
  }

  @Test
  void theUnitOfWhatHasClosedIsAPersonsToDecide() {
    know("R9Z01", "paediatric_diabetes_unit", "PZ901");
    directory.apply(new Event.Close("R9Z01", SPRING));
    Result result = difference("R9Z01");
    assertThat(result.changes()).hasSize(1);
    assertThat(result.proposals())
        .singleElement()
        .extracting(Proposal::changes)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(change("R9Z01", "paediatric_diabetes_unit", null, SPRING));
  }

  @Test
  void aMergerFoundsTheNewTrustMovesTheSitesAndProposesItsNetworks() {
    know(also("R9Z", "openuk_network", "SAMPA", EVER), null);
    directory.apply(new Event.Merge(List.of("R9Z", "R9Y"), "R9X", "MERGED NHS TRUST", SPRING));
    Result result = difference("R9Z", "R9Y", "R9X", "R9Z01", "R9Z02");
    assertThat(result.changes())
        .contains(
            change("R9X", "listed", "trust", SPRING),
            change("R9X", "name", "MERGED NHS TRUST", SPRING),
            change("R9Z01", "parent", "R9X", SPRING),
            change("R9Z02", "parent", "R9X", SPRING),
            change("R9Z", "active", "false", SPRING).legally(SPRING),
            also("R9Z", "successor", "R9X", SPRING).legally(SPRING),
            also("R9Y", "successor", "R9X", SPRING).legally(SPRING))
        .noneMatch(change -> change.fact().equals("openuk_network"));
    assertThat(result.proposals())
        .singleElement()
        .isEqualTo(
            new Proposal(
                "R9Z",
                "R9Z closed on 2024-04-01 and is of the openuk network SAMPA; R9X would be",
                List.of(also("R9X", "openuk_network", "SAMPA", SPRING))));
    result.changes().forEach(change -> know(change, null));
    assertThat(difference("R9Z", "R9Y", "R9X", "R9Z01", "R9Z02").changes()).isEmpty();
  }

  @Test
  void theUnitOfATrustDoesNotMoveWithAHospital() {
    know("R9Z", "paediatric_diabetes_unit", "PZ901");
    directory.apply(new Event.Transfer("R9Z01", "R9Y", SPRING));
    Result result = difference("R9Z01");
    assertThat(result.changes()).containsExactly(change("R9Z01", "parent", "R9Y", SPRING));
    assertThat(result.proposals())
        .singleElement()
        .extracting(Proposal::changes)
        .isEqualTo(List.of(change("R9Z01", "paediatric_diabetes_unit", "PZ901", SPRING)));
  }

  @Test
  void anOperatorThatIsNoTrustIsNotTaken() {
    directory.apply(new Event.Transfer("R9Z01", "XXX", SPRING));
    Result result = difference("R9Z01");
    assertThat(result.changes()).isEmpty();
    assertThat(result.proposals()).hasSize(1);
  }

  @Test
  void aNewSiteIsOnlyProposed() {
    OdsRecord site = site("R9Z03", OdsRecord.TRUST_SITE, "R9Z");
    Directory other = new Directory(List.of(site));
    other.apply(new Event.Reopen("R9Z03", SPRING));
    Result result =
        new Difference(
                Map.of("R9Z03", other.find("R9Z03").orElseThrow()),
                known,
                Set.of(),
                postcode -> Optional.empty(),
                TODAY)
            .find();
    assertThat(result.changes()).isEmpty();
    assertThat(result.proposals())
        .singleElement()
        .extracting(Proposal::text)
        .asString()
        .contains("census organisation create R9Z03");
  }
}
