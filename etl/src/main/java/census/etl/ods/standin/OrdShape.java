package census.etl.ods.standin;

import static census.etl.ods.standin.Shape.object;

import census.etl.ods.OdsRecord;
import census.etl.ods.OdsRecord.Address;
import census.etl.ods.OdsRecord.RecordClass;
import census.etl.ods.OdsRecord.Succession;
import census.etl.ods.Period;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Organisation Reference Data as its interface 2-0-0 writes it. */
final class OrdShape {

  private static final String ROOT = "2.16.840.1.113883.2.1.3.2.4.18.48";

  private OrdShape() {}

  static Map<String, Object> sync(Collection<OdsRecord> changed, URI base) {
    return object(
        "Organisations",
        changed.stream()
            .map(one -> object("OrgLink", base.resolve("organisations/" + one.code()).toString()))
            .toList());
  }

  static Map<String, Object> organisation(OdsRecord one) {
    List<Map<String, Object>> contacts = new ArrayList<>();
    contact(contacts, "tel", one.telephone());
    contact(contacts, "http", one.website());
    List<Map<String, Object>> relationships = relationships(one);
    List<Map<String, Object>> successions = successions(one);
    return object(
        "Organisation",
        object(
            "Name", one.name(),
            "Date", dates(one.operational(), one.legal()),
            "OrgId", id(one.code()),
            "Status", status(one.active()),
            "LastChangeDate", String.valueOf(one.lastChanged()),
            "orgRecordClass", one.recordClass() == RecordClass.ORGANISATION ? "RC1" : "RC2",
            "GeoLoc", place(one.address()),
            "Contacts", contacts.isEmpty() ? null : object("Contact", some(one, contacts)),
            "Roles", object("Role", some(one, roles(one))),
            "Rels", relationships.isEmpty() ? null : object("Rel", some(one, relationships)),
            "Succs", successions.isEmpty() ? null : object("Succ", some(one, successions))));
  }

  /** A list of one comes without the list around it at times. */
  private static Object some(OdsRecord of, List<Map<String, Object>> list) {
    return list.size() == 1 && of.code().hashCode() % 2 == 0 ? list.get(0) : list;
  }

  private static @Nullable Object place(Address address) {
    return address.equals(Address.NONE)
        ? null
        : object(
            "Location",
            object(
                "AddrLn1", address.line1(),
                "AddrLn2", address.line2(),
                "AddrLn3", address.line3(),
                "Town", address.town(),
                "County", address.county(),
                "PostCode", address.postcode(),
                "Country", address.country()));
  }

  private static void contact(
      List<Map<String, Object>> contacts, String type, @Nullable String value) {
    if (value != null) {
      contacts.add(object("type", type, "value", value));
    }
  }

  private static List<Map<String, Object>> roles(OdsRecord one) {
    return one.roles().stream()
        .map(
            role ->
                object(
                    "id", role.id(),
                    "uniqueRoleId", number(one, role),
                    "primaryRole", role.primary() ? true : null,
                    "Date", dates(role.operational(), null),
                    "Status", status(role.active())))
        .toList();
  }

  private static List<Map<String, Object>> relationships(OdsRecord one) {
    return one.relationships().stream()
        .map(
            relationship ->
                object(
                    "Date", dates(relationship.operational(), null),
                    "Status", status(relationship.active()),
                    "Target",
                        object(
                            "OrgId",
                            id(relationship.target()),
                            "PrimaryRoleId",
                            relationship.targetRole() == null
                                ? null
                                : object("id", relationship.targetRole())),
                    "id", relationship.id(),
                    "uniqueRelId", number(one, relationship)))
        .toList();
  }

  private static List<Map<String, Object>> successions(OdsRecord one) {
    return one.successions().stream()
        .map(
            succession ->
                object(
                    "uniqueSuccId", number(one, succession),
                    "Date",
                        List.of(
                            object("Type", "Legal", "Start", String.valueOf(succession.date()))),
                    "Type",
                        succession.direction() == Succession.Direction.SUCCESSOR
                            ? "Successor"
                            : "Predecessor",
                    "Target", object("OrgId", id(succession.target()))))
        .toList();
  }

  private static List<Map<String, Object>> dates(Period operational, @Nullable Period legal) {
    List<Map<String, Object>> dates = new ArrayList<>();
    dates.add(date("Operational", operational));
    if (legal != null) {
      dates.add(date("Legal", legal));
    }
    return dates;
  }

  private static Map<String, Object> date(String type, Period period) {
    return object(
        "Type", type,
        "Start", period.start() == null ? null : period.start().toString(),
        "End", period.end() == null ? null : period.end().toString());
  }

  private static Map<String, Object> id(String code) {
    return object("root", ROOT, "assigningAuthorityName", "HSCIC", "extension", code);
  }

  private static String status(boolean active) {
    return active ? "Active" : "Inactive";
  }

  private static int number(Object... parts) {
    return List.of(parts).hashCode() & 0xfffffff;
  }
}
