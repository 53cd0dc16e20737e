package census.api.boundary;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where a tile of a web map lies: at zoom 0 one tile is the world, and each zoom halves them. */
record Tile(int zoom, int x, int y) {

  /** A tile is so many units wide. */
  static final int EXTENT_BITS = 12;

  static final int EXTENT = 1 << EXTENT_BITS;
  static final int DEEPEST = 16;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  /** Empty if there is no such tile. */
  static Optional<Tile> of(String zoom, String x, String y) {
    if (!NUMBER.matcher(zoom).matches()
        || !NUMBER.matcher(x).matches()
        || !NUMBER.matcher(y).matches()) {
      return Optional.empty();
    }
    Tile tile = new Tile(Integer.parseInt(zoom), Integer.parseInt(x), Integer.parseInt(y));
    return tile.zoom <= DEEPEST && tile.x < 1 << tile.zoom && tile.y < 1 << tile.zoom
        ? Optional.of(tile)
        : Optional.empty();
  }

  /** A unit of the tile is two to the power of this many units of the world. */
  int shift() {
    return World.BITS - zoom - EXTENT_BITS;
  }

  /** What is left of the tile and in its column. */
  int west() {
    return (int) ((long) x << (World.BITS - zoom));
  }

  int north() {
    return (int) ((long) y << (World.BITS - zoom));
  }
}
