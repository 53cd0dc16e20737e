package census.api.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBWriter;

/** In which outlines points lie, held against JTS. */
class OutlineTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Lines of tens of kilometres are not straight in both planes. */
  private static final double NEAR = 1e-3;

  private final Random chance = new Random(1);

  @Test
  void aPointLiesInTheSameOutlines() {
    int inside = 0;
    for (int i = 0; i < 60; i++) {
      MultiPolygon outline = islands();
      Outline own = Outline.of(new WKBWriter().write(outline));
      for (int j = 0; j < 50; j++) {
        Point point =
            FACTORY.createPoint(
                new Coordinate(-2.6 + 1.2 * chance.nextDouble(), 51.4 + 1.2 * chance.nextDouble()));
        if (outline.getBoundary().distance(point) > NEAR) {
          boolean contains = own.contains(World.x(point.getX()), World.y(point.getY()));
          assertThat(contains).as("%s in %s", point, outline).isEqualTo(outline.covers(point));
          inside += contains ? 1 : 0;
        }
      }
    }
    assertThat(inside).isBetween(300, 2_700);
  }

  /** An island with a lake, in which there may be an island, and perhaps another beside them. */
  private MultiPolygon islands() {
    List<Polygon> all = new ArrayList<>();
    LinearRing lake = ring(-2, 52, 0.2);
    all.add(FACTORY.createPolygon(ring(-2, 52, 0.5), new LinearRing[] {lake}));
    if (chance.nextBoolean()) {
      all.add(FACTORY.createPolygon(ring(-2, 52, 0.08)));
    }
    if (chance.nextBoolean()) {
      all.add(FACTORY.createPolygon(ring(-1.45, 52.55, 0.1)));
    }
    Geometry outline = FACTORY.createMultiPolygon(all.toArray(Polygon[]::new));
    assertThat(outline.isValid()).isTrue();
    return (MultiPolygon) outline;
  }

  /** A star of many points, of which none lies nearer than half of the radius. */
  private LinearRing ring(double x, double y, double radius) {
    int points = 5 + chance.nextInt(60);
    Coordinate[] ring = new Coordinate[points + 1];
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / points;
      double away = radius * (0.6 + 0.4 * chance.nextDouble());
      ring[i] = new Coordinate(x + away * Math.cos(angle), y + away * Math.sin(angle));
    }
    ring[points] = ring[0].copy();
    return FACTORY.createLinearRing(ring);
  }
}
