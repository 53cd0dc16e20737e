package census.api.postcode;

import census.api.web.CopiedRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The areas that each postcode lies in: for each kind the number of a code.
 *
 * <p>Kinds of one census change together from one output area to the next, those of today at other
 * borders. So the kinds of an era make one set of codes, and a postcode has a set for each era.
 */
final class Areas {

  private static final int ERAS = 4;

  /** By kind: its era, and where it stands in the sets of that. */
  private static final int[] ERA = AreaKind.ALL.stream().mapToInt(Areas::era).toArray();

  private static final int[] PLACE =
      IntStream.range(0, ERA.length)
          .map(kind -> (int) IntStream.range(0, kind).filter(i -> ERA[i] == ERA[kind]).count())
          .toArray();

  private final Codes[] codes;
  private final CodeSets[] sets;
  private final int[][] setOfRow;

  private Areas(Codes[] codes, CodeSets[] sets, int[][] setOfRow) {
    this.codes = codes;
    this.sets = sets;
    this.setOfRow = setOfRow;
  }

  /** Of one kind and one postcode the number of the code. */
  int number(int kind, int row) {
    int era = ERA[kind];
    return sets[era].get(setOfRow[era][row], PLACE[kind]);
  }

  Codes codes(int kind) {
    return codes[kind];
  }

  /** Whether there is a code, and it stands for an area. */
  boolean isArea(int kind, int row) {
    int number = number(kind, row);
    return number != Codes.NONE && !codes[kind].standsForNoArea(number);
  }

  boolean lacksName(int row) {
    for (int kind = 0; kind < codes.length; kind++) {
      if (codes[kind].lacksName(number(kind, row))) {
        return true;
      }
    }
    return false;
  }

  private static int era(AreaKind kind) {
    if (kind.year() == AreaKind.OF_THE_ROW) {
      return 0;
    }
    return kind.year() < 2011 ? 1 : kind.year() < 2021 ? 2 : 3;
  }

  private static int width(int era) {
    return (int) IntStream.of(ERA).filter(each -> each == era).count();
  }

  // ------------------------------------------------------------------ reading

  /** Collects the areas of each row as it comes. */
  static final class Collected {

    private final List<Codes.Collected> codes = new ArrayList<>();
    private final CodeSets.Collected[] sets = new CodeSets.Collected[ERAS];
    private final int[][] current = new int[ERAS][];
    private final int[][] setOfRow;
    private final byte[] @Nullable [] previous = new byte[ERA.length][];

    Collected(int rows, Map<String, Map<String, String>> names) {
      setOfRow = new int[ERAS][rows];
      AreaKind.ALL.forEach(
          kind -> codes.add(new Codes.Collected(names.getOrDefault(kind.name(), Map.of()))));
      for (int era = 0; era < ERAS; era++) {
        sets[era] = new CodeSets.Collected(width(era));
        current[era] = new int[width(era)];
      }
    }

    /** Takes the kinds from the columns that begin with this one. */
    void add(int row, CopiedRow copied, int first) {
      for (int kind = 0; kind < ERA.length; kind++) {
        current[ERA[kind]][PLACE[kind]] = number(kind, copied, first + kind);
      }
      for (int era = 0; era < ERAS; era++) {
        setOfRow[era][row] = sets[era].number(current[era]);
      }
    }

    /** Mostly that of the row before, which need not be looked up. */
    private int number(int kind, CopiedRow copied, int column) {
      byte[] before = previous[kind];
      if (before != null && copied.isText(column, before)) {
        return current[ERA[kind]][PLACE[kind]];
      }
      String code = copied.text(column);
      previous[kind] = code == null ? null : code.getBytes(StandardCharsets.UTF_8);
      return codes.get(kind).number(code);
    }

    Areas finished() {
      Codes[] finished = codes.stream().map(Codes.Collected::finished).toArray(Codes[]::new);
      CodeSets[] finishedSets = new CodeSets[ERAS];
      for (int era = 0; era < ERAS; era++) {
        finishedSets[era] = sets[era].finished();
      }
      return new Areas(finished, finishedSets, setOfRow);
    }
  }
}
