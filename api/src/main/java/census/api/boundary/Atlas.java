package census.api.boundary;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import census.api.web.Behind;
import census.api.web.DatasetVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * All boundaries that are published, in memory. It never changes: a new version of any of them is
 * another atlas.
 */
final class Atlas {

  /** What the existing map component calls the larger areas, and which layers they are. */
  private record Larger(String prefix, String kind) {}

  private static final List<Larger> LARGER =
      List.of(
          new Larger("la", "local_authority"),
          new Larger("nhser", "nhs_england_region"),
          new Larger("icb", "icb"),
          new Larger("lhb", "local_health_board"));

  private final Behind behind;
  private final Map<Layer, Set<String>> datasets;
  private final List<Area> byCode;
  private final Sheet all;
  private final Map<String, Sheet> sheets = new TreeMap<>();
  private final TileCache tiles = new TileCache();

  /**
   * An atlas of these areas.
   *
   * @param behind all that it is made from
   * @param datasets those that each layer is of
   */
  Atlas(Behind behind, Map<Layer, Set<String>> datasets, List<Area> areas) {
    this.behind = behind;
    this.datasets = datasets;
    this.byCode =
        areas.stream()
            .sorted(
                Comparator.comparing(Area::code)
                    .thenComparing(area -> -area.layer().edition())
                    .thenComparing(Area::layer))
            .toList();
    this.all = new Sheet(areas, behind, Area::attributes);
    Map<Layer, List<Area>> layers = areas.stream().collect(groupingBy(Area::layer));
    layers.forEach(
        (layer, own) ->
            sheets.put(layer.id(), new Sheet(own, drawn(List.of(layer)), Area::attributes)));
    addMaster(2011, layers, new Layer("lsoa", 2011));
    addMaster(2021, layers, new Layer("lsoa", 2021));
  }

  /**
   * The small areas of the whole kingdom, as the existing map component asks for them. Scotland and
   * Northern Ireland have had none of their own since, that an index is of.
   */
  private void addMaster(int era, Map<Layer, List<Area>> layers, Layer ofEnglandAndWales) {
    List<Area> small =
        List.of(
                ofEnglandAndWales,
                new Layer("data_zone", 2011),
                new Layer("super_output_area", 2001))
            .stream()
            .flatMap(layer -> layers.getOrDefault(layer, List.of()).stream())
            .toList();
    Map<Area, Map<String, Object>> placed = new ConcurrentHashMap<>();
    sheets.put(
        "uk_master_" + era,
        new Sheet(
            small, behind, area -> placed.computeIfAbsent(area, unplaced -> place(unplaced, era))));
  }

  private Map<String, Object> place(Area area, int era) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("code", area.code());
    attributes.put("area_name", area.name());
    attributes.put("nation", area.nation());
    attributes.put("year", area.layer().edition());
    if (area.decile() != null && area.indexEdition() != null) {
      attributes.put("imd_decile", area.decile());
      attributes.put("imd_year", area.indexEdition());
    }
    List<Area> around = all.containing(area.centreX(), area.centreY());
    for (Larger larger : LARGER) {
      inForce(around, larger.kind(), era)
          .ifPresent(
              in -> {
                attributes.put(larger.prefix() + "_code", in.code());
                attributes.put(larger.prefix() + "_name", in.name());
              });
    }
    return attributes;
  }

  /** Of several editions the first that is not older than the small areas, or else the newest. */
  private static Optional<Area> inForce(List<Area> around, String kind, int era) {
    return around.stream()
        .filter(area -> area.layer().kind().equals(kind))
        .min(
            Comparator.comparing((Area area) -> area.layer().edition() < era)
                .thenComparingInt(area -> Math.abs(area.layer().edition() - era)));
  }

  /** What is behind an answer that shows areas of these layers. */
  Behind behind(Collection<Layer> layers) {
    return behind(layers, dataset -> false);
  }

  /** The same with the indices, which colour what is drawn. */
  private Behind drawn(Collection<Layer> layers) {
    return behind(layers, dataset -> !dataset.table().equals(AtlasReader.BOUNDARY));
  }

  private Behind behind(Collection<Layer> layers, Predicate<DatasetVersion> others) {
    Set<String> named =
        layers.stream()
            .flatMap(layer -> datasets.getOrDefault(layer, Set.of()).stream())
            .collect(toSet());
    return new Behind(
        behind.datasets().stream()
            .filter(dataset -> named.contains(dataset.dataset()) || others.test(dataset))
            .toList());
  }

  TileCache tiles() {
    return tiles;
  }

  Optional<Sheet> sheet(String name) {
    return Optional.ofNullable(sheets.get(name));
  }

  Set<Layer> layers() {
    return datasets.keySet();
  }

  List<String> names() {
    return List.copyOf(sheets.keySet());
  }

  /** By kind, the newest edition first. */
  List<Area> containing(double longitude, double latitude) {
    return all.containing(World.x(longitude), World.y(latitude)).stream()
        .sorted(
            Comparator.comparing((Area area) -> area.layer().kind())
                .thenComparing(area -> -area.layer().edition()))
        .toList();
  }

  /** Every edition of an area, the newest first. */
  List<Area> withCode(String code) {
    int low = 0;
    int high = byCode.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byCode.get(middle).code().compareTo(code) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int end = low;
    while (end < byCode.size() && byCode.get(end).code().equals(code)) {
      end++;
    }
    return byCode.subList(low, end);
  }

  @Override
  public String toString() {
    return "%,d areas".formatted(byCode.size());
  }
}
