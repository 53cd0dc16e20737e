package census.etl.enrich;

import static java.util.Objects.requireNonNull;

import census.etl.enrich.Additions.Addition;
import census.etl.enrich.Places.Coded;
import census.etl.enrich.Places.Situation;
import census.model.deprivation.NoIndex;
import census.model.geography.GssCode;
import census.model.geography.Nation;
import census.model.postcode.CrownDependency;
import census.model.postcode.Postcode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads from the directory what is asked for and no more. */
final class PlacesReader {

  private static final String DIRECTORY = "postcode";

  private static final int POSTCODE = 0;
  private static final int TERMINATED = 1;
  private static final int COUNTRY = 2;
  private static final int REST = 3;

  private final Additions additions;
  private final Delimited delimited;

  /** By kind of area and code. */
  private final Map<String, Map<String, String>> names = new HashMap<>();

  private final Places.Keys keys;
  private final Map<String, Numbers> smallAreas = new LinkedHashMap<>();
  private final Dictionary areas = new Dictionary();
  private final int[] facts;
  private final ByteArrayOutputStream details = new ByteArrayOutputStream();
  private final int[] detailEnds;
  private int read;

  private PlacesReader(
      int size, Collection<String> smallAreaColumns, Additions additions, Delimited delimited) {
    this.additions = additions;
    this.delimited = delimited;
    keys = new Places.Keys(size);
    smallAreaColumns.forEach(column -> smallAreas.put(column, new Numbers(size)));
    facts = new int[size];
    detailEnds = new int[size];
  }

  static Places read(
      Published published,
      Collection<String> smallAreaColumns,
      Additions additions,
      Delimited delimited) {
    int size = Math.toIntExact(published.rows(DIRECTORY));
    PlacesReader reader = new PlacesReader(size, smallAreaColumns, additions, delimited);
    reader.readNames(published);
    published.read(DIRECTORY, reader.columns(), reader::add);
    return reader.finished();
  }

  private static final class Numbers {

    private final Map<String, Integer> byCode = new LinkedHashMap<>();
    private final int[] ofPlace;

    Numbers(int size) {
      ofPlace = new int[size];
    }

    void set(int place, @Nullable String code) {
      ofPlace[place] =
          code == null || isOfNoArea(code)
              ? Places.NONE
              : byCode.computeIfAbsent(code, any -> byCode.size());
    }

    private static boolean isOfNoArea(String code) {
      return code.endsWith("999999") && GssCode.looksLike(code) && new GssCode(code).isPseudo();
    }

    Coded finished() {
      return new Coded(byCode.keySet().toArray(String[]::new), ofPlace);
    }
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("postcode", "terminated", "country_code"));
    columns.addAll(smallAreas.keySet());
    additions.areas().forEach(area -> columns.add(area.column()));
    additions.columns().forEach(addition -> columns.add(addition.column()));
    return columns;
  }

  /** Where there are several for a code, the newest counts. */
  private void readNames(Published published) {
    Map<String, Map<String, Integer>> editions = new HashMap<>();
    for (Addition area : additions.areas()) {
      names.put(area.name(), new HashMap<>());
      editions.put(area.name(), new HashMap<>());
    }
    published.read(
        "area_name",
        List.of("kind", "code", "edition", "name"),
        row -> {
          String kind = requireNonNull(row.text(0));
          @Nullable Map<String, String> ofKind = names.get(kind);
          if (ofKind == null) {
            return;
          }
          String code = requireNonNull(row.text(1));
          @Nullable String given = row.text(2);
          int edition = given == null ? 0 : Integer.parseInt(given);
          Map<String, Integer> known = requireNonNull(editions.get(kind));
          if (edition >= known.getOrDefault(code, 0)) {
            known.put(code, edition);
            ofKind.put(code, requireNonNull(row.text(3)));
          }
        });
  }

  private void add(Published.Row row) {
    int place = read++;
    String postcode = requireNonNull(row.text(POSTCODE));
    byte[] letters = postcode.getBytes(StandardCharsets.ISO_8859_1);
    keys.put(Postcode.keyOf(letters, 0, letters.length), place);
    int column = REST;
    for (Numbers numbers : smallAreas.values()) {
      numbers.set(place, row.text(column++));
    }
    facts[place] =
        Places.facts(
            areas.number(cells(row, column, additions.areas().size()), this::withNames),
            situation(row.text(COUNTRY), postcode),
            row.text(TERMINATED) != null);
    column += additions.areas().size();
    if (!additions.columns().isEmpty()) {
      details.writeBytes(delimited.bytes(cells(row, column, additions.columns().size())));
    }
    detailEnds[place] = details.size();
  }

  private static Situation situation(@Nullable String country, String postcode) {
    @Nullable Nation nation =
        country == null ? null : Nation.withInitial(country.charAt(0)).orElse(null);
    @Nullable NoIndex noIndex =
        nation != null
            ? null
            : Postcode.of(postcode)
                .crownDependency()
                .map(
                    island ->
                        island == CrownDependency.ISLE_OF_MAN
                            ? NoIndex.ISLE_OF_MAN
                            : NoIndex.CHANNEL_ISLANDS)
                .orElse(NoIndex.NO_NATION);
    return new Situation(nation, noIndex);
  }

  private static List<@Nullable String> cells(Published.Row row, int from, int count) {
    @Nullable String[] cells = new @Nullable String[count];
    for (int i = 0; i < count; i++) {
      cells[i] = row.text(from + i);
    }
    return Arrays.asList(cells);
  }

  private byte[] withNames(List<@Nullable String> codes) {
    List<@Nullable String> cells = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      @Nullable String code = codes.get(i);
      cells.add(code);
      cells.add(
          code == null
              ? null
              : requireNonNull(names.get(additions.areas().get(i).name())).get(code));
    }
    return delimited.bytes(cells);
  }

  private Places finished() {
    Map<String, Coded> finished = new HashMap<>();
    smallAreas.forEach((column, numbers) -> finished.put(column, numbers.finished()));
    return new Places(keys, facts, finished, areas.texts(), details.toByteArray(), detailEnds);
  }
}
