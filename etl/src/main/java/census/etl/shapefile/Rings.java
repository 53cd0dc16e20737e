package census.etl.shapefile;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Makes polygons of the rings of one shape, which lie in the file in any order: a ring that runs
 * clockwise is the outer one of a polygon, any other is a hole, and a hole belongs to the smallest
 * polygon around it, as an island may have a lake with an island of its own.
 */
final class Rings {

  /**
   * How many points may be looked at to place the holes of one shape. The most intricate coast
   * takes a thousandth of it; only a file made to take hours takes more.
   */
  private static final long MOST_LOOKS = 200_000_000;

  private record Shell(LinearRing ring, double area, List<LinearRing> holes) {}

  private final List<Shell> shells = new ArrayList<>();
  private final Place place;
  private long looks;

  private Rings(Place place) {
    this.place = place;
  }

  static MultiPolygon polygons(List<LinearRing> rings, GeometryFactory factory, Place place) {
    return new Rings(place).polygons(rings, factory);
  }

  private MultiPolygon polygons(List<LinearRing> rings, GeometryFactory factory) {
    List<LinearRing> holes = new ArrayList<>();
    for (LinearRing ring : rings) {
      double area = Area.ofRingSigned(ring.getCoordinateSequence());
      if (area < 0) {
        holes.add(ring);
      } else {
        shells.add(new Shell(ring, area, new ArrayList<>()));
      }
    }
    if (!holes.isEmpty()) {
      List<Shell> smallestFirst = new ArrayList<>(shells);
      smallestFirst.sort(Comparator.comparingDouble(Shell::area));
      holes.forEach(hole -> around(hole, smallestFirst).holes().add(hole));
    }
    return factory.createMultiPolygon(
        shells.stream()
            .map(
                shell ->
                    factory.createPolygon(shell.ring(), shell.holes().toArray(LinearRing[]::new)))
            .toArray(Polygon[]::new));
  }

  private Shell around(LinearRing hole, List<Shell> smallestFirst) {
    for (Shell shell : smallestFirst) {
      count(1);
      if (shell.ring().getEnvelopeInternal().covers(hole.getEnvelopeInternal())
          && isInside(hole, shell.ring())) {
        return shell;
      }
    }
    throw new Fault(
        Kind.OUTLINE_DAMAGED
            .at(place)
            .found("a hole that lies in no polygon")
            .expected("each hole, which runs anticlockwise, inside of a ring that runs clockwise"));
  }

  /** By the first of its points that does not lie on the line itself. */
  private boolean isInside(LinearRing hole, LinearRing shell) {
    for (int i = 0; i < hole.getNumPoints(); i++) {
      Coordinate point = hole.getCoordinateN(i);
      count(shell.getNumPoints());
      int location = RayCrossingCounter.locatePointInRing(point, shell.getCoordinateSequence());
      if (location != Location.BOUNDARY) {
        return location == Location.INTERIOR;
      }
    }
    return true;
  }

  private void count(int points) {
    looks += points;
    if (looks > MOST_LOOKS) {
      throw new Fault(
          Kind.OUTLINE_DAMAGED
              .at(place)
              .found("more rings and holes than can be sorted out in a second")
              .expected("the outline of an area"));
    }
  }
}
