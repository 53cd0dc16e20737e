package census.api.boundary;

import census.api.web.JsonText;
import census.api.web.JsonText.Name;

/** Outlines as GeoJSON has them: outer rings anticlockwise on the map, in degrees. */
final class GeoJson {

  private static final Name TYPE = Name.of("type");
  private static final Name COORDINATES = Name.of("coordinates");

  /** A centimetre, which is less than a unit of the {@link World}. */
  private static final int DIGITS = 7;

  private static final double SCALE = Math.pow(10, DIGITS);

  private GeoJson() {}

  static void write(JsonText json, Outline outline) {
    json.open().name(TYPE).text("MultiPolygon").name(COORDINATES).openList();
    boolean begun = false;
    for (int[] ring : outline.rings()) {
      boolean outer = Outline.area(ring, ring.length) > 0;
      if (outer && begun) {
        json.closeList();
      }
      if (outer) {
        json.openList();
        begun = true;
      }
      write(json, ring);
    }
    if (begun) {
      json.closeList();
    }
    json.closeList().close();
  }

  /** On the screen y points down, so the same ring runs the other way. */
  private static void write(JsonText json, int[] ring) {
    json.openList();
    for (int i = ring.length - 2; i >= 0; i -= 2) {
      point(json, ring[i], ring[i + 1]);
    }
    point(json, ring[ring.length - 2], ring[ring.length - 1]);
    json.closeList();
  }

  private static void point(JsonText json, int x, int y) {
    json.openList();
    json.number(Math.round(World.longitude(x) * SCALE), DIGITS);
    json.number(Math.round(World.latitude(y) * SCALE), DIGITS);
    json.closeList();
  }
}
