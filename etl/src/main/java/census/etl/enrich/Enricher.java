package census.etl.enrich;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import census.etl.enrich.Additions.Addition;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Enriches one file from what is published, in a database or in a package. */
public final class Enricher {

  /** What of a file is looked at to find its columns. */
  private static final int BEGINNING = 1 << 18;

  private final Connection connection;
  private final String schema;

  /**
   * @param schema what stands before the name of a published table, with its point
   */
  public Enricher(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** What is wanted of a file. */
  public record Wish(
      @Nullable String postcodeColumn,
      @Nullable String dateColumn,
      @Nullable Character delimiter,
      Map<String, Integer> editions,
      List<Integer> quantiles,
      List<String> additions,
      String prefix) {}

  /** What can be added, with its meaning. */
  public static Map<String, String> choices() {
    return Additions.CHOICES.stream()
        .collect(toMap(Addition::name, Addition::meaning, (one, other) -> one, LinkedHashMap::new));
  }

  /** What is added if nothing is said. */
  public static String usualAdditions() {
    return Additions.USUAL;
  }

  /** The nations that can be named with an edition. */
  public static List<String> nations() {
    return Nation.ids();
  }

  /**
   * Copies the file and adds to each row what its postcode has.
   *
   * @param file what the file is called in messages
   * @param progress is told now and then how many rows are done
   */
  public Summary enrich(
      Wish wish, String file, InputStream in, OutputStream out, LongConsumer progress)
      throws IOException, SQLException {
    byte[] beginning = in.readNBytes(BEGINNING);
    char delimiter = wish.delimiter() == null ? Header.delimiter(beginning) : wish.delimiter();
    Header header = Header.of(file, beginning, (byte) delimiter);
    int postcodes = header.postcodeColumn(wish.postcodeColumn());
    int dates = wish.dateColumn() == null ? -1 : header.column(wish.dateColumn(), "--as-of-column");

    Additions additions = additions(wish.additions());
    int[] quantiles = wish.quantiles().stream().mapToInt(Integer::intValue).toArray();
    List<String> columns = new ArrayList<>(Enrichment.deprivationHeaders(quantiles));
    columns.addAll(additions.headers());
    List<String> added = new ArrayList<>(List.of(Enrichment.STATUS, Enrichment.REMARK));
    added.addAll(columns);
    added.replaceAll(name -> wish.prefix() + name);
    header.requireFree(added);

    Indices indices = Indices.read(connection, schema);
    Editions editions = editions(wish, indices);
    Delimited delimited = new Delimited(delimiter);
    Places places =
        new PlacesReader(connection, schema, additions, delimited)
            .read(smallAreas(editions.possible()));
    if (places.size() == 0) {
      throw new Fault(Kind.NOTHING_PUBLISHED.at(Place.file("postcode_directory")));
    }

    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), in);
    Records records = new Records(whole, file, (byte) delimiter);
    writeHeader(records, out, delimited.appended(added));
    return new Enrichment(places, editions, quantiles, delimited, columns.size())
        .run(records, header.columns(), postcodes, dates, out, progress);
  }

  private static void writeHeader(Records records, OutputStream out, String added)
      throws IOException {
    if (!records.next()) {
      throw new IllegalStateException("the header has gone");
    }
    byte[] buffer = records.buffer();
    out.write(buffer, records.start(), records.textEnd() - records.start());
    out.write(added.getBytes(StandardCharsets.UTF_8));
    out.write(buffer, records.textEnd(), records.recordEnd() - records.textEnd());
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

  private Editions editions(Wish wish, Indices indices) throws SQLException {
    if (wish.dateColumn() != null) {
      return Editions.InForce.read(connection, schema, indices);
    }
    Map<Nation, Optional<Index>> byNation = new EnumMap<>(Nation.class);
    for (Nation nation : Nation.values()) {
      byNation.put(nation, indices.newest(nation));
    }
    wish.editions()
        .forEach(
            (name, edition) -> {
              Nation nation = Nation.named(name).orElseThrow();
              byNation.put(nation, Optional.of(published(indices, nation, edition)));
            });
    return Editions.fixed(byNation);
  }

  private static Index published(Indices indices, Nation nation, int edition) {
    return indices
        .of(nation, edition)
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
                                    indices.all().stream()
                                        .filter(index -> index.nation() == nation)
                                        .map(index -> nation.id() + "=" + index.edition())
                                        .toList()))));
  }

  private static Set<String> smallAreas(Collection<Index> indices) {
    return indices.stream().map(Index::smallAreaColumn).collect(toCollection(LinkedHashSet::new));
  }
}
