package census.api.boundary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The rings of a multipolygon in the plane of web maps, x and y in turn, each without its last
 * point, which is its first. Of each polygon the outer ring comes first and runs clockwise on the
 * screen, its holes follow and run the other way.
 */
record Outline(int[][] rings) {

  private static final int POLYGON = 3;
  private static final int MULTIPOLYGON = 6;

  /** Of well-known binary in WGS 84, as it is published. */
  static Outline of(byte[] binary) {
    ByteBuffer bytes = ByteBuffer.wrap(binary);
    int polygons = begin(bytes) == MULTIPOLYGON ? bytes.getInt() : 0;
    int[][][] read = new int[polygons][][];
    int count = 0;
    for (int i = 0; i < polygons; i++) {
      if (begin(bytes) != POLYGON) {
        throw new IllegalArgumentException("a multipolygon of something else than polygons");
      }
      read[i] = new int[bytes.getInt()][];
      for (int ring = 0; ring < read[i].length; ring++) {
        read[i][ring] = turned(ring(bytes), ring == 0);
      }
      count += read[i].length;
    }
    int[][] rings = new int[count][];
    int at = 0;
    for (int[][] polygon : read) {
      System.arraycopy(polygon, 0, rings, at, polygon.length);
      at += polygon.length;
    }
    return new Outline(rings);
  }

  private static int begin(ByteBuffer bytes) {
    bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return bytes.getInt();
  }

  private static int[] ring(ByteBuffer bytes) {
    int points = bytes.getInt() - 1;
    int[] ring = new int[2 * points];
    for (int i = 0; i < ring.length; i += 2) {
      ring[i] = World.x(bytes.getDouble());
      ring[i + 1] = World.y(bytes.getDouble());
    }
    bytes.position(bytes.position() + 16);
    return ring;
  }

  private static int[] turned(int[] ring, boolean outer) {
    if (area(ring, ring.length) > 0 == outer) {
      return ring;
    }
    int[] turned = new int[ring.length];
    for (int i = 0; i < ring.length; i += 2) {
      turned[i] = ring[ring.length - 2 - i];
      turned[i + 1] = ring[ring.length - 1 - i];
    }
    return turned;
  }

  /** Twice what a ring encloses; above 0 if it runs clockwise where y points down. */
  static double area(int[] ring, int length) {
    double area = 0;
    for (int i = 0, before = length - 2; i < length; before = i, i += 2) {
      area += (double) ring[before] * ring[i + 1] - (double) ring[i] * ring[before + 1];
    }
    return area;
  }

  /**
   * Whether a point lies inside: a line from it to the edge of the world crosses it an odd time.
   */
  boolean contains(int x, int y) {
    boolean inside = false;
    for (int[] ring : rings) {
      for (int i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
        int y1 = ring[i + 1];
        int y2 = ring[before + 1];
        if ((y1 > y) != (y2 > y)
            && x < ring[i] + (double) (ring[before] - ring[i]) * (y - y1) / (y2 - y1)) {
          inside = !inside;
        }
      }
    }
    return inside;
  }
}
