package census.etl.shapefile;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table of a shapefile (.dbf): fields of fixed width, one record for each area. */
final class Attributes {

  private static final int HEADER = 32;
  private static final int DESCRIPTOR = 32;
  private static final int NAME = 11;
  private static final byte END_OF_FIELDS = 0x0D;
  private static final byte DELETED = '*';
  private static final byte KEPT = ' ';

  /** Text, whole and decimal numbers, dates, truths: the others keep their values elsewhere. */
  private static final String TYPES = "CNFDL";

  private record Field(String name, char type, int offset, int length) {}

  private final ByteBuffer bytes;
  private final Place place;
  private final CharsetDecoder decoder;
  private final List<Field> fields = new ArrayList<>();
  private final int count;
  private final int headerLength;
  private final int recordLength;

  Attributes(byte[] bytes, Charset charset, Place place) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.place = place;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (bytes.length <= HEADER) {
      throw damaged(bytes.length + " bytes", "a header and records");
    }
    this.count = this.bytes.getInt(4);
    this.headerLength = Short.toUnsignedInt(this.bytes.getShort(8));
    this.recordLength = Short.toUnsignedInt(this.bytes.getShort(10));
    refuseOtherLength(bytes.length);
    readFields();
  }

  /** A mark may follow the last record. */
  private void refuseOtherLength(int length) {
    long wanted = headerLength + (long) count * recordLength;
    if (count < 0 || headerLength <= HEADER || length < wanted || length > wanted + 1) {
      throw damaged(
          "%d bytes, and a header that speaks of %d records of %d bytes after %d"
              .formatted(length, count, recordLength, headerLength),
          "as many bytes as the header says");
    }
  }

  private void readFields() {
    int offset = 1;
    int at = HEADER;
    while (at + DESCRIPTOR < headerLength && bytes.get(at) != END_OF_FIELDS) {
      Field field =
          new Field(
              name(at),
              (char) bytes.get(at + NAME),
              offset,
              Byte.toUnsignedInt(bytes.get(at + 16)));
      if (TYPES.indexOf(field.type()) < 0) {
        throw damaged(
            "the field %s of type %d".formatted(field.name(), (int) field.type()),
            "a type of " + TYPES);
      }
      fields.add(field);
      offset += field.length();
      at += DESCRIPTOR;
    }
    if (offset != recordLength || bytes.get(at) != END_OF_FIELDS) {
      throw damaged(
          "fields of %d bytes in records of %d".formatted(offset, recordLength),
          "fields that fill a record");
    }
  }

  private String name(int at) {
    int length = 0;
    while (length < NAME && bytes.get(at + length) != 0) {
      length++;
    }
    return new String(bytes.array(), at, length, StandardCharsets.ISO_8859_1).strip();
  }

  int count() {
    return count;
  }

  List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /**
   * What is said of one area, in the order of {@link #names}.
   *
   * @param number of the record, from 0
   */
  @Nullable String[] of(int number) {
    int start = headerLength + number * recordLength;
    byte mark = bytes.get(start);
    if (mark != KEPT) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(place.row(number + 1))
              .found(mark == DELETED ? "a record marked as deleted" : "a record without its mark")
              .expected("a record for each outline"));
    }
    @Nullable String[] values = new String[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(fields.get(i), start, number);
    }
    return values;
  }

  private @Nullable String value(Field field, int start, int number) {
    ByteBuffer cell = bytes.slice(start + field.offset(), field.length());
    String text;
    try {
      text = decoder.decode(cell).toString().replace('\0', ' ').strip();
    } catch (CharacterCodingException e) {
      throw new Fault(
          Kind.FILE_ENCODING_WRONG
              .at(place.row(number + 1).column(field.name()))
              .found("bytes that are no text in it")
              .expected(decoder.charset().name()),
          e);
    }
    if (text.isEmpty()) {
      return null;
    }
    return switch (field.type()) {
      case 'D' -> date(text);
      case 'L' -> text.equals("?") ? null : text;
      default -> text;
    };
  }

  /** As the readers of other formats hand dates on; what is none goes on to be refused by them. */
  private static String date(String text) {
    return text.matches("\\d{8}")
        ? "%s-%s-%s".formatted(text.substring(0, 4), text.substring(4, 6), text.substring(6))
        : text;
  }

  /** What a .cpg file says, in the words of the several programs that write it. */
  static Charset charset(String codePage, Place place) {
    String name = codePage.strip().toUpperCase(Locale.ROOT).replace(' ', '-');
    try {
      return switch (name) {
        case "65001" -> StandardCharsets.UTF_8;
        case "ISO-88591", "8859-1", "88591" -> StandardCharsets.ISO_8859_1;
        default ->
            Charset.forName(name.matches("(ANSI-)?\\d{3,4}") ? "windows-" + digits(name) : name);
      };
    } catch (IllegalArgumentException e) {
      throw new Fault(
          Kind.FILE_ENCODING_WRONG
              .at(place)
              .found(codePage.substring(0, Math.min(codePage.length(), 40)).strip())
              .expected("the name of an encoding, such as UTF-8"),
          e);
    }
  }

  private static String digits(String name) {
    return name.replaceAll("\\D", "");
  }

  private Fault damaged(String found, String expected) {
    return new Fault(Kind.FILE_UNREADABLE.at(place).found(found).expected(expected));
  }
}
