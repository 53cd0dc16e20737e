package census.api.boundary;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One area of a layer.
 *
 * @param box least and largest x, least and largest y
 * @param size what it encloses, in square metres
 * @param decile of deprivation in its nation, 1 is the most deprived
 * @param indexEdition of the index that the decile is of
 */
record Area(
    String code,
    Layer layer,
    String name,
    @Nullable String welshName,
    String nation,
    int centreX,
    int centreY,
    int[] box,
    double size,
    Outline full,
    Outline medium,
    Outline low,
    @Nullable Integer decile,
    @Nullable Integer indexEdition) {

  boolean contains(int x, int y) {
    return x >= box[0] && x <= box[1] && y >= box[2] && y <= box[3] && full.contains(x, y);
  }

  boolean overlaps(int west, int east, int north, int south) {
    return box[0] <= east && box[1] >= west && box[2] <= south && box[3] >= north;
  }

  /** The least detail that can not be told from more, on a screen at this zoom. */
  Outline at(int zoom) {
    return zoom <= 6 ? low : zoom <= 9 ? medium : full;
  }

  /** What tiles say of it. */
  Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("code", code);
    attributes.put("name", name);
    attributes.put("nation", nation);
    attributes.put("edition", layer.edition());
    if (decile != null && indexEdition != null) {
      attributes.put("imd_decile", decile);
      attributes.put("imd_edition", indexEdition);
    }
    return attributes;
  }
}
