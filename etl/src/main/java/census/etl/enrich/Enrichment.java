package census.etl.enrich;

import census.etl.enrich.Editions.Choice;
import census.etl.enrich.Places.Coded;
import census.model.postcode.NotAPostcode;
import census.model.postcode.Postcode;
import census.model.postcode.Reading;
import census.model.postcode.Remark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Puts behind each row of a file what is published of its postcode. */
final class Enrichment {

  static final String STATUS = "postcode_status";
  static final String REMARK = "postcode_remark";

  /** The remark on a small area that the index does not have. */
  private static final String AREA_NOT_IN_INDEX = "area_not_in_index";

  private static final String NO_COUNTRY = "country_unknown";
  private static final int ROWS_BETWEEN_REPORTS = 1 << 16;

  private final Places places;
  private final Editions editions;
  private final int[] quantiles;
  private final Delimited delimited;
  private final int columnsOfNothing;
  private final IdentityHashMap<Index, Standings> standings = new IdentityHashMap<>();
  private final Map<Status, Map<String, byte[]>> beginnings = new EnumMap<>(Status.class);
  private final Summary.Counting counting = new Summary.Counting();

  /**
   * @param columns how many are added after the two that say what came of the postcode
   */
  Enrichment(Places places, Editions editions, int[] quantiles, Delimited delimited, int columns) {
    this.places = places;
    this.editions = editions;
    this.quantiles = quantiles;
    this.delimited = delimited;
    this.columnsOfNothing = columns;
  }

  /** For each small area of an index, what is written of it. */
  private record Standings(byte[][] texts, boolean[] known, int[] ofPlace) {}

  static List<String> deprivationHeaders(int[] quantiles) {
    List<String> headers =
        new ArrayList<>(
            List.of("small_area_code", "imd_nation", "imd_edition", "imd_rank", "imd_score"));
    for (int groups : quantiles) {
      headers.add("imd_quantile_of_" + groups);
    }
    return headers;
  }

  Summary run(
      Records records,
      int columns,
      int postcodeColumn,
      int dateColumn,
      OutputStream out,
      LongConsumer progress)
      throws IOException {
    byte[] nothing =
        String.valueOf(delimited.delimiter())
            .repeat(columnsOfNothing)
            .getBytes(StandardCharsets.UTF_8);
    long rows = 0;
    while (records.next()) {
      byte[] buffer = records.buffer();
      if (records.isBlank() && columns > 1) {
        out.write(buffer, records.start(), records.recordEnd() - records.start());
        continue;
      }
      if (records.fields() != columns) {
        throw records.unreadable(
            "%d cells where the header has %d".formatted(records.fields(), columns));
      }
      out.write(buffer, records.start(), records.textEnd() - records.start());
      int place =
          places.of(
              Postcode.keyOf(
                  buffer, records.fieldStart(postcodeColumn), records.fieldEnd(postcodeColumn)));
      if (place != Places.NONE) {
        write(out, place, records, dateColumn);
      } else {
        writeUnusual(out, records, postcodeColumn, dateColumn, nothing);
      }
      out.write(buffer, records.textEnd(), records.recordEnd() - records.textEnd());
      if (++rows % ROWS_BETWEEN_REPORTS == 0) {
        progress.accept(rows);
      }
    }
    return counting.finished();
  }

  /** The directory has not the text as it stands: it may be written oddly, or be no postcode. */
  private void writeUnusual(
      OutputStream out, Records records, int postcodeColumn, int dateColumn, byte[] nothing)
      throws IOException {
    Reading reading = Postcode.read(records.text(postcodeColumn));
    if (reading instanceof Postcode postcode) {
      int place = places.of(postcode.key());
      if (place != Places.NONE) {
        write(out, place, records, dateColumn);
        return;
      }
      writeBeginning(
          out,
          postcode.nhsPseudo().isPresent() ? Status.NHS_PSEUDO : Status.UNKNOWN,
          postcode
              .nhsPseudo()
              .map(pseudo -> pseudo.id())
              .or(() -> postcode.crownDependency().map(island -> Remark.of(island).id()))
              .orElse(""));
    } else {
      NotAPostcode.Reason reason = ((NotAPostcode) reading).reason();
      boolean empty = reason == NotAPostcode.Reason.EMPTY;
      writeBeginning(out, empty ? Status.EMPTY : Status.MALFORMED, empty ? "" : reason.id());
    }
    out.write(nothing);
  }

