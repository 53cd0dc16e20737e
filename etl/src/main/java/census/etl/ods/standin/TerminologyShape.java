package census.etl.ods.standin;

import static census.etl.ods.standin.Shape.object;

import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.OdsRecord.RecordClass;
import census.etl.ods.OdsRecord.Relationship;
import census.etl.ods.OdsRecord.Role;
import census.etl.ods.OdsRecord.Succession;
import census.etl.ods.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Organisation Data Terminology as its FHIR R4 interface writes it. */
final class TerminologyShape {

  private static final String EXTENSION =
      "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-";
  private static final String CODE_SYSTEM =
      "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/";
  private static final String ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code";
  private static final String PROPERTY =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.contains.property";

  private TerminologyShape() {}

  static Map<String, Object> organization(OdsRecord one) {
    List<Object> extensions = new ArrayList<>();
    one.roles().forEach(role -> extensions.add(role(role)));
    extensions.add(period("Operational", one.operational()));
    extensions.add(period("Legal", one.legal()));
    extensions.add(
        object(
            "url",
            EXTENSION + "TypedDateTime",
            "extension",
            List.of(
                object("url", "dateType", "valueCoding", object("code", "lastChangeDate")),
                object(
                    "url", "dateTime", "valueDateTime", one.lastChanged() + "T00:00:00+00:00"))));
    return object(
        "resourceType", "Organization",
        "id", one.code(),
        "meta", object("lastUpdated", one.lastChanged() + "T02:15:00.000+00:00"),
        "extension", extensions,
        "identifier", List.of(object("system", ODS_CODE, "value", one.code())),
        "active", one.active(),
        "type",
            List.of(
                coded(
                    "ODSRecordClass",
                    one.recordClass() == RecordClass.ORGANISATION ? "RC1" : "RC2")),
        "name", one.name(),
        "telecom", telecom(one),
        "address", address(one.address()));
  }

  static Map<String, Object> affiliation(OdsRecord of, Relationship relationship) {
    return object(
        "resourceType", "OrganizationAffiliation",
        "id", String.valueOf(List.of(of.code(), relationship).hashCode() & 0xfffffff),
        "extension", List.of(period("Operational", relationship.operational())),
        "active", relationship.active(),
        "organization", reference(of.code()),
        "participatingOrganization", reference(relationship.target()),
        "code", List.of(coded("ODSRelationship", relationship.id())));
  }

  static Map<String, Object> bundle(
      List<Map<String, Object>> page, int total, String self, @Nullable String next) {
    List<Object> links = new ArrayList<>();
    links.add(object("relation", "self", "url", self));
    if (next != null) {
      links.add(object("relation", "next", "url", next));
    }
    return object(
        "resourceType",
        "Bundle",
        "type",
        "searchset",
        "total",
        total,
        "link",
        links,
        "entry",
        page.isEmpty()
            ? null
            : page.stream().map(resource -> object("resource", resource)).toList());
  }

  static Map<String, Object> successions(Collection<OdsRecord> all) {
    List<Object> contains = new ArrayList<>();
    for (OdsRecord one : all) {
      for (Succession step : one.successions()) {
        if (step.direction() == Succession.Direction.SUCCESSOR) {
          contains.add(
              object(
                  "system", CODE_SYSTEM + "Succession",
                  "code", String.valueOf(List.of(one.code(), step).hashCode() & 0xfffffff),
                  "extension",
                      List.of(
                          property("predecessor", "valueCode", one.code()),
                          property("successor", "valueCode", step.target()),
                          property("legStartDate", "valueDateTime", String.valueOf(step.date())))));
        }
      }
    }
    return object("resourceType", "ValueSet", "expansion", object("contains", contains));
  }

  private static Map<String, Object> property(String code, String type, String value) {
    return object(
        "url",
        PROPERTY,
        "extension",
        List.of(object("url", "code", "valueCode", code), object("url", "value", type, value)));
  }

  private static Map<String, Object> role(Role role) {
    return object(
        "url",
        EXTENSION + "OrganisationRole",
        "extension",
        List.of(
            object("url", "instanceID", "valueInteger", role.hashCode() & 0xfffffff),
            object(
                "url", "roleCode", "valueCodeableConcept", coded("ODSOrganisationRole", role.id())),
            object("url", "primaryRole", "valueBoolean", role.primary()),
            period("Operational", role.operational()),
            object("url", "active", "valueBoolean", role.active())));
  }

  private static Map<String, Object> period(String type, Period period) {
    return object(
        "url",
        EXTENSION + "TypedPeriod",
        "extension",
        List.of(
            object("url", "dateType", "valueCoding", object("code", type, "display", type)),
            object(
                "url",
                "period",
                "valuePeriod",
                object(
                    "start", period.start() == null ? null : period.start().toString(),
                    "end", period.end() == null ? null : period.end().toString()))));
  }

  private static @Nullable List<Object> telecom(OdsRecord one) {
    List<Object> telecom = new ArrayList<>();
    if (one.telephone() != null) {
      telecom.add(object("system", "phone", "value", one.telephone()));
    }
    if (one.website() != null) {
      telecom.add(object("system", "url", "value", one.website()));
    }
    return telecom.isEmpty() ? null : telecom;
  }

  private static @Nullable List<Object> address(Address address) {
    return address.equals(Address.NONE)
        ? null
        : List.of(
            object(
                "line",
                    Shape.present(Arrays.asList(address.line1(), address.line2(), address.line3())),
                "city", address.town(),
                "district", address.county(),
                "postalCode", address.postcode(),
                "country", address.country()));
  }

  private static Map<String, Object> coded(String system, String code) {
    return object("coding", List.of(object("system", CODE_SYSTEM + system, "code", code)));
  }

  private static Map<String, Object> reference(String code) {
    return object("identifier", object("system", ODS_CODE, "value", code));
  }
}
