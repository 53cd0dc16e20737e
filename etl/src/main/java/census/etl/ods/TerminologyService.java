package census.etl.ods;

import static census.etl.ods.Json.all;
import static census.etl.ods.Json.text;

import census.etl.acquire.Service;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.OdsRecord.Relationship;
import census.etl.ods.OdsRecord.Role;
import census.etl.ods.OdsRecord.Succession;
import census.etl.ods.OdsRecord.Succession.Direction;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Organisation Data Terminology, in FHIR R4: an {@code Organization}, its relationships as {@code
 * OrganizationAffiliation}, and who succeeded whom in a code system of its own.
 */
final class TerminologyService implements OrganisationService {

  static final String ROLE =
      "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-OrganisationRole";
  static final String PERIOD =
      "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-TypedPeriod";
  static final String DATE =
      "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-TypedDateTime";
  static final String CODE_SYSTEM =
      "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/";

  /** In a list of codes made by FHIR R4, properties of a code are an extension of R5. */
  static final String PROPERTY =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.contains.property";

  private static final int LARGEST_PAGE = 1000;

  private final Service service;
  private @Nullable Map<String, List<Succession>> successions;

  TerminologyService(Service service) {
    this.service = service;
  }

  @Override
  public OptionalInt daysRemembered() {
    return OptionalInt.empty();
  }

  @Override
  public Set<String> changedSince(LocalDate day) {
    Set<String> codes = new TreeSet<>();
    String since = "?_lastUpdated=ge%s&_count=%d".formatted(day, LARGEST_PAGE);
    each("Organization" + since + "&_elements=id", node -> codes.add(node.path("id").asString()));
    each(
        "OrganizationAffiliation" + since,
        node -> Optional.ofNullable(code(node.path("organization"))).ifPresent(codes::add));
    return codes;
  }

  @Override
  public Optional<OdsRecord> find(String code) {
    return service.find(
        "Organization/" + code, answer -> organisation(Json.read(answer), affiliations(code)));
  }

  private List<JsonNode> affiliations(String code) {
    List<JsonNode> affiliations = new ArrayList<>();
    each(
        "OrganizationAffiliation?primary-organization=%s&_count=%d".formatted(code, LARGEST_PAGE),
        affiliations::add);
    return affiliations;
  }

  private OdsRecord organisation(JsonNode organisation, List<JsonNode> affiliations)
      throws IOException {
    String code = Json.required(organisation, "id");
    JsonNode address = organisation.path("address").path(0);
    List<JsonNode> lines = all(address.path("line"));
    return new OdsRecord(
        code,
        Json.required(organisation, "name"),
        all(organisation.path("type")).stream()
            .flatMap(type -> all(type.path("coding")).stream())
            .map(coding -> OrdService.recordClass(text(coding, "code")))
            .flatMap(Stream::ofNullable)
            .findFirst()
            .orElse(null),
        organisation.path("active").asBoolean(false),
        period(organisation, "Operational"),
        period(organisation, "Legal"),
        new Address(
            line(lines, 0),
            line(lines, 1),
            line(lines, 2),
            text(address, "city"),
            text(address, "district"),
            text(address, "postalCode"),
            text(address, "country")),
        contact(organisation, "phone"),
        contact(organisation, "url"),
        roles(organisation),
        relationships(affiliations),
        successions().getOrDefault(code, List.of()),
        lastChanged(organisation));
  }

  private static @Nullable String line(List<JsonNode> lines, int number) {
    return number < lines.size() ? lines.get(number).asString().strip() : null;
  }

