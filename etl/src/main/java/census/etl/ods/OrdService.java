package census.etl.ods;

import static census.etl.ods.Json.all;
import static census.etl.ods.Json.text;

import census.etl.acquire.Service;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.OdsRecord.RecordClass;
import census.etl.ods.OdsRecord.Relationship;
import census.etl.ods.OdsRecord.Role;
import census.etl.ods.OdsRecord.Succession;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The interface for Organisation Reference Data, 2-0-0. */
final class OrdService implements OrganisationService {

  private static final int DAYS_REMEMBERED = 185;

  private final Service service;

  OrdService(Service service) {
    this.service = service;
  }

  @Override
  public OptionalInt daysRemembered() {
    return OptionalInt.of(DAYS_REMEMBERED);
  }

  @Override
  public Set<String> changedSince(LocalDate day) {
    return service.find("sync?LastChangeDate=" + day, OrdService::links).orElseGet(TreeSet::new);
  }

  private static Set<String> links(byte[] answer) throws IOException {
    JsonNode organisations = Json.read(answer).path("Organisations");
    if (organisations.isMissingNode()) {
      throw new IOException("an answer without Organisations");
    }
    Set<String> codes = new TreeSet<>();
    for (JsonNode organisation : all(organisations)) {
      String link = Json.required(organisation, "OrgLink").replaceFirst("[?].*", "");
      codes.add(link.substring(link.lastIndexOf('/') + 1));
    }
    return codes;
  }

  @Override
  public Optional<OdsRecord> find(String code) {
    return service
        .find("organisations/" + code, OrdService::organisation)
        .flatMap(organisation -> organisation);
  }

  /** What there is not is said by a status of 404, or by an error of 404 in a good answer. */
  private static Optional<OdsRecord> organisation(byte[] answer) throws IOException {
    JsonNode all = Json.read(answer);
    if ("404".equals(text(all, "errorCode"))) {
      return Optional.empty();
    }
    JsonNode organisation = all.path("Organisation");
    return Optional.of(
        new OdsRecord(
            Json.required(organisation.path("OrgId"), "extension"),
            Json.required(organisation, "Name"),
            recordClass(text(organisation, "orgRecordClass")),
            isActive(Json.required(organisation, "Status")),
            period(organisation, "Operational"),
            period(organisation, "Legal"),
            address(organisation.path("GeoLoc").path("Location")),
            contact(organisation, "tel"),
            contact(organisation, "http"),
            roles(organisation),
            relationships(organisation),
            successions(organisation),
            Json.day(organisation, "LastChangeDate")));
  }

  static @Nullable RecordClass recordClass(@Nullable String code) {
    return "RC1".equals(code)
        ? RecordClass.ORGANISATION
        : "RC2".equals(code) ? RecordClass.SITE : null;
  }

  private static boolean isActive(@Nullable String status) {
    return "Active".equalsIgnoreCase(status);
  }

  private static Period period(JsonNode of, String type) throws IOException {
    for (JsonNode date : all(of.path("Date"))) {
      if (type.equals(text(date, "Type"))) {
        return new Period(Json.day(date, "Start"), Json.day(date, "End"));
      }
    }
    return Period.OPEN;
  }

  private static Address address(JsonNode location) {
    return new Address(
        text(location, "AddrLn1"),
        text(location, "AddrLn2"),
        text(location, "AddrLn3"),
        text(location, "Town"),
        text(location, "County"),
        text(location, "PostCode"),
        text(location, "Country"));
  }

  private static @Nullable String contact(JsonNode organisation, String type) {
    return all(organisation.path("Contacts").path("Contact")).stream()
        .filter(contact -> type.equals(text(contact, "type")))
        .flatMap(contact -> Stream.ofNullable(text(contact, "value")))
        .findFirst()
        .orElse(null);
  }

  private static List<Role> roles(JsonNode organisation) throws IOException {
    List<Role> roles = new ArrayList<>();
    for (JsonNode role : all(organisation.path("Roles").path("Role"))) {
      roles.add(
          new Role(
              Json.required(role, "id"),
              role.path("primaryRole").asBoolean(false),
              isActive(text(role, "Status")),
              period(role, "Operational")));
    }
    return roles;
  }

  private static List<Relationship> relationships(JsonNode organisation) throws IOException {
    List<Relationship> relationships = new ArrayList<>();
    for (JsonNode relationship : all(organisation.path("Rels").path("Rel"))) {
      JsonNode target = relationship.path("Target");
      relationships.add(
          new Relationship(
              Json.required(relationship, "id"),
              Json.required(target.path("OrgId"), "extension"),
              text(target.path("PrimaryRoleId"), "id"),
              isActive(text(relationship, "Status")),
              period(relationship, "Operational")));
    }
    return relationships;
  }

  private static List<Succession> successions(JsonNode organisation) throws IOException {
    List<Succession> successions = new ArrayList<>();
    for (JsonNode succession : all(organisation.path("Succs").path("Succ"))) {
      List<JsonNode> dates = all(succession.path("Date"));
      successions.add(
          new Succession(
              "Successor".equals(Json.required(succession, "Type"))
                  ? Succession.Direction.SUCCESSOR
                  : Succession.Direction.PREDECESSOR,
              Json.required(succession.path("Target").path("OrgId"), "extension"),
              dates.isEmpty() ? null : Json.day(dates.get(0), "Start")));
    }
    return successions;
  }
}
