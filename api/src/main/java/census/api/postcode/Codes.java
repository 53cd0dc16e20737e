package census.api.postcode;

import census.api.web.JsonText;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All codes of one kind and what each is called. In memory a number stands for each, and 0 for
 * none; the texts lie side by side as they go into answers.
 */
final class Codes {

  static final int NONE = 0;

  private final byte[] texts;

  /** Where each code begins; its name follows, if it has one. */
  private final int[] starts;

  private final byte[] codeLengths;
  private final boolean areNamed;

  private Codes(byte[] texts, int[] starts, byte[] codeLengths, boolean areNamed) {
    this.texts = texts;
    this.starts = starts;
    this.codeLengths = codeLengths;
    this.areNamed = areNamed;
  }

  void writeCode(JsonText json, int number) {
    json.text(texts, starts[number], starts[number] + codeLengths[number]);
  }

  void writeName(JsonText json, int number) {
    int from = starts[number] + codeLengths[number];
    if (number == NONE || from == starts[number + 1]) {
      json.nothing();
    } else {
      json.text(texts, from, starts[number + 1]);
    }
  }

  /** Whether others of the kind have names, and this, which stands for an area, has none. */
  boolean lacksName(int number) {
    return areNamed
        && number != NONE
        && starts[number] + codeLengths[number] == starts[number + 1]
        && !standsForNoArea(number);
  }

  /** As in E99999999: not in such an area, or not in the United Kingdom. */
  boolean standsForNoArea(int number) {
    int end = starts[number] + codeLengths[number];
    for (int i = Math.max(starts[number], end - 6); i < end; i++) {
      if (texts[i] != '9') {
        return false;
      }
    }
    return codeLengths[number] == 9;
  }

  /** Collects the codes as they come. */
  static final class Collected {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> names;
    private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
    private int[] starts = new int[1_024];
    private byte[] codeLengths = new byte[1_024];
    private int size = 1;

    Collected(Map<String, String> names) {
      this.names = names;
    }

    int number(@Nullable String code) {
      if (code == null) {
        return NONE;
      }
      Integer known = numbers.get(code);
      return known == null ? add(code) : known;
    }

    private int add(String code) {
      if (size + 1 >= starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
        codeLengths = Arrays.copyOf(codeLengths, codeLengths.length * 2);
      }
      byte[] text = JsonText.escaped(code);
      texts.writeBytes(text);
      codeLengths[size] = (byte) text.length;
      Optional.ofNullable(names.get(code))
          .ifPresent(name -> texts.writeBytes(JsonText.escaped(name)));
      starts[size + 1] = texts.size();
      numbers.put(code, size);
      return size++;
    }

    Codes finished() {
      return new Codes(
          texts.toByteArray(),
          Arrays.copyOf(starts, size + 1),
          Arrays.copyOf(codeLengths, size),
          !names.isEmpty());
    }
  }
}
