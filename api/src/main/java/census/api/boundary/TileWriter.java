package census.api.boundary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes one vector tile: the areas that it shows, cut off a little beyond its edges.
 *
 * @see <a href="https://github.com/mapbox/vector-tile-spec/tree/master/2.1">Vector Tile
 *     Specification</a>
 */
final class TileWriter {

  /**
   * Where areas come to more, they go without their names; and where that is still more, the
   * smallest of them are left out, which are not to be made out on the screen.
   */
  static final int MOST_BYTES = 480_000;

  private static final Set<String> NAMES = Set.of("name", "area_name");

  /** So far beyond the edge lines go on, for no line to be drawn along the edge. */
  private static final int MARGIN = 80;

  private static final int LAYERS_OF_TILE = 3;
  private static final int NAME = 1;
  private static final int FEATURES = 2;
  private static final int KEYS = 3;
  private static final int VALUES = 4;
  private static final int EXTENT = 5;
  private static final int VERSION = 15;
  private static final int TAGS_OF_FEATURE = 2;
  private static final int TYPE_OF_FEATURE = 3;
  private static final int GEOMETRY_OF_FEATURE = 4;
  private static final int TEXT_OF_VALUE = 1;
  private static final int NUMBER_OF_VALUE = 5;
  private static final int POLYGON = 3;

  private static final int MOVE_TO = 1;
  private static final int LINE_TO = 2;
  private static final int CLOSE_PATH = (1 << 3) | 7;

  private final Tile tile;
  private final boolean named;
  private final Map<String, Integer> keys = new LinkedHashMap<>();
  private final Map<Object, Integer> values = new LinkedHashMap<>();
  private final Protobuf features = new Protobuf();
  private final Protobuf written = new Protobuf();
  private final Protobuf geometry = new Protobuf();
  private final Protobuf tags = new Protobuf();
  private final Protobuf feature = new Protobuf();
  private final Protobuf value = new Protobuf();

  private int[] ring = new int[256];
  private int[] cut = new int[256];
  private int length;
  private int cursorX;
  private int cursorY;

  private TileWriter(Tile tile, boolean named) {
    this.tile = tile;
    this.named = named;
  }

  /** Nothing at all where no area shows. */
  static byte[] write(String layer, Sheet sheet, Tile tile) {
    TileWriter named = new TileWriter(tile, true);
    byte[] whole = named.write(layer, sheet);
    return named.isFull() ? new TileWriter(tile, false).write(layer, sheet) : whole;
  }

  private boolean isFull() {
    return features.size() + written.size() > MOST_BYTES;
  }

  private byte[] write(String layer, Sheet sheet) {
    long margin = (long) MARGIN << tile.shift();
    long side = (long) Tile.EXTENT << tile.shift();
    long west = tile.west() - margin;
    long north = tile.north() - margin;
    for (Area area :
        sheet.within(west, west + side + 2 * margin, north, north + side + 2 * margin)) {
      add(area, sheet);
      if (isFull()) {
        break;
      }
    }
    if (features.size() == 0) {
      return new byte[0];
    }
    Protobuf whole = new Protobuf().number(VERSION, 2).text(NAME, layer);
    Protobuf body = whole.raw(features).raw(written).number(EXTENT, Tile.EXTENT);
    return new Protobuf().message(LAYERS_OF_TILE, body).finished();
  }

  private void add(Area area, Sheet sheet) {
    geometry.clear();
    cursorX = 0;
    cursorY = 0;
    boolean shown = false;
    for (int[] each : area.at(tile.zoom()).rings()) {
      boolean outer = Outline.area(each, each.length) > 0;
      if (outer || shown) {
        boolean drawn = draw(each, outer);
        shown = outer ? drawn : shown;
      }
    }
    if (geometry.size() == 0) {
      return;
    }
    tags.clear();
    sheet.attributes(area).forEach(this::tag);
    feature.clear();
    feature
        .message(TAGS_OF_FEATURE, tags)
        .number(TYPE_OF_FEATURE, POLYGON)
        .message(GEOMETRY_OF_FEATURE, geometry);
    features.message(FEATURES, feature);
  }

