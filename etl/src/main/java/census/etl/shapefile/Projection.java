package census.etl.shapefile;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.model.geography.NationalGrid;
import census.model.geography.NationalGrid.Degrees;
import census.model.geography.NationalGrid.GridPoint;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;

/**
 * What the coordinates of a shapefile are.
 *
 * <p>A .prj file of ESRI's says neither an EPSG code nor how its datum lies to others, so that a
 * transformation built from it alone is a hundred metres off. Hence it is only recognised.
 */
enum Projection {
  NATIONAL_GRID(-200_000, -200_000, 1_000_000, 1_500_000) {
    @Override
    Coordinate toGrid(Coordinate coordinate) {
      return coordinate;
    }
  },
  WGS_84(-180, -90, 180, 90) {
    @Override
    Coordinate toGrid(Coordinate coordinate) {
      GridPoint point = NationalGrid.point(new Degrees(coordinate.x, coordinate.y));
      return new Coordinate(point.easting(), point.northing());
    }
  };

  private static final Pattern NAME = Pattern.compile("^(PROJCS|GEOGCS)\\[\"([^\"]*)\"");
  private static final Pattern PARAMETER =
      Pattern.compile("PARAMETER\\[\"([^\"]*)\",\\s*([-+.0-9eE]+)");

  private static final Set<String> GRID_NAMES =
      Set.of(
          "british_national_grid",
          "osgb_1936_british_national_grid",
          "osgb36_british_national_grid",
          // What some programs write for any system of that kind; the parameters tell it.
          "transverse_mercator");

  private static final Map<String, Double> GRID_PARAMETERS =
      Map.of(
          "latitude_of_origin", 49.0,
          "central_meridian", -2.0,
          "scale_factor", 0.9996012717,
          "false_easting", 400_000.0,
          "false_northing", -100_000.0);

  private static final Set<String> WGS_84_NAMES = Set.of("gcs_wgs_1984", "wgs_84");

  /** The scale is written with nine digits here and ten there. */
  private static final double SLACK = 1e-9;

  private final double west;
  private final double south;
  private final double east;
  private final double north;

  Projection(double west, double south, double east, double north) {
    this.west = west;
    this.south = south;
    this.east = east;
    this.north = north;
  }

  abstract Coordinate toGrid(Coordinate coordinate);

  /** Whether a coordinate can be one of this system, for areas of these islands. */
  boolean holds(double x, double y) {
    return x >= west && x <= east && y >= south && y <= north;
  }

  static Projection of(String text, Place place) {
    Matcher name = NAME.matcher(text.strip());
    if (name.find()) {
      String known = name.group(2).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
      boolean projected = name.group(1).equals("PROJCS");
      if (projected && GRID_NAMES.contains(known) && isGrid(text)) {
        return NATIONAL_GRID;
      }
      if (!projected && WGS_84_NAMES.contains(known)) {
        return WGS_84;
      }
    }
    throw new Fault(
        Kind.PROJECTION_UNKNOWN
            .at(place)
            .found(text.substring(0, Math.min(text.length(), 80)).strip())
            .expected("British_National_Grid with its parameters, or GCS_WGS_1984"));
  }

  private static boolean isGrid(String text) {
    Map<String, Double> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      parameters.put(matcher.group(1), number(matcher.group(2)));
    }
    return text.toLowerCase(Locale.ROOT).contains("airy")
        && GRID_PARAMETERS.entrySet().stream()
            .allMatch(
                wanted ->
                    Math.abs(
                            parameters.getOrDefault(wanted.getKey(), Double.NaN)
                                - wanted.getValue())
                        <= SLACK);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
