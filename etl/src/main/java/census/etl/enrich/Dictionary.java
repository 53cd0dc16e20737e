package census.etl.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What many postcodes have in common, each kept once as the bytes that are written. */
final class Dictionary {

  private final Map<List<@Nullable String>, Integer> numbers = new HashMap<>();
  private final List<byte[]> texts = new ArrayList<>();

  /** The number of these cells, for which a text is made when they are new. */
  int number(List<@Nullable String> cells, Function<List<@Nullable String>, byte[]> text) {
    Integer known = numbers.get(cells);
    if (known != null) {
      return known;
    }
    numbers.put(cells, texts.size());
    texts.add(text.apply(cells));
    return texts.size() - 1;
  }

  /** What the numbers stand for. */
  byte[][] texts() {
    return texts.toArray(byte[][]::new);
  }
}
