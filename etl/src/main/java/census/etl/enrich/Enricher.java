package census.etl.enrich;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import census.etl.enrich.Additions.Addition;
import census.etl.enrich.Blocks.Block;
import census.etl.enrich.Enrichment.Enriched;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.geography.Nation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Enriches a file from what is published, in a database or in a package. */
public final class Enricher {

  /** What of a file is looked at to find its columns. */
  private static final int BEGINNING = 1 << 18;

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  /** So many pieces may wait for a thread or to be written: memory is bounded by them. */
  private static final int PIECES_AT_ONCE = THREADS * 8;

  private final Published published;

  /**
   * Enriches from this.
   *
   * @param published is closed when it has been read
   */
  public Enricher(Published published) {
    this.published = published;
  }

  /**
   * What is wanted of a file.
   *
   * @param postcodeColumn null if it is to be found
   * @param dateColumn null if rows have no date of their own
   * @param delimiter null if it is to be found
   * @param sheet of a workbook; null for the only one
   * @param editions of each nation, by its id; the newest of those that are not named
   * @param quantiles into how many groups ranks are cut
   * @param additions what is added of the directory
   * @param prefix what the names of added columns begin with
   */
  public record Wish(
      @Nullable String postcodeColumn,
      @Nullable String dateColumn,
      @Nullable Character delimiter,
      @Nullable String sheet,
      Map<String, Integer> editions,
      List<Integer> quantiles,
      List<String> additions,
      String prefix) {}

  /** Hears now and then how far it is. */
  public interface Progress {

    /**
     * So many rows are written.
     *
     * @param part of the whole, from 0 to 1; negative if that can not be known
     */
    void rows(long rows, double part);
  }

  /** What can be added, with its meaning. */
  public static Map<String, String> choices() {
    return Additions.CHOICES.stream()
        .collect(toMap(Addition::name, Addition::meaning, (one, other) -> one, LinkedHashMap::new));
  }

  /** The nations that can be named with an edition. */
  public static List<String> nations() {
    return Stream.of(Nation.values()).map(Nation::id).toList();
  }

  // ------------------------------------------------------------------ a file

  /**
   * Copies a file and adds to each row what its postcode has.
   *
   * @param from its name, or - for the standard input
   * @param to the name of the file that there will be, or - for the standard output
   */
  public Summary enrich(Wish wish, String from, String to, Progress progress) throws IOException {
    try (Input in = Input.open(from, wish.sheet());
        Output out = Output.open(to)) {
      Summary summary = enrich(wish, in, out, progress);
      out.finish();
      return summary;
    }
  }

  Summary enrich(Wish wish, Input in, Output out, Progress progress) throws IOException {
    byte[] beginning = in.text().readNBytes(BEGINNING);
    Records.Form form = new Records.Form(in.name(), delimiter(wish, in, beginning));
    Header header = Header.of(form, beginning);
    int postcodes = header.postcodeColumn(wish.postcodeColumn());
    int dates = wish.dateColumn() == null ? -1 : header.column(wish.dateColumn(), "--as-of-column");

    Additions additions = additions(wish.additions());
    List<Added> added = added(wish, additions);
    header.requireFree(added);

    Indices indices = Indices.read(published);
    Editions editions = editions(wish, indices);
    Delimited delimited = new Delimited(form.delimiter());
    Places places =
        PlacesReader.read(published, smallAreas(editions.possible()), additions, delimited);
    // All is in memory: nobody who publishes has to wait until the file is done.
    published.close();
    if (places.size() == 0) {
      throw new Fault(Kind.NOTHING_PUBLISHED.at(Place.NOWHERE).found("no postcode"));
    }
    Enrichment enrichment =
        new Enrichment(
            new Enrichment.Columns(header.names().size(), postcodes, dates),
            places,
            editions,
            wish.quantiles(),
            additions,
            delimited);

    Blocks blocks =
        new Blocks(new SequenceInputStream(new ByteArrayInputStream(beginning), in.text()), form);
    return new Copying(enrichment, blocks, in, out, progress)
        .run(delimited.bytes(added.stream().map(Added::name).toList()), columns(in, header, added));
  }

  private static char delimiter(Wish wish, Input in, byte[] beginning) {
    @Nullable Character known = wish.delimiter() == null ? in.delimiter() : wish.delimiter();
    return known == null ? Header.delimiter(beginning) : known;
  }

