package census.model.geography;

/**
 * The National Grid of Great Britain (EPSG:27700) and the degrees of WGS 84 (EPSG:4326), each from
 * the other.
 *
 * <p>By the one transformation of seven parameters that the Ordnance Survey gives for the whole
 * country, which is right to some 5 m; its grid of corrections, which is right to centimetres, is
 * not used. Going there and back loses less than two centimetres.
 */
public final class NationalGrid {

  /** A point of the grid, in metres. */
  public record GridPoint(double easting, double northing) {}

  /** A point of WGS 84, in degrees. */
  public record Degrees(double longitude, double latitude) {}

  private record Angles(double latitude, double longitude) {}

  private record Cartesian(double x, double y, double z) {}

  private record Ellipsoid(double a, double b) {

    static final Ellipsoid AIRY_1830 = new Ellipsoid(6_377_563.396, 6_356_256.909);
    static final Ellipsoid WGS_84 = new Ellipsoid(6_378_137.0, 6_356_752.314_245);

    double eccentricitySquared() {
      return (a * a - b * b) / (a * a);
    }

    Cartesian cartesian(Angles angles) {
      double sin = Math.sin(angles.latitude());
      double cos = Math.cos(angles.latitude());
      double e2 = eccentricitySquared();
      double normal = a / Math.sqrt(1 - e2 * sin * sin);
      return new Cartesian(
          normal * cos * Math.cos(angles.longitude()),
          normal * cos * Math.sin(angles.longitude()),
          (1 - e2) * normal * sin);
    }

    Angles angles(Cartesian point) {
      double e2 = eccentricitySquared();
      double p = Math.hypot(point.x(), point.y());
      double latitude = Math.atan2(point.z(), p * (1 - e2));
      // Each round brings three more digits; after five nothing changes any more.
      for (int i = 0; i < 5; i++) {
        double sin = Math.sin(latitude);
        double normal = a / Math.sqrt(1 - e2 * sin * sin);
        latitude = Math.atan2(point.z() + e2 * normal * sin, p);
      }
      return new Angles(latitude, Math.atan2(point.y(), point.x()));
    }
  }

  private static final Ellipsoid AIRY = Ellipsoid.AIRY_1830;
  private static final double SCALE = 0.999_601_271_7;
  private static final double ORIGIN_LATITUDE = Math.toRadians(49);
  private static final double ORIGIN_LONGITUDE = Math.toRadians(-2);
  private static final double FALSE_EASTING = 400_000;
  private static final double FALSE_NORTHING = -100_000;
  private static final double N = (AIRY.a() - AIRY.b()) / (AIRY.a() + AIRY.b());

  private static final double SHIFT_X = 446.448;
  private static final double SHIFT_Y = -125.157;
  private static final double SHIFT_Z = 542.060;
  private static final double TURN_X = Math.toRadians(0.1502 / 3600);
  private static final double TURN_Y = Math.toRadians(0.2470 / 3600);
  private static final double TURN_Z = Math.toRadians(0.8421 / 3600);
  private static final double STRETCH = -20.4894e-6;

  private NationalGrid() {}

  public static Degrees degrees(GridPoint point) {
    Angles angles = Ellipsoid.WGS_84.angles(shifted(AIRY.cartesian(unprojected(point)), 1));
    return new Degrees(Math.toDegrees(angles.longitude()), Math.toDegrees(angles.latitude()));
  }

  public static GridPoint point(Degrees degrees) {
    Angles angles =
        new Angles(Math.toRadians(degrees.latitude()), Math.toRadians(degrees.longitude()));
    return projected(AIRY.angles(shifted(Ellipsoid.WGS_84.cartesian(angles), -1)));
  }