  private static @Nullable String contact(JsonNode organisation, String system) {
    return all(organisation.path("telecom")).stream()
        .filter(contact -> system.equals(text(contact, "system")))
        .flatMap(contact -> Stream.ofNullable(text(contact, "value")))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LocalDate lastChanged(JsonNode organisation) throws IOException {
    for (JsonNode date : extensions(organisation, DATE)) {
      for (JsonNode moment : extensions(date, "dateTime")) {
        return Json.day(moment, "valueDateTime");
      }
    }
    return Json.day(organisation.path("meta"), "lastUpdated");
  }

  private static Period period(JsonNode of, String type) throws IOException {
    for (JsonNode typed : extensions(of, PERIOD)) {
      boolean wanted =
          extensions(typed, "dateType").stream()
              .anyMatch(kind -> type.equals(text(kind.path("valueCoding"), "code")));
      if (wanted) {
        for (JsonNode period : extensions(typed, "period")) {
          JsonNode days = period.path("valuePeriod");
          return new Period(Json.day(days, "start"), Json.day(days, "end"));
        }
      }
    }
    return Period.OPEN;
  }

  /** Where none is marked as the primary one, it is the first. */
  private static List<Role> roles(JsonNode organisation) throws IOException {
    List<JsonNode> all = extensions(organisation, ROLE);
    boolean marked = all.stream().anyMatch(role -> flag(role, "primaryRole"));
    List<Role> roles = new ArrayList<>();
    for (JsonNode role : all) {
      for (JsonNode code : extensions(role, "roleCode")) {
        roles.add(
            new Role(
                Json.required(code.path("valueCodeableConcept").path("coding").path(0), "code"),
                marked ? flag(role, "primaryRole") : roles.isEmpty(),
                flag(role, "active"),
                period(role, "Operational")));
      }
    }
    return roles;
  }

  private static boolean flag(JsonNode of, String url) {
    return extensions(of, url).stream()
        .anyMatch(extension -> extension.path("valueBoolean").asBoolean(false));
  }

  private static List<Relationship> relationships(List<JsonNode> affiliations) throws IOException {
    List<Relationship> relationships = new ArrayList<>();
    for (JsonNode affiliation : affiliations) {
      @Nullable String target = code(affiliation.path("participatingOrganization"));
      if (target == null) {
        throw new IOException("an OrganizationAffiliation without participatingOrganization");
      }
      relationships.add(
          new Relationship(
              Json.required(all(affiliation.path("code")).get(0).path("coding").path(0), "code"),
              target,
              null,
              affiliation.path("active").asBoolean(false),
              period(affiliation, "Operational")));
    }
    return relationships;
  }

  /** A reference names the other by its code, or by the address of its resource. */
  private static @Nullable String code(JsonNode reference) {
    @Nullable String code = text(reference.path("identifier"), "value");
    @Nullable String address = text(reference, "reference");
    return code != null || address == null ? code : address.substring(address.lastIndexOf('/') + 1);
  }

  private static List<JsonNode> extensions(JsonNode of, String url) {
    return all(of.path("extension")).stream()
        .filter(extension -> url.equals(text(extension, "url")))
        .toList();
  }

  // ------------------------------------------------------------------ who came after whom

  /** All of them at once, as they are no part of the organisations. */
  private synchronized Map<String, List<Succession>> successions() {
    Map<String, List<Succession>> known = successions;
    if (known == null) {
      known = askForSuccessions();
      successions = known;
    }
    return known;
  }

  private Map<String, List<Succession>> askForSuccessions() {
    Map<String, List<Succession>> every = new HashMap<>();
    String path =
        "ValueSet/$expand?url=%sSuccession/vs&property=predecessor&property=successor&property=legStartDate"
            .formatted(CODE_SYSTEM);
    service
        .find(path, TerminologyService::expansion)
        .orElseThrow(() -> other(path, "no such list of codes"))
        .forEach(step -> step.addTo(every));
    return every;
  }

  private record Step(String predecessor, String successor, @Nullable LocalDate date) {

    void addTo(Map<String, List<Succession>> every) {
      every
          .computeIfAbsent(predecessor, code -> new ArrayList<>())
          .add(new Succession(Direction.SUCCESSOR, successor, date));
      every
          .computeIfAbsent(successor, code -> new ArrayList<>())
          .add(new Succession(Direction.PREDECESSOR, predecessor, date));
    }
  }

  private static List<Step> expansion(byte[] answer) throws IOException {
    JsonNode expansion = Json.read(answer).path("expansion");
    if (expansion.isMissingNode()) {
      throw new IOException("an answer without expansion");
    }
    List<Step> steps = new ArrayList<>();
    for (JsonNode code : all(expansion.path("contains"))) {
      steps.add(
          new Step(
              property(code, "predecessor"),
              property(code, "successor"),
              LocalDate.parse(property(code, "legStartDate").substring(0, 10))));
    }
    return steps;
  }

  private static String property(JsonNode of, String wanted) throws IOException {
    for (JsonNode property : extensions(of, PROPERTY)) {
      String name = extensions(property, "code").get(0).path("valueCode").asString();
      if (name.equals(wanted)) {
        for (Map.Entry<String, JsonNode> member :
            extensions(property, "value").get(0).properties()) {
          if (member.getKey().startsWith("value")) {
            return member.getValue().asString();
          }
        }
      }
    }
    throw new IOException("a succession without " + wanted);
  }

  // ------------------------------------------------------------------ pages

  /** Goes from page to page; the next one must be of the same service, which is sent the key. */
  private void each(String path, Consumer<JsonNode> take) {
    Optional<String> next = Optional.of(path);
    while (next.isPresent()) {
      String page = next.get();
      JsonNode bundle =
          service
              .find(page, TerminologyService::bundle)
              .orElseThrow(() -> other(page, "no such list"));
      all(bundle.path("entry")).forEach(entry -> take.accept(entry.path("resource")));
      next =
          all(bundle.path("link")).stream()
              .filter(link -> "next".equals(text(link, "relation")))
              .flatMap(link -> Stream.ofNullable(text(link, "url")))
              .findFirst();
      next.ifPresent(this::refuseElsewhere);
    }
  }

  private static JsonNode bundle(byte[] answer) throws IOException {
    JsonNode bundle = Json.read(answer);
    if (!"Bundle".equals(text(bundle, "resourceType"))) {
      throw new IOException("an answer that is no Bundle");
    }
    return bundle;
  }

  private void refuseElsewhere(String page) {
    URI base = service.address("");
    URI next = service.address(page);
    if (!String.valueOf(base.getAuthority()).equals(next.getAuthority())
        || !String.valueOf(base.getScheme()).equals(next.getScheme())) {
      throw other(page, "a next page elsewhere");
    }
  }

  private Fault other(String path, String found) {
    return new Fault(
        Kind.ODS_ANSWERS_OTHERWISE.at(Place.file(service.address(path).toString())).found(found));
  }
}