  private void tag(String key, Object attribute) {
    if (!named && NAMES.contains(key)) {
      return;
    }
    tags.varint(
        keys.computeIfAbsent(
            key,
            name -> {
              written.text(KEYS, name);
              return keys.size();
            }));
    tags.varint(
        values.computeIfAbsent(
            attribute,
            given -> {
              value.clear();
              if (given instanceof Integer number) {
                value.number(NUMBER_OF_VALUE, number);
              } else {
                value.text(TEXT_OF_VALUE, given.toString());
              }
              written.message(VALUES, value);
              return values.size();
            }));
  }

  /** Whether anything of the ring is left in the units of the tile. */
  private boolean draw(int[] whole, boolean outer) {
    take(whole);
    if (!isWithin()) {
      cut(0, -MARGIN, true);
      cut(0, Tile.EXTENT + MARGIN, false);
      cut(1, -MARGIN, true);
      cut(1, Tile.EXTENT + MARGIN, false);
    }
    dropRepeated();
    double area = Outline.area(ring, length);
    if (length < 6 || (outer ? area <= 0 : area >= 0)) {
      return false;
    }
    for (int i = 0; i < length; i += 2) {
      if (i == 0) {
        geometry.varint((1 << 3) | MOVE_TO);
      } else if (i == 2) {
        geometry.varint(((long) (length / 2 - 1) << 3) | LINE_TO);
      }
      geometry.zigzag(ring[i] - cursorX);
      geometry.zigzag(ring[i + 1] - cursorY);
      cursorX = ring[i];
      cursorY = ring[i + 1];
    }
    geometry.varint(CLOSE_PATH);
    return true;
  }

  private void take(int[] whole) {
    if (ring.length < whole.length) {
      ring = new int[2 * whole.length];
    }
    int west = tile.west();
    int north = tile.north();
    int shift = tile.shift();
    for (int i = 0; i < whole.length; i += 2) {
      ring[i] = (whole[i] - west) >> shift;
      ring[i + 1] = (whole[i + 1] - north) >> shift;
    }
    length = whole.length;
  }

  private boolean isWithin() {
    for (int i = 0; i < length; i++) {
      if (ring[i] < -MARGIN || ring[i] > Tile.EXTENT + MARGIN) {
        return false;
      }
    }
    return true;
  }

  /**
   * Cuts off what lies beyond a line, by Sutherland and Hodgman's method.
   *
   * @param axis 0 for a line of equal x, 1 of equal y
   */
  private void cut(int axis, int line, boolean keepAbove) {
    int[] from = ring;
    int[] to = cut.length < 2 * length + 4 ? new int[4 * length + 4] : cut;
    int kept = 0;
    for (int i = 0, before = length - 2; i < length; before = i, i += 2) {
      boolean in = keepAbove ? from[i + axis] >= line : from[i + axis] <= line;
      boolean wasIn = keepAbove ? from[before + axis] >= line : from[before + axis] <= line;
      if (in != wasIn) {
        double share =
            (double) (line - from[before + axis]) / (from[i + axis] - from[before + axis]);
        int other = 1 - axis;
        to[kept + axis] = line;
        to[kept + other] =
            (int)
                Math.round(
                    from[before + other]
                        + share * ((double) from[i + other] - from[before + other]));
        kept += 2;
      }
      if (in) {
        to[kept] = from[i];
        to[kept + 1] = from[i + 1];
        kept += 2;
      }
    }
    cut = from;
    ring = to;
    length = kept;
  }

  private void dropRepeated() {
    int kept = 0;
    for (int i = 0; i < length; i += 2) {
      if (kept == 0 || ring[i] != ring[kept - 2] || ring[i + 1] != ring[kept - 1]) {
        ring[kept] = ring[i];
        ring[kept + 1] = ring[i + 1];
        kept += 2;
      }
    }
    while (kept > 2 && ring[0] == ring[kept - 2] && ring[1] == ring[kept - 1]) {
      kept -= 2;
    }
    length = kept;
  }
}
