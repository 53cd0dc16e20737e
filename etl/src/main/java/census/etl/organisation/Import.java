package census.etl.organisation;

import census.etl.acquire.Service;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes the lists of organisations from the answers of the service that kept them before. All of
 * them are made, or none.
 */
public final class Import {

  private final CuratedList organisations =
      new CuratedList(
          "organisations.csv",
          "ods_code",
          "name",
          "address1",
          "address2",
          "address3",
          "city",
          "county",
          "postcode",
          "latitude",
          "longitude",
          "telephone",
          "website",
          "local_authority_code",
          "parent_ods_code",
          "active",
          "published_at",
          "valid_from",
          "valid_to",
          "source");
  private final CuratedList trusts =
      new CuratedList(
          "trusts.csv",
          "ods_code",
          "name",
          "address_line_1",
          "address_line_2",
          "town",
          "postcode",
          "country",
          "telephone",
          "website",
          "active",
          "published_at");
  private final CuratedList healthBoards =
      new CuratedList(
          "local_health_boards.csv", "name", "ods_code", "boundary_identifier", "publication_date");
  private final CuratedList careBoards =
      new CuratedList(
          "integrated_care_boards.csv",
          "ods_code",
          "boundary_identifier",
          "name",
          "publication_date");
  private final CuratedList regions =
      new CuratedList(
          "nhs_england_regions.csv",
          "boundary_identifier",
          "region_code",
          "name",
          "publication_date");
  private final CuratedList careBoardsOfTrusts =
      new CuratedList(
          "integrated_care_boards_local_authorities.csv",
          "region_code",
          "board_ods_code",
          "board_boundary_identifier",
          "trust_ods_code",
          "valid_from",
          "valid_to",
          "source");
  private final CuratedList countries =
      new CuratedList("country_codes.csv", "boundary_identifier", "name");
  private final CuratedList epilepsyNetworks =
      new CuratedList(
          "open_uk_networks.csv", "name", "boundary_identifier", "country", "publication_date");
  private final CuratedList epilepsyNetworkMembers =
      new CuratedList(
          "open_uk_networks_trusts.csv",
          "member_ods_code",
          "network",
          "valid_from",
          "valid_to",
          "source");
  private final CuratedList diabetesNetworks =
      new CuratedList("paediatric_diabetes_networks.csv", "pn_code", "name");
  private final CuratedList diabetesUnits =
      new CuratedList(
          "paediatric_diabetes_units_networks.csv",
          "member_ods_code",
          "pz_code",
          "pn_code",
          "primary_ods_code",
          "valid_from",
          "valid_to",
          "source");

  private final OlderService service;
  private final String source;
  private final TreeSet<String> unitsWithOrganisations = new TreeSet<>();
  private final TreeSet<String> units = new TreeSet<>();

  /**
   * What came of it.
   *
   * @param rows by list
   * @param unitsLeftOut units without an organisation, of which a list has nothing to say
   * @param primaryOrganisations whether the service said which they are
   */
  public record Made(
      Map<String, Integer> rows, List<String> unitsLeftOut, boolean primaryOrganisations) {}

  public Import(Service service) {
    this.service = new OlderService(service);
    this.source = service.address("").toString();
  }

  /**
   * Asks for everything, and writes it.
   *
   * @param folder where the lists are to lie; it is made if it is not there
   * @throws Fault if the service answers otherwise than the older one does, or the folder has such
   *     lists
   */
  public Made into(Path folder) {
    refuseToReplace(folder);
    service.list("trusts/", "ods_code").forEach(this::addTrust);
    service
        .list("local_health_boards/organisations/", "ods_code")
        .forEach(
            board ->
                healthBoards.add(
                    text(board, "name"),
                    text(board, "ods_code"),
                    text(board, "boundary_identifier"),
                    text(board, "publication_date")));
    service
        .list("integrated_care_boards/organisations/", "ods_code")
        .forEach(
            board ->
                careBoards.add(
                    text(board, "ods_code"),
                    text(board, "boundary_identifier"),
                    text(board, "name"),
                    text(board, "publication_date")));
    service
        .list("nhs_england_regions/organisations/", "region_code")
        .forEach(
            region ->
                regions.add(
                    text(region, "boundary_identifier"),
                    text(region, "region_code"),
                    text(region, "name"),
                    text(region, "publication_date")));
    service
        .list("paediatric_diabetes_units/organisations/", "pz_code")
        .forEach(unit -> units.add(unit.get("pz_code").asString()));
    Optional<JsonNode> unitsWithParent =
        service.listIfItAnswers("paediatric_diabetes_units/parent/", "pz_code");
    Map<String, String> primary = primary(unitsWithParent);
    service
        .list("organisations/", "ods_code")
        .forEach(organisation -> addOrganisation(organisation, primary));
    write(folder);
    units.removeAll(unitsWithOrganisations);
    return new Made(sizes(), List.copyOf(units), unitsWithParent.isPresent());
  }

