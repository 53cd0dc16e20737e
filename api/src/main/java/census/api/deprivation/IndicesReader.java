package census.api.deprivation;

import static java.util.Objects.requireNonNull;

import census.api.deprivation.Changes.Change;
import census.api.web.Behind;
import census.api.web.CopiedRow;
import census.api.web.DatasetVersion;
import census.api.web.InMemory;
import census.api.web.ListRoute;
import census.api.web.ListRoute.Reads;
import census.api.web.Published;
import census.model.deprivation.QuantileRule;
import census.model.geography.Nation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the published indices into memory; of what has not changed, keeps what was read before. */
final class IndicesReader implements InMemory.Source<Indices> {

  private static final Reads CHANGES = new Reads("area_change", "kind = 'lsoa'");
  private static final Reads GUIDANCE = new Reads("deprivation_guidance", "true");

  private static final List<Reads> READS =
      Stream.concat(
              Stream.of(IndexTable.values()).map(index -> new Reads(index.table(), "true")),
              Stream.of(
                  new Reads("area", "true"),
                  new Reads("area_containment", "true"),
                  CHANGES,
                  GUIDANCE))
          .toList();

  private static final Set<String> TABLES =
      READS.stream().map(Reads::table).collect(Collectors.toSet());

  private static final Set<String> INDICES =
      Stream.of(IndexTable.values()).map(IndexTable::table).collect(Collectors.toSet());

  private final Published published;
  private final Map<IndexTable, KeptRows> rows = new EnumMap<>(IndexTable.class);

  /** What was read last, and the versions that it was made from. */
  private final Map<IndexTable, Nations> before = new EnumMap<>(IndexTable.class);

  private record Nations(Behind behind, List<Edition> editions) {}

  IndicesReader(Published published, List<ListRoute> lists) {
    this.published = published;
    for (IndexTable index : IndexTable.values()) {
      rows.put(index, new KeptRows(index.list(lists)));
    }
  }

  @Override
  public String name() {
    return "index of deprivation";
  }

  @Override
  public List<DatasetVersion> versions() {
    return published.datasets().stream()
        .filter(dataset -> TABLES.contains(dataset.table()))
        .toList();
  }

  @Override
  public boolean isPublished(List<DatasetVersion> versions) {
    return versions.stream().anyMatch(dataset -> INDICES.contains(dataset.table()));
  }

  @Override
  public Optional<Indices> read() {
    return published.read(
        READS,
        held -> isPublished(held.behind().datasets()) ? Optional.of(read(held)) : Optional.empty());
  }

  private Indices read(Published.Held held) {
    Map<Nation, List<Edition>> editions = new EnumMap<>(Nation.class);
    for (IndexTable index : IndexTable.values()) {
      Behind behind = held.behind(index.reads());
      Nations known = before.get(index);
      if (known == null || !known.behind.equals(behind)) {
        known = new Nations(behind, editions(held, index));
        before.put(index, known);
      }
      editions.put(index.nation(), known.editions);
    }
    return new Indices(
        editions,
        changes(held),
        held.behind(List.of(CHANGES)),
        guidance(held),
        held.behind(List.of(GUIDANCE)));
  }

  // ------------------------------------------------------------------ one nation

  private List<Edition> editions(Published.Held held, IndexTable index) {
    Map<Integer, Collected> editions = new HashMap<>();
    KeptRows kept = requireNonNull(rows.get(index));
    held.copy(
        index.insides(),
        row -> editions.computeIfAbsent(row.integer(0), Collected::new).addInside(row));
    held.copy(
        index.rows(kept),
        row -> editions.computeIfAbsent(row.integer(0), Collected::new).addRow(row, kept));
    return editions.values().stream()
        .sorted(Comparator.comparing((Collected each) -> each.year).reversed())
        .map(each -> each.finished(held, index, kept))
        .toList();
  }

  /** An edition as it comes, row by row. */
  private static final class Collected {

