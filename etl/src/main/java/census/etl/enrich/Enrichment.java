package census.etl.enrich;

import static java.util.Objects.requireNonNull;

import census.etl.enrich.Blocks.Block;
import census.etl.enrich.Editions.Choice;
import census.etl.enrich.Index.Standing;
import census.etl.enrich.Places.Coded;
import census.etl.enrich.Places.Situation;
import census.model.deprivation.NoIndex;
import census.model.geography.Nation;
import census.model.postcode.NotAPostcode;
import census.model.postcode.Postcode;
import census.model.postcode.Reading;
import census.model.postcode.Remark;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts behind each row what is published of its postcode. Several threads may do so at once. */
final class Enrichment {

  /**
   * Where in a row things are.
   *
   * @param count how many columns there are
   * @param date none if it is negative
   */
  record Columns(int count, int postcode, int date) {}

  private final Columns columns;
  private final Places places;
  private final Editions editions;
  private final List<Integer> quantiles;
  private final Delimited delimited;
  private final Map<Index, Standings> standings = new HashMap<>();
  private final Map<Status, byte[]> unremarked = new EnumMap<>(Status.class);
  private final byte[] noIndex;
  private final byte[] noPlace;

  /** So that a text seldom has to grow. */
  private volatile int usualLength = 1 << 16;

  /** For each small area of an index, what is written of it. */
  private record Standings(byte[][] texts, boolean[] ranked, int[] ofPlace) {}

  Enrichment(
      Columns columns,
      Places places,
      Editions editions,
      List<Integer> quantiles,
      Additions additions,
      Delimited delimited) {
    this.columns = columns;
    this.places = places;
    this.editions = editions;
    this.quantiles = quantiles;
    this.delimited = delimited;
    int ofIndex = addedOfIndex(quantiles).size();
    this.noIndex = delimited.blanks(ofIndex);
    this.noPlace = delimited.blanks(ofIndex + additions.added().size());
    for (Status status : Status.values()) {
      unremarked.put(status, delimited.bytes(List.of(status.id(), "")));
    }
    for (Index index : editions.possible()) {
      standings.put(index, standings(index));
    }
  }

  private Standings standings(Index index) {
    Coded areas = places.smallAreas(index.smallAreaColumn());
    byte[][] texts = new byte[areas.codes().length][];
    boolean[] ranked = new boolean[texts.length];
    for (int area = 0; area < texts.length; area++) {
      @Nullable Standing standing = index.byArea().get(areas.codes()[area]);
      ranked[area] = standing != null;
      texts[area] = text(index, areas.codes()[area], standing);
    }
    return new Standings(texts, ranked, areas.ofPlace());
  }

  private byte[] text(Index index, String area, @Nullable Standing standing) {
    List<@Nullable String> cells = new ArrayList<>();
    cells.add(area);
    cells.add(index.nation().id());
    cells.add(String.valueOf(index.edition()));
    cells.add(standing == null ? null : String.valueOf(standing.rank()));
    cells.add(standing == null ? null : standing.score());
    for (int groups : quantiles) {
      cells.add(standing == null ? null : String.valueOf(index.group(standing, groups)));
    }
    return delimited.bytes(cells);
  }

  // ------------------------------------------------------------------ columns

  /** What comes of the postcode itself. */
  static final List<Added> OF_POSTCODE =
      List.of(
          new Added("postcode_status", CellType.TEXT), new Added("postcode_remark", CellType.TEXT));

  /** What comes of the index of its nation. */
  static List<Added> addedOfIndex(List<Integer> quantiles) {
    List<Added> added =
        new ArrayList<>(
            List.of(
                new Added("small_area_code", CellType.TEXT),
                new Added("imd_nation", CellType.TEXT),
                new Added("imd_edition", CellType.INTEGER),
                new Added("imd_rank", CellType.INTEGER),
                new Added("imd_score", CellType.DECIMAL)));
    quantiles.forEach(
        groups -> added.add(new Added("imd_quantile_of_" + groups, CellType.INTEGER)));
    return added;
  }

