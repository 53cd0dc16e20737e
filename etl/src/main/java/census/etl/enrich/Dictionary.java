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

  /** Neighbours mostly have the same. */
  private List<@Nullable String> lastCells = List.of();

  private int last;

  /** The number of these cells, for which a text is made when they are new. */
  int number(List<@Nullable String> cells, Function<List<@Nullable String>, byte[]> text) {
    if (texts.isEmpty() || !cells.equals(lastCells)) {
      lastCells = cells;
      last = numbers.computeIfAbsent(cells, any -> add(text.apply(cells)));
    }
    return last;
  }

  private int add(byte[] text) {
    texts.add(text);
    return texts.size() - 1;
  }

  /** What the numbers stand for. */
  byte[][] texts() {
    return texts.toArray(byte[][]::new);
  }
}
