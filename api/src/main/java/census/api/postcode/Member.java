package census.api.postcode;

import census.api.web.JsonText;
import census.api.web.Part;
import java.util.List;
import java.util.function.Function;

/**
 * A member of an object that is made of a row of the directory: what it is, and how it is written.
 */
record Member(Part part, JsonText.Name name, Writer writer) {

  /** Writes the value that a row has. */
  interface Writer {
    void write(JsonText json, Directory directory, int row);
  }

  Member(Part part, Writer writer) {
    this(part, JsonText.Name.of(part.name()), writer);
  }

  static Member column(Part.Field field, Function<Columns, Column> column) {
    return new Member(
        field, (json, directory, row) -> column.apply(directory.columns()).write(json, row));
  }

  /** An object in the object. */
  static Member object(String name, String meaning, List<Member> members) {
    return new Member(
        described(name, meaning, members),
        (json, directory, row) -> write(members, json, directory, row));
  }

  static Part.Nested described(String name, String meaning, List<Member> members) {
    return new Part.Nested(name, meaning, members.stream().map(Member::part).toList());
  }

  static void write(List<Member> members, JsonText json, Directory directory, int row) {
    json.open();
    for (Member member : members) {
      json.name(member.name);
      member.writer.write(json, directory, row);
    }
    json.close();
  }
}
