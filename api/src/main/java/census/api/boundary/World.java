package census.api.boundary;

/**
 * The plane of web maps (EPSG:3857) in whole units, from the top left corner of the world: so small
 * that a unit is 2 cm in these islands, and so few that a coordinate is an int.
 */
final class World {

  /** The world is so many bits wide. */
  static final int BITS = 30;

  private static final double SIZE = 1L << BITS;

  private World() {}

  static int x(double longitude) {
    return within((longitude + 180) / 360);
  }

  static int y(double latitude) {
    double radians = Math.toRadians(Math.max(-85.05, Math.min(85.05, latitude)));
    return within((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2);
  }

  static double longitude(int x) {
    return x / SIZE * 360 - 180;
  }

  static double latitude(int y) {
    return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y / SIZE))));
  }

  private static int within(double share) {
    return (int) Math.max(0, Math.min(SIZE - 1, Math.floor(share * SIZE)));
  }
}