  // ------------------------------------------------------------------ rows

  /** A piece of the file that comes out, and what came of its rows. */
  record Enriched(Bytes text, Summary.Counting counting) {}

  Enriched enrich(Block block) {
    Records records = block.records();
    Rows rows = new Rows(records, new Bytes(usualLength), new Summary.Counting());
    while (records.next()) {
      rows.write();
    }
    usualLength = Math.max(usualLength, rows.out.length());
    return new Enriched(rows.out, rows.counting);
  }

  /** The rows of one piece. */
  private final class Rows {

    private final Records row;
    private final Bytes out;
    private final Summary.Counting counting;

    Rows(Records row, Bytes out, Summary.Counting counting) {
      this.row = row;
      this.out = out;
      this.counting = counting;
    }

    void write() {
      if (row.isBlank() && columns.count() > 1) {
        row.writeLineBreak(out);
        return;
      }
      if (row.fields() != columns.count()) {
        throw row.unreadable(
            "%d cells where the header has %d".formatted(row.fields(), columns.count()));
      }
      row.writeText(out);
      int place = places.of(row.key(columns.postcode()));
      if (place == Places.NONE) {
        writeUnusual();
      } else {
        write(place);
      }
      row.writeLineBreak(out);
    }

    /** The directory has not the text as it stands: it may be written oddly, or be no postcode. */
    private void writeUnusual() {
      Reading reading = Postcode.read(row.text(columns.postcode()));
      if (reading instanceof Postcode postcode) {
        int place = places.of(postcode.key());
        if (place == Places.NONE) {
          writeAbsent(postcode);
        } else {
          write(place);
        }
        return;
      }
      NotAPostcode.Reason reason = ((NotAPostcode) reading).reason();
      boolean isEmpty = reason == NotAPostcode.Reason.EMPTY;
      write(isEmpty ? Status.EMPTY : Status.MALFORMED, isEmpty ? "" : reason.id());
      out.write(noPlace);
    }

    private void writeAbsent(Postcode postcode) {
      write(
          postcode.nhsPseudo().isPresent() ? Status.NHS_PSEUDO : Status.UNKNOWN,
          postcode
              .nhsPseudo()
              .map(pseudo -> pseudo.id())
              .or(() -> postcode.crownDependency().map(island -> Remark.of(island).id()))
              .orElse(""));
      out.write(noPlace);
    }

    private void write(int place) {
      Status status = places.isTerminated(place) ? Status.TERMINATED : Status.FOUND;
      Situation situation = places.situation(place);
      @Nullable Nation nation = situation.nation();
      if (nation == null) {
        writeNoIndex(status, requireNonNull(situation.noIndex()).id());
      } else {
        counting.nation(nation);
        String date = columns.date() < 0 ? "" : row.text(columns.date());
        writeIndex(status, editions.of(nation, date), place);
      }
      places.write(out, place);
    }

    private void writeIndex(Status status, Choice choice, int place) {
      @Nullable Index index = choice.index();
      if (index == null) {
        writeNoIndex(status, choice.remark());
        return;
      }
      Standings standing = requireNonNull(standings.get(index));
      int area = standing.ofPlace()[place];
      if (area == Places.NONE) {
        writeNoIndex(status, NoIndex.NO_AREA.id());
        return;
      }
      boolean isRanked = standing.ranked()[area];
      write(status, isRanked ? choice.remark() : NoIndex.NOT_RANKED.id());
      out.write(standing.texts()[area]);
      if (isRanked) {
        counting.index(index);
      }
    }

    private void writeNoIndex(Status status, String remark) {
      write(status, remark);
      out.write(noIndex);
    }

    private void write(Status status, String remark) {
      counting.status(status);
      counting.remark(remark);
      out.write(
          remark.isEmpty()
              ? requireNonNull(unremarked.get(status))
              : delimited.bytes(List.of(status.id(), remark)));
    }
  }
}
