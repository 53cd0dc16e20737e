package census.etl.enrich;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that many rows have in common, each kept once as the bytes that are written. */
final class Dictionary {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<byte[]> texts = new ArrayList<>();

  int number(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    int number = texts.size();
    texts.add(text.getBytes(StandardCharsets.UTF_8));
    numbers.put(text, number);
    return number;
  }

  /** What the numbers stand for; nothing can be added any more. */
  byte[][] finished() {
    numbers.clear();
    return texts.toArray(byte[][]::new);
  }
}
