package census.api.boundary;

import static java.util.Objects.requireNonNull;

import census.api.web.DatasetVersion;
import census.api.web.InMemory;
import census.api.web.ListRoute.Reads;
import census.api.web.Published;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is published of boundaries into memory, and the deciles that maps are coloured by. */
final class AtlasReader implements InMemory.Source<Atlas> {

  static final String BOUNDARY = "boundary";

  private static final List<Reads> READS =
      List.of(
          new Reads(BOUNDARY, "true"),
          new Reads("english_deprivation_index", "true"),
          new Reads("welsh_deprivation_index", "true"),
          new Reads("scottish_deprivation_index", "true"),
          new Reads("northern_irish_deprivation_index", "true"));

  private static final Set<String> TABLES =
      READS.stream().map(Reads::table).collect(Collectors.toSet());

  private static final String AREAS =
      """
      select code, kind, edition, name, welsh_name, nation, centre_longitude, centre_latitude,
        west, east, north, south, area_m2, outline, outline_medium, outline_low, dataset
      from published.boundary
      """;

  /**
   * Of each nation by its own ranks; where there are several editions for an area, the newest last.
   */
  private static final String DECILES =
      """
      select code, areas_edition, decile, edition
      from (
        select lsoa_code as code, lsoa_edition as areas_edition, imd_decile::integer as decile, edition
        from published.english_deprivation_index
        union all
        select lsoa_code, lsoa_edition, imd_decile, edition from published.welsh_deprivation_index
        union all
        select data_zone_code, data_zone_edition, imd_decile, edition
        from published.scottish_deprivation_index
        union all
        select soa_code, soa_edition,
          ceil(10.0 * imd_rank / count(*) over (partition by edition))::integer, edition
        from published.northern_irish_deprivation_index
      ) as deciles
      where decile is not null
      order by edition
      """;

  /** Where less detail would leave out less than this share, it is not kept. */
  private static final double ALMOST_THE_SAME = 0.8;

  private record Decile(int decile, int edition) {}

  private final Published published;

  AtlasReader(Published published) {
    this.published = published;
  }

  @Override
  public String name() {
    return "atlas of boundaries";
  }

  @Override
  public List<DatasetVersion> versions() {
    return published.datasets().stream()
        .filter(dataset -> TABLES.contains(dataset.table()))
        .toList();
  }

  @Override
  public boolean isPublished(List<DatasetVersion> versions) {
    return versions.stream()
        .anyMatch(dataset -> dataset.table().equals(BOUNDARY) && dataset.rows() > 0);
  }

  @Override
  public Optional<Atlas> read() {
    return published.read(
        READS,
        held -> {
          Map<Layer, Set<String>> datasets = new HashMap<>();
          List<Area> areas = areas(held, datasets);
          return areas.isEmpty()
              ? Optional.empty()
              : Optional.of(new Atlas(held.behind(), datasets, areas));
        });
  }

  private static List<Area> areas(Published.Held held, Map<Layer, Set<String>> datasets) {
    Map<String, Decile> deciles = new HashMap<>();
    held.copy(
        DECILES,
        row ->
            deciles.put(
                row.text(0) + "@" + row.integer(1), new Decile(row.integer(2), row.integer(3))));
    Map<Layer, Layer> layers = new HashMap<>();
    Map<String, String> nations = new HashMap<>();
    List<Area> areas = new ArrayList<>();
    held.copy(
        AREAS,
        row -> {
          String code = requireNonNull(row.text(0));
          Layer read = new Layer(requireNonNull(row.text(1)), row.integer(2));
          Layer layer = layers.computeIfAbsent(read, own -> own);
          datasets.computeIfAbsent(layer, own -> new HashSet<>()).add(requireNonNull(row.text(16)));
          String nation = nations.computeIfAbsent(requireNonNull(row.text(5)), own -> own);
          @Nullable Decile decile = deciles.get(code + "@" + layer.edition());
          Outline full = Outline.of(row.bytes(13));
          Outline medium = simpler(Outline.of(row.bytes(14)), full);
          areas.add(
              new Area(
                  code,
                  layer,
                  requireNonNull(row.text(3)),
                  row.text(4),
                  nation,
                  World.x(row.number(6)),
                  World.y(row.number(7)),
                  new int[] {
                    World.x(row.number(8)),
                    World.x(row.number(9)),
                    World.y(row.number(10)),
                    World.y(row.number(11))
                  },
                  row.number(12),
                  full,
                  medium,
                  simpler(Outline.of(row.bytes(15)), medium),
                  decile == null ? null : decile.decile(),
                  decile == null ? null : decile.edition()));
        });
    return areas;
  }

  private static Outline simpler(Outline simple, Outline detailed) {
    return points(simple) > ALMOST_THE_SAME * points(detailed) ? detailed : simple;
  }

  private static int points(Outline outline) {
    int points = 0;
    for (int[] ring : outline.rings()) {
      points += ring.length / 2;
    }
    return points;
  }
}
