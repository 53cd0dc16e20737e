package census.etl.shapefile;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import census.etl.shapefile.Layer.Area;
import census.etl.shapefile.Layer.Drawn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes the outlines of a layer valid, and simpler ones whose shared borders still meet. */
final class Outlines {

  /** What is smaller is left out; a line is moved by about so much. In metres. */
  private static final double MEDIUM = 100;

  private static final double LOW = 1_000;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Projection projection;
  private final Place place;

  Outlines(Projection projection, Place place) {
    this.projection = projection;
    this.place = place;
  }

  private record Sound(Geometry outline, @Nullable String mended) {}

  List<Area> of(List<Drawn> records) {
    List<Sound> sound = records.stream().map(this::sound).toList();
    Geometry[] full = sound.stream().map(Sound::outline).toArray(Geometry[]::new);
    Geometry[] medium = simplified(full, MEDIUM);
    Geometry[] low = simplified(full, LOW);
    List<Area> areas = new ArrayList<>(full.length);
    for (int i = 0; i < full.length; i++) {
      Outline outline = new Outline(full[i], medium[i], low[i], sound.get(i).mended());
      areas.add(new Area(records.get(i).number(), records.get(i).values(), outline));
    }
    return areas;
  }

  /** Of several shapes, what they cover together. */
  private Sound sound(Drawn area) {
    Place at = place.row(area.number());
    List<Sound> shapes =
        area.shapes().stream().map(shape -> valid(onGrid(shape, projection), at)).toList();
    return shapes.size() == 1
        ? shapes.get(0)
        : new Sound(
            polygons(UnaryUnionOp.union(shapes.stream().map(Sound::outline).toList())),
            "drawn as %d shapes, which were joined".formatted(shapes.size()));
  }

  private static MultiPolygon onGrid(MultiPolygon shape, Projection projection) {
    if (projection != Projection.NATIONAL_GRID) {
      shape.apply(
          new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
              Coordinate point = projection.toGrid(sequence.getCoordinate(i));
              sequence.setOrdinate(i, 0, point.x);
              sequence.setOrdinate(i, 1, point.y);
            }

            @Override
            public boolean isDone() {
              return false;
            }

            @Override
            public boolean isGeometryChanged() {
              return true;
            }
          });
    }
    return shape;
  }

  /** What is not valid is mended: lines that cross are cut, what encloses nothing goes. */
  private static Sound valid(MultiPolygon shape, Place area) {
    @Nullable TopologyValidationError error = new IsValidOp(shape).getValidationError();
    if (error == null) {
      return new Sound(shape, null);
    }
    Geometry fixed = polygons(GeometryFixer.fix(shape));
    if (fixed.isEmpty() || !fixed.isValid()) {
      throw new Fault(
          Kind.OUTLINE_DAMAGED
              .at(area)
              .found(error.getMessage() + " at " + error.getCoordinate())
              .expected("an outline that encloses something"));
    }
    return new Sound(fixed, error.getMessage() + " at " + error.getCoordinate());
  }

  private static Geometry[] simplified(Geometry[] full, double tolerance) {
    Geometry[] simple = CoverageSimplifier.simplify(full, tolerance);
    for (int i = 0; i < simple.length; i++) {
      Geometry polygons = polygons(simple[i]);
      simple[i] = polygons.isValid() && !polygons.isEmpty() ? polygons : full[i];
    }
    return simple;
  }

  static MultiPolygon polygons(Geometry geometry) {
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        polygons.add(polygon);
      }
    }
    return FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }
}