  private void write(OutputStream out, int place, Records records, int dateColumn)
      throws IOException {
    Status status = places.isTerminated(place) ? Status.TERMINATED : Status.FOUND;
    @Nullable Nation nation = places.nation(place);
    if (nation == null) {
      writeBeginning(out, status, island(places.country(place)));
      writeNoIndex(out);
    } else {
      counting.nation(nation);
      Choice choice = editions.of(nation, dateColumn < 0 ? "" : records.text(dateColumn));
      writeIndex(out, status, choice, place);
    }
    out.write(places.areas(place));
    out.write(
        places.details(),
        places.detailStart(place),
        places.detailEnd(place) - places.detailStart(place));
  }

  private static String island(String country) {
    return switch (country.isEmpty() ? ' ' : country.charAt(0)) {
      case 'L' -> Remark.CHANNEL_ISLANDS.id();
      case 'M' -> Remark.ISLE_OF_MAN.id();
      default -> NO_COUNTRY;
    };
  }

  private void writeIndex(OutputStream out, Status status, Choice choice, int place)
      throws IOException {
    @Nullable Index index = choice.index();
    if (index == null) {
      writeBeginning(out, status, choice.remark());
      writeNoIndex(out);
      return;
    }
    Standings standing = standings.computeIfAbsent(index, this::standings);
    int area = standing.ofPlace()[place];
    if (area == Places.NONE) {
      writeBeginning(out, status, AREA_NOT_IN_INDEX);
      writeNoIndex(out);
      return;
    }
    boolean known = standing.known()[area];
    writeBeginning(out, status, known ? "" : AREA_NOT_IN_INDEX);
    out.write(standing.texts()[area]);
    if (known) {
      counting.index(index);
    }
  }

  private Standings standings(Index index) {
    Coded areas = places.smallAreas(index.smallAreaColumn());
    byte[][] texts = new byte[areas.codes().length][];
    boolean[] known = new boolean[texts.length];
    for (int area = 0; area < texts.length; area++) {
      Index.Standing standing = index.byArea().get(areas.codes()[area]);
      known[area] = standing != null;
      List<@Nullable String> cells = new ArrayList<>();
      cells.add(areas.codes()[area]);
      cells.add(index.nation().id());
      cells.add(String.valueOf(index.edition()));
      cells.add(standing == null ? null : String.valueOf(standing.rank()));
      cells.add(standing == null ? null : standing.score());
      for (int groups : quantiles) {
        cells.add(standing == null ? null : String.valueOf(index.group(standing, groups)));
      }
      texts[area] = delimited.appended(cells).getBytes(StandardCharsets.UTF_8);
    }
    return new Standings(texts, known, areas.ofPlace());
  }

  private void writeNoIndex(OutputStream out) throws IOException {
    for (int i = deprivationHeaders(quantiles).size(); i > 0; i--) {
      out.write(delimited.delimiter());
    }
  }

  private void writeBeginning(OutputStream out, Status status, String remark) throws IOException {
    counting.row(status);
    counting.remark(remark);
    out.write(
        beginnings
            .computeIfAbsent(status, any -> new HashMap<>())
            .computeIfAbsent(
                remark,
                any ->
                    delimited
                        .appended(List.of(status.id(), remark))
                        .getBytes(StandardCharsets.UTF_8)));
  }
}
