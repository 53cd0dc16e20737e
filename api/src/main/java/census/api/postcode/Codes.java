package census.api.postcode;

import census.api.web.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All codes of one kind and what each is called. In memory the place of its texts stands for a
 * code, so that it takes one look to write them; 0 stands for none.
 */
final class Codes {

  static final int NONE = 0;

  /** Before the texts of a code stand their lengths, two bytes each. */
  private static final int LENGTHS = 4;

  /** Of E99999999: not in such an area, or not in the United Kingdom. */
  private static final byte[] OF_NO_AREA = {'9', '9', '9', '9', '9', '9'};

  private static final int LENGTH_OF_GSS = 9;

  /** Length of the code, length of the name, code, name; and so for every code. */
  private final byte[] texts;

  private Codes(byte[] texts) {
    this.texts = texts;
  }

  String text(int code) {
    return new String(texts, code + LENGTHS, length(code), StandardCharsets.UTF_8);
  }

  void writeCode(JsonText json, int code) {
    json.text(texts, code + LENGTHS, endOfCode(code));
  }

  /** Null where no list of names has it. */
  void writeName(JsonText json, int code) {
    int from = endOfCode(code);
    int length = lengthOfName(code);
    if (length == 0) {
      json.nothing();
    } else {
      json.text(texts, from, from + length);
    }
  }

  /** Whether it stands for an area. */
  boolean isArea(int code) {
    int end = endOfCode(code);
    return code != NONE
        && !(end - code == LENGTHS + LENGTH_OF_GSS
            && Arrays.equals(
                texts, end - OF_NO_AREA.length, end, OF_NO_AREA, 0, OF_NO_AREA.length));
  }

  boolean hasName(int code) {
    return lengthOfName(code) > 0;
  }

  private int endOfCode(int code) {
    return code + LENGTHS + length(code);
  }

  private int lengthOfName(int code) {
    return length(code + LENGTHS / 2);
  }

  private int length(int at) {
    return (Byte.toUnsignedInt(texts[at]) << Byte.SIZE) | Byte.toUnsignedInt(texts[at + 1]);
  }

  /** Takes codes as they come, numbered from 0 for none on, and then the names of some. */
  static final class Collected {

    private final Texts codes = new Texts();
    private final Texts names = new Texts();
    private final Numbering numbering = new Numbering(number -> Arrays.hashCode(codes.get(number)));

    /** Of each code the number of its name. */
    private int[] nameOf = new int[0];

    Collected() {
      add("");
      names.add("");
    }

    /** The number of a code, a new one if it was not there yet. */
    int number(@Nullable String code) {
      if (code == null) {
        return NONE;
      }
      int known = find(code);
      return known == Numbering.NONE ? add(code) : known;
    }

    private int find(String code) {
      byte[] escaped = JsonText.escaped(code);
      return numbering.find(Arrays.hashCode(escaped), number -> codes.isAt(number, escaped));
    }

    private int add(String code) {
      int number = codes.add(code);
      return numbering.add(Arrays.hashCode(codes.get(number)));
    }

    /** To be called when all codes are there; a name for another code says nothing. */
    void name(String code, String name) {
      if (nameOf.length < codes.size()) {
        nameOf = Arrays.copyOf(nameOf, codes.size());
      }
      int number = find(code);
      if (number != Numbering.NONE) {
        nameOf[number] = names.add(name);
      }
    }

    boolean haveNames() {
      return names.size() > 1;
    }

    /** By its number the place of each code among the finished ones. */
    int[] places() {
      int[] places = new int[codes.size() + 1];
      for (int number = 0; number < codes.size(); number++) {
        places[number + 1] =
            places[number] + LENGTHS + codes.length(number) + names.length(nameOf(number));
      }
      return places;
    }

    Codes finished() {
      int[] places = places();
      ByteBuffer texts = ByteBuffer.allocate(places[codes.size()]);
      for (int number = 0; number < codes.size(); number++) {
        texts.putShort((short) codes.length(number));
        texts.putShort((short) names.length(nameOf(number)));
        texts.put(codes.get(number)).put(names.get(nameOf(number)));
      }
      return new Codes(texts.array());
    }

    private int nameOf(int number) {
      return number < nameOf.length ? nameOf[number] : 0;
    }
  }
}
