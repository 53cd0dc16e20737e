package census.api.deprivation;

import census.api.web.CopiedRow;
import census.api.web.JsonText;
import census.api.web.Links;
import census.api.web.ListRoute;
import census.api.web.Part;
import census.api.web.Question;
import census.api.web.Type;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Rows of a list, kept as the texts of their values one after the other, and written as the list
 * itself writes them. So they need a tenth of the room of what is sent, and every digit stays.
 */
final class KeptRows {

  /** Before each value stands its length: one byte, or this and two more bytes. */
  private static final int LONG = 254;

  private static final int NOTHING = 255;

  private final ListRoute list;
  private final List<Part.Field> fields;
  private final List<Member> members;

  private interface Member {
    void write(JsonText json, Values values, Question question);
  }

  KeptRows(ListRoute list) {
    this.list = list;
    this.fields = list.allFields();
    this.members = members(list.parts());
  }

  /** What of the SQL of the list is kept, each as a text. */
  String columns() {
    return fields.stream()
        .map(field -> field.column() + "::text")
        .collect(Collectors.joining(", "));
  }

  /** SQL that joins to the rows of the table what else the list shows. */
  String sql() {
    return list.rows();
  }

  List<Part> parts() {
    return list.parts();
  }

  /** Takes a row from the columns that begin with this one. */
  byte[] keep(CopiedRow copied, int first) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
    for (int i = 0; i < fields.size(); i++) {
      if (copied.isNull(first + i)) {
        kept.write(NOTHING);
      } else if (fields.get(i).type() == Type.TEXT) {
        keep(kept, JsonText.escaped(Objects.requireNonNull(copied.text(first + i))));
      } else {
        keep(kept, copied.utf8(first + i));
      }
    }
    return kept.toByteArray();
  }

  private static void keep(ByteArrayOutputStream kept, byte[] value) {
    if (value.length < LONG) {
      kept.write(value.length);
    } else {
      kept.write(LONG);
      kept.write(value.length >> Byte.SIZE);
      kept.write(value.length);
    }
    kept.writeBytes(value);
  }

  /** The members of the object that is the row. */
  void writeMembers(JsonText json, byte[] kept, Question question) {
    Values values = new Values(kept);
    for (Member member : members) {
      member.write(json, values, question);
    }
  }

  // ------------------------------------------------------------------ members

  private static List<Member> members(List<Part> parts) {
    return parts.stream().map(KeptRows::member).toList();
  }

  private static Member member(Part part) {
    JsonText.Name name = JsonText.Name.of(part.name());
    if (part instanceof Part.Field field) {
      return field(name, field);
    }
    if (part instanceof Part.Constant constant) {
      return (json, values, question) -> json.name(name).text(constant.value());
    }
    if (part instanceof Part.Link link) {
      return (json, values, question) ->
          json.name(name)
              .text(Links.to(question.address(link.list()), values.text(), values.text()));
    }
    if (part instanceof Part.Nested nested) {
      return nested(name, nested);
    }
    throw new IllegalArgumentException("rows with " + part.name() + " can not be kept");
  }

  private static Member field(JsonText.Name name, Part.Field field) {
    boolean isText = field.type() == Type.TEXT;
    boolean isTextForOlder = field.type() == Type.DECIMAL && !field.number();
    return (json, values, question) ->
        values.write(json.name(name), isText || (isTextForOlder && question.isOlder()));
  }

  /** Null where its first value is. */
  private static Member nested(JsonText.Name name, Part.Nested nested) {
    List<Member> inner = members(nested.parts());
    int size = size(nested.parts());
    return (json, values, question) -> {
      json.name(name);
      if (values.isNothing()) {
        values.skip(size);
        json.nothing();
      } else {
        json.open();
        inner.forEach(member -> member.write(json, values, question));
        json.close();
      }
    };
  }

  private static int size(List<Part> parts) {
    return parts.stream()
        .mapToInt(
            part -> {
              if (part instanceof Part.Nested nested) {
                return size(nested.parts());
              }
              return part instanceof Part.Link ? 2 : part instanceof Part.Field ? 1 : 0;
            })
        .sum();
  }

  /** The values of a row, read in turn. */
  private static final class Values {

    private final byte[] kept;
    private int at;

    Values(byte[] kept) {
      this.kept = kept;
    }

    boolean isNothing() {
      return Byte.toUnsignedInt(kept[at]) == NOTHING;
    }

    void write(JsonText json, boolean quoted) {
      int length = length();
      if (length == NOTHING) {
        json.nothing();
      } else if (quoted) {
        json.text(kept, at, at + length);
      } else {
        json.json(kept, at, at + length);
      }
      advance(length);
    }

    String text() {
      int length = length();
      String text =
          length == NOTHING ? "null" : new String(kept, at, length, StandardCharsets.UTF_8);
      advance(length);
      return text;
    }

    void skip(int count) {
      for (int i = 0; i < count; i++) {
        advance(length());
      }
    }

    /** Leads to the value itself. */
    private int length() {
      int length = Byte.toUnsignedInt(kept[at++]);
      if (length != LONG) {
        return length;
      }
      at += 2;
      return (Byte.toUnsignedInt(kept[at - 2]) << Byte.SIZE) | Byte.toUnsignedInt(kept[at - 1]);
    }

    private void advance(int length) {
      at += length == NOTHING ? 0 : length;
    }
  }
}
