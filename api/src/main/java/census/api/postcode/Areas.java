package census.api.postcode;

import census.api.web.CopiedRow;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /** Of each era the sets with a code that has no name, though others of its kind have. */
  private final BitSet[] lackNames;

  private Areas(Codes[] codes, CodeSets[] sets, int[][] setOfRow, BitSet[] lackNames) {
    this.codes = codes;
    this.sets = sets;
    this.setOfRow = setOfRow;
    this.lackNames = lackNames;
  }

  /** Of one kind and one postcode the code, as a number. */
  int code(int kind, int row) {
    int era = ERA[kind];
    return sets[era].get(setOfRow[era][row], PLACE[kind]);
  }

  Codes codes(int kind) {
    return codes[kind];
  }

  /** Whether there is a code, and it stands for an area. */
  boolean isArea(int kind, int row) {
    return codes[kind].isArea(code(kind, row));
  }

  /** Whether a code of the postcode stands for an area and has no name, though its kind has. */
  boolean lacksName(int row) {
    for (int era = 0; era < ERAS; era++) {
      if (lackNames[era].get(setOfRow[era][row])) {
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

  /** Takes the areas of each row as it comes, and then what they are called. */
  static final class Collected {

    private final Map<String, Codes.Collected> codesByKind = new LinkedHashMap<>();
    private final Codes.Collected[] codesOfKind;
    private final CodeSets[] sets = new CodeSets[ERAS];
    private final CodeSets.Collected[] collectedSets = new CodeSets.Collected[ERAS];
    private final int[][] current = new int[ERAS][];
    private final int[][] setOfRow;
    private final byte[] @Nullable [] previous = new byte[ERA.length][];

    Collected(int rows) {
      setOfRow = new int[ERAS][rows];
      AreaKind.ALL.forEach(kind -> codesByKind.put(kind.name(), new Codes.Collected()));
      codesOfKind = codesByKind.values().toArray(Codes.Collected[]::new);
      for (int era = 0; era < ERAS; era++) {
        sets[era] = new CodeSets(width(era));
        collectedSets[era] = sets[era].new Collected();
        current[era] = new int[width(era)];
      }
    }

    /** Takes the kinds from the columns that begin with this one. */
    void add(int row, CopiedRow copied, int first) {
      for (int kind = 0; kind < ERA.length; kind++) {
        current[ERA[kind]][PLACE[kind]] = number(kind, copied, first + kind);
      }
      for (int era = 0; era < ERAS; era++) {
        setOfRow[era][row] = collectedSets[era].number(current[era]);
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
      return codesOfKind[kind].number(code);
    }

    /** Of two names for a code the later counts. */
    void name(String kind, String code, String name) {
      Codes.Collected ofKind = codesByKind.get(kind);
      if (ofKind != null) {
        ofKind.name(code, name);
      }
    }

    Areas finished() {
      Codes[] codes = new Codes[ERA.length];
      BitSet[] lackNames = Stream.generate(BitSet::new).limit(ERAS).toArray(BitSet[]::new);
      for (int kind = 0; kind < ERA.length; kind++) {
        sets[ERA[kind]].replace(PLACE[kind], codesOfKind[kind].places());
        codes[kind] = codesOfKind[kind].finished();
        if (codesOfKind[kind].haveNames()) {
          lackNames[ERA[kind]].or(withoutName(kind, codes[kind]));
        }
      }
      return new Areas(codes, sets, setOfRow, lackNames);
    }

    private BitSet withoutName(int kind, Codes ofKind) {
      BitSet without = new BitSet();
      CodeSets ofEra = sets[ERA[kind]];
      for (int set = 0; set < ofEra.size(); set++) {
        int code = ofEra.get(set, PLACE[kind]);
        without.set(set, ofKind.isArea(code) && !ofKind.hasName(code));
      }
      return without;
    }
  }
}
