package census.api.boundary;

import census.api.web.Behind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Areas that are drawn together, found by where they lie; and what tiles say of each. */
final class Sheet {

  private final STRtree tree = new STRtree();
  private final Function<Area, Map<String, Object>> attributes;
  private final Behind behind;

  Sheet(List<Area> areas, Behind behind, Function<Area, Map<String, Object>> attributes) {
    this.attributes = attributes;
    this.behind = behind;
    for (Area area : areas) {
      int[] box = area.box();
      tree.insert(new Envelope(box[0], box[1], box[2], box[3]), area);
    }
    tree.build();
  }

  Behind behind() {
    return behind;
  }

  Map<String, Object> attributes(Area area) {
    return attributes.apply(area);
  }

  /** Those whose boxes overlap this one, the largest first. */
  List<Area> within(long west, long east, long north, long south) {
    return query(new Envelope(west, east, north, south)).stream()
        .sorted(Comparator.comparingDouble(Area::size).reversed().thenComparing(Area::code))
        .toList();
  }

  List<Area> containing(int x, int y) {
    return query(new Envelope(x, x, y, y)).stream().filter(area -> area.contains(x, y)).toList();
  }

  @SuppressWarnings("unchecked")
  private List<Area> query(Envelope box) {
    return tree.query(box);
  }
}