  private void addTrust(JsonNode trust) {
    trusts.add(
        text(trust, "ods_code"),
        text(trust, "name"),
        text(trust, "address_line_1"),
        text(trust, "address_line_2"),
        text(trust, "town"),
        text(trust, "postcode"),
        text(trust, "country"),
        text(trust, "telephone"),
        text(trust, "website"),
        text(trust, "active"),
        text(trust, "published_at"));
  }

  private static Map<String, String> primary(Optional<JsonNode> unitsWithParent) {
    Map<String, String> primary = new HashMap<>();
    unitsWithParent.ifPresent(
        list ->
            list.forEach(
                unit -> {
                  @Nullable String code = text(unit.path("primary_organisation"), "ods_code");
                  if (code != null) {
                    primary.put(unit.get("pz_code").asString(), code);
                  }
                }));
    return primary;
  }

  private void addOrganisation(JsonNode organisation, Map<String, String> primary) {
    @Nullable String trust = text(organisation.path("trust"), "ods_code");
    @Nullable String healthBoard = text(organisation.path("local_health_board"), "ods_code");
    @Nullable String parent = healthBoard == null ? trust : healthBoard;
    organisations.add(
        text(organisation, "ods_code"),
        text(organisation, "name"),
        text(organisation, "address1"),
        text(organisation, "address2"),
        text(organisation, "address3"),
        text(organisation, "city"),
        text(organisation, "county"),
        text(organisation, "postcode"),
        text(organisation, "latitude"),
        text(organisation, "longitude"),
        text(organisation, "telephone"),
        text(organisation, "website"),
        text(organisation.path("london_borough"), "gss_code"),
        parent,
        text(organisation, "active"),
        text(organisation, "published_at"),
        null,
        null,
        source);
    addBodies(organisation);
    if (trust != null) {
      addCareBoard(organisation, trust);
    }
    @Nullable String network = text(organisation.path("openuk_network"), "boundary_identifier");
    if (network != null && parent != null) {
      epilepsyNetworkMembers.add(parent, network, null, null, source);
    }
    addUnit(organisation, primary);
  }

  private void addBodies(JsonNode organisation) {
    JsonNode country = organisation.path("country");
    if (text(country, "boundary_identifier") != null) {
      countries.add(text(country, "boundary_identifier"), text(country, "name"));
    }
    JsonNode network = organisation.path("openuk_network");
    if (text(network, "boundary_identifier") != null) {
      epilepsyNetworks.add(
          text(network, "name"),
          text(network, "boundary_identifier"),
          text(network, "country"),
          text(network, "publication_date"));
    }
  }

  private void addCareBoard(JsonNode organisation, String trust) {
    JsonNode board = organisation.path("integrated_care_board");
    @Nullable String region = text(organisation.path("nhs_england_region"), "region_code");
    if (text(board, "ods_code") != null && region != null) {
      careBoardsOfTrusts.add(
          region,
          text(board, "ods_code"),
          text(board, "boundary_identifier"),
          trust,
          null,
          null,
          source);
    }
  }

  private void addUnit(JsonNode organisation, Map<String, String> primary) {
    JsonNode unit = organisation.path("paediatric_diabetes_unit");
    @Nullable String code = text(unit, "pz_code");
    if (code == null) {
      return;
    }
    unitsWithOrganisations.add(code);
    JsonNode network = unit.path("paediatric_diabetes_network");
    @Nullable String networkCode = text(network, "pn_code");
    if (networkCode != null) {
      diabetesNetworks.add(networkCode, text(network, "name"));
    }
    diabetesUnits.add(
        text(organisation, "ods_code"), code, networkCode, primary.get(code), null, null, source);
  }

  private static @Nullable String text(JsonNode object, String member) {
    JsonNode value = object.path(member);
    return value.isValueNode() && !value.isNull() ? value.asString() : null;
  }

  // ------------------------------------------------------------------ the folder

  private Stream<CuratedList> lists() {
    return Stream.of(
        organisations,
        trusts,
        healthBoards,
        careBoards,
        regions,
        careBoardsOfTrusts,
        countries,
        epilepsyNetworks,
        epilepsyNetworkMembers,
        diabetesNetworks,
        diabetesUnits);
  }

  private Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    lists().forEach(list -> sizes.put(list.name(), list.size()));
    return sizes;
  }

  private void refuseToReplace(Path folder) {
    List<String> present =
        lists().map(CuratedList::name).filter(name -> Files.exists(folder.resolve(name))).toList();
    if (!present.isEmpty()) {
      throw new Fault(
          Kind.LISTS_PRESENT.at(Place.file(folder.toString())).found(String.join(", ", present)));
    }
  }

  /** Beside their place first, so that a disk that is full leaves no half of them. */
  private void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Path beside = Files.createTempDirectory(folder, ".import");
      List<CuratedList> all = lists().toList();
      for (CuratedList list : all) {
        list.write(beside);
      }
      for (CuratedList list : all) {
        Files.move(
            beside.resolve(list.name()),
            folder.resolve(list.name()),
            StandardCopyOption.ATOMIC_MOVE);
      }
      Files.delete(beside);
    } catch (IOException e) {
      throw new UncheckedIOException("The lists could not be written into " + folder, e);
    }
  }
}