    private final int year;
    private final Map<String, SmallArea> smallAreas = new HashMap<>();
    private final Map<String, LargerArea> largerAreas = new HashMap<>();
    private final Map<String, List<LargerArea>> insides = new HashMap<>();
    private int areaEdition;
    private int localAuthorityEdition;
    private String rule = "";
    private String direction = "";
    private String version = "";
    private int areas;

    Collected(int year) {
      this.year = year;
    }

    /** Of two areas of one kind the first counts. */
    void addInside(CopiedRow row) {
      String kind = text(row, 2);
      List<LargerArea> inside = insides.computeIfAbsent(text(row, 1), none -> new ArrayList<>(8));
      if (inside.stream().noneMatch(other -> other.kind().equals(kind))) {
        LargerArea larger = largerAreas.computeIfAbsent(text(row, 3), code -> larger(row));
        larger.fits(text(row, 5));
        inside.add(larger);
      }
    }

    private static LargerArea larger(CopiedRow row) {
      String code = text(row, 3);
      String name = row.text(6);
      return new LargerArea(
          text(row, 2),
          code,
          row.integer(4),
          name == null ? code : name,
          text(row, 5),
          Optional.ofNullable(row.text(7)));
    }

    /** The first columns are {@link IndexTable#ownColumns}. */
    void addRow(CopiedRow row, KeptRows kept) {
      areaEdition = row.integer(1);
      localAuthorityEdition = row.integer(2);
      if (version.isEmpty()) {
        rule = text(row, 3);
        direction = text(row, 4);
        version = text(row, 5);
      }
      String code = text(row, 6);
      String name = row.text(7);
      int rank = row.isNull(8) ? 0 : row.integer(8);
      areas = Math.max(areas, rank);
      SmallArea area =
          new SmallArea(
              code,
              name == null ? code : name,
              rank,
              number(row.text(9)),
              number(row.text(10)),
              kept.keep(row, IndexTable.OWN_COLUMNS),
              List.copyOf(insides.getOrDefault(code, List.of())));
      smallAreas.put(code, area);
      area.inside().forEach(larger -> larger.add(area));
    }

    private static double number(@Nullable String text) {
      return text == null ? Double.NaN : Double.parseDouble(text);
    }

    Edition finished(Published.Held held, IndexTable index, KeptRows kept) {
      largerAreas.values().forEach(LargerArea::finish);
      return new Edition(
          index,
          year,
          version,
          areaEdition,
          areas,
          QuantileRule.valueOf(rule.toUpperCase(Locale.ROOT)),
          direction,
          Labels.of(index, year, version, areaEdition, areas, rule, direction),
          index.kindInDirectory(areaEdition),
          kept,
          held.behind(index.reads(year, areaEdition, localAuthorityEdition)),
          held.behind(index.readsOfLarger(areaEdition, localAuthorityEdition)),
          smallAreas,
          largerAreas);
    }
  }

  // ------------------------------------------------------------------ what else is known

  private static Changes changes(Published.Held held) {
    Changes changes = new Changes();
    held.copy(
        """
        select distinct edition, later_edition from published.area_change where kind = 'lsoa'""",
        row -> changes.know(row.integer(0), row.integer(1)));
    held.copy(
        """
        select code, edition, later_code, later_edition, change
        from published.area_change
        where kind = 'lsoa' and not (change = 'unchanged' and code = later_code)""",
        row ->
            changes.add(
                new Change(
                    text(row, 0), row.integer(1), text(row, 2), row.integer(3), text(row, 4))));
    return changes;
  }

  private static List<Guidance> guidance(Published.Held held) {
    List<Guidance> guidance = new ArrayList<>();
    held.copy(
        """
        select nation, first_day::text, last_day::text, version, authority, citation, address
        from published.deprivation_guidance order by nation, first_day""",
        row ->
            guidance.add(
                new Guidance(
                    text(row, 0),
                    LocalDate.parse(text(row, 1)),
                    Optional.ofNullable(row.text(2)).map(LocalDate::parse).orElse(null),
                    text(row, 3),
                    text(row, 4),
                    text(row, 5),
                    row.text(6))));
    return guidance;
  }

  private static String text(CopiedRow row, int column) {
    return requireNonNull(row.text(column));
  }
}