  private static List<Added> added(Wish wish, Additions additions) {
    return Stream.of(
            Enrichment.OF_POSTCODE, Enrichment.addedOfIndex(wish.quantiles()), additions.added())
        .flatMap(List::stream)
        .map(each -> each.named(wish.prefix() + each.name()))
        .toList();
  }

  private static List<Added> columns(Input in, Header header, List<Added> added) {
    List<Added> columns = new ArrayList<>();
    for (int column = 0; column < header.names().size(); column++) {
      columns.add(
          new Added(
              header.names().get(column),
              in.types().isEmpty() ? CellType.TEXT : in.types().get(column)));
    }
    columns.addAll(added);
    return columns;
  }

  private static Additions additions(List<String> names) {
    Set<Addition> wanted = new LinkedHashSet<>();
    for (String name : names) {
      wanted.add(
          Additions.named(name)
              .orElseThrow(
                  () ->
                      new Fault(
                          Kind.ADDITION_UNKNOWN
                              .at(Place.NOWHERE)
                              .found(name)
                              .expected("one of those that --add ? shows"))));
    }
    return Additions.of(List.copyOf(wanted));
  }

  private Editions editions(Wish wish, Indices indices) {
    if (wish.dateColumn() != null) {
      return Editions.InForce.read(published, indices);
    }
    Map<Nation, Index> byNation = new EnumMap<>(Nation.class);
    for (Nation nation : Nation.values()) {
      @Nullable Integer edition = wish.editions().get(nation.id());
      if (edition == null) {
        indices.newest(nation).ifPresent(index -> byNation.put(nation, index));
      } else {
        byNation.put(nation, edition(indices, nation, edition));
      }
    }
    return Editions.fixed(byNation);
  }

  private static Index edition(Indices indices, Nation nation, int edition) {
    return indices.of(nation).stream()
        .filter(index -> index.edition() == edition)
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    Kind.EDITION_NOT_PUBLISHED
                        .at(Place.NOWHERE)
                        .found("%s=%d".formatted(nation.id(), edition))
                        .expected(
                            "one of "
                                + String.join(
                                    ", ",
                                    indices.of(nation).stream()
                                        .map(index -> nation.id() + "=" + index.edition())
                                        .toList()))));
  }

  private static Set<String> smallAreas(Collection<Index> indices) {
    return indices.stream().map(Index::smallAreaColumn).collect(toCollection(LinkedHashSet::new));
  }

  // ------------------------------------------------------------------ its pieces

  /** One thread reads and writes, the others work on the pieces between; they stay in order. */
  private record Copying(
      Enrichment enrichment, Blocks blocks, Input in, Output out, Progress progress) {

    Summary run(byte[] added, List<Added> columns) throws IOException {
      Summary.Counting counting = new Summary.Counting();
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        Queue<Future<Enriched>> pieces = new ArrayDeque<>();
        @Nullable Block block = blocks.next();
        if (block != null) {
          block = writeHeader(block, added, columns);
        }
        while (block != null || !pieces.isEmpty()) {
          if (block != null) {
            Block piece = block;
            pieces.add(threads.submit(() -> enrichment.enrich(piece)));
            block = blocks.next();
          }
          if (block == null || pieces.size() == PIECES_AT_ONCE) {
            write(pieces.remove(), counting);
          }
        }
        return counting.finished();
      } finally {
        threads.shutdownNow();
      }
    }

    /** The rest of the first piece. */
    private Block writeHeader(Block first, byte[] added, List<Added> columns) throws IOException {
      Records records = first.records();
      records.next();
      Bytes header = new Bytes(BEGINNING);
      records.writeText(header);
      header.write(added);
      records.writeLineBreak(header);
      out.begin(first.form(), header, columns);
      return new Block(
          first.form(),
          Arrays.copyOfRange(first.bytes(), records.end(), first.length()),
          first.length() - records.end(),
          records.nextLine());
    }

    private void write(Future<Enriched> piece, Summary.Counting counting) throws IOException {
      Enriched enriched = finished(piece);
      out.write(enriched.text());
      counting.add(enriched.counting());
      progress.rows(counting.rows(), in.part());
    }

    private static Enriched finished(Future<Enriched> piece) {
      try {
        return piece.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException exception) {
          throw exception;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }
}