  /**
   * @param sign 1 from the grid's datum to WGS 84, -1 back
   */
  private static Cartesian shifted(Cartesian point, int sign) {
    double stretch = 1 + sign * STRETCH;
    double x = sign * TURN_X;
    double y = sign * TURN_Y;
    double z = sign * TURN_Z;
    return new Cartesian(
        sign * SHIFT_X + stretch * point.x() - z * point.y() + y * point.z(),
        sign * SHIFT_Y + z * point.x() + stretch * point.y() - x * point.z(),
        sign * SHIFT_Z - y * point.x() + x * point.y() + stretch * point.z());
  }

  // ------------------------------------------------------------------ transverse Mercator

  private static double meridian(double latitude) {
    double minus = latitude - ORIGIN_LATITUDE;
    double plus = latitude + ORIGIN_LATITUDE;
    double n2 = N * N;
    double n3 = n2 * N;
    return AIRY.b()
        * SCALE
        * ((1 + N + 5.0 / 4 * (n2 + n3)) * minus
            - (3 * N + 3 * n2 + 21.0 / 8 * n3) * Math.sin(minus) * Math.cos(plus)
            + 15.0 / 8 * (n2 + n3) * Math.sin(2 * minus) * Math.cos(2 * plus)
            - 35.0 / 24 * n3 * Math.sin(3 * minus) * Math.cos(3 * plus));
  }

  private static double transverseRadius(double latitude) {
    double sin = Math.sin(latitude);
    return AIRY.a() * SCALE / Math.sqrt(1 - AIRY.eccentricitySquared() * sin * sin);
  }

  private static double meridianRadius(double latitude, double transverse) {
    double sin = Math.sin(latitude);
    double e2 = AIRY.eccentricitySquared();
    return transverse * (1 - e2) / (1 - e2 * sin * sin);
  }

  private static Angles unprojected(GridPoint point) {
    double north = point.northing() - FALSE_NORTHING;
    double latitude = ORIGIN_LATITUDE + north / (AIRY.a() * SCALE);
    for (int i = 0; i < 5; i++) {
      latitude += (north - meridian(latitude)) / (AIRY.a() * SCALE);
    }
    double nu = transverseRadius(latitude);
    double rho = meridianRadius(latitude, nu);
    double eta2 = nu / rho - 1;
    double t = Math.tan(latitude);
    double t2 = t * t;
    double t4 = t2 * t2;
    double e = (point.easting() - FALSE_EASTING) / nu;
    double e2 = e * e;
    double secant = 1 / Math.cos(latitude);
    return new Angles(
        latitude
            - t
                * nu
                / rho
                * e2
                * (1.0 / 2
                    - e2 / 24 * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
                    + e2 * e2 / 720 * (61 + 90 * t2 + 45 * t4)),
        ORIGIN_LONGITUDE
            + secant
                * e
                * (1
                    - e2 / 6 * (nu / rho + 2 * t2)
                    + e2 * e2 / 120 * (5 + 28 * t2 + 24 * t4)
                    - e2 * e2 * e2 / 5040 * (61 + 662 * t2 + 1320 * t4 + 720 * t2 * t4)));
  }

  private static GridPoint projected(Angles angles) {
    double latitude = angles.latitude();
    double nu = transverseRadius(latitude);
    double rho = meridianRadius(latitude, nu);
    double eta2 = nu / rho - 1;
    double sin = Math.sin(latitude);
    double cos = Math.cos(latitude);
    double t2 = Math.pow(Math.tan(latitude), 2);
    double t4 = t2 * t2;
    double l = (angles.longitude() - ORIGIN_LONGITUDE) * cos;
    double l2 = l * l;
    return new GridPoint(
        FALSE_EASTING
            + nu
                * l
                * (1
                    + l2 / 6 * (nu / rho - t2)
                    + l2 * l2 / 120 * (5 - 18 * t2 + t4 + 14 * eta2 - 58 * t2 * eta2)),
        FALSE_NORTHING
            + meridian(latitude)
            + nu
                * sin
                / cos
                * l2
                * (1.0 / 2 + l2 / 24 * (5 - t2 + 9 * eta2) + l2 * l2 / 720 * (61 - 58 * t2 + t4)));
  }
}
