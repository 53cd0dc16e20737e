package census.etl.shapefile;

import census.etl.catalogue.OutlineColumn;
import census.model.geography.NationalGrid;
import census.model.geography.NationalGrid.Degrees;
import census.model.geography.NationalGrid.GridPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * The outline of one area, in the National Grid.
 *
 * @param mended what was wrong with it, or null if nothing was
 */
public record Outline(Geometry full, Geometry medium, Geometry low, @Nullable String mended) {

  /** A tenth of a millimetre: what rounding moves must not cross another line. */
  private static final int PLACES = 9;

  private static final double SCALE = Math.pow(10, PLACES);

  /** In the order of {@link OutlineColumn}. */
  public @Nullable String[] texts() {
    Geometry degrees = valid(degrees(full));
    Envelope bounds = degrees.getEnvelopeInternal();
    Point centre = (Point) degrees(centre());
    return Stream.of(OutlineColumn.values())
        .map(
            column ->
                switch (column) {
                  case OUTLINE -> binary(degrees);
                  case OUTLINE_MEDIUM -> binary(valid(degrees(medium)));
                  case OUTLINE_LOW -> binary(valid(degrees(low)));
                  case OUTLINE_NATIONAL_GRID -> binary(full);
                  case AREA_M2 -> decimal(full.getArea(), 1);
                  case WEST -> decimal(bounds.getMinX(), PLACES);
                  case SOUTH -> decimal(bounds.getMinY(), PLACES);
                  case EAST -> decimal(bounds.getMaxX(), PLACES);
                  case NORTH -> decimal(bounds.getMaxY(), PLACES);
                  case CENTRE_LONGITUDE -> decimal(centre.getX(), PLACES);
                  case CENTRE_LATITUDE -> decimal(centre.getY(), PLACES);
                  case MENDED -> mended;
                })
        .toArray(String[]::new);
  }

  /** The centre of gravity, or where that lies outside, some point inside. */
  private Point centre() {
    Point centre = full.getCentroid();
    return full.contains(centre) ? centre : full.getInteriorPoint();
  }

  private static Geometry degrees(Geometry grid) {
    Geometry degrees = grid.copy();
    degrees.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence sequence, int i) {
            Degrees point = NationalGrid.degrees(new GridPoint(sequence.getX(i), sequence.getY(i)));
            sequence.setOrdinate(i, 0, rounded(point.longitude()));
            sequence.setOrdinate(i, 1, rounded(point.latitude()));
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
    return degrees;
  }

  /** Lines that all but touch may come to touch in another system. */
  private static Geometry valid(Geometry outline) {
    return outline.isValid() ? outline : Outlines.polygons(GeometryFixer.fix(outline));
  }

  private static double rounded(double degrees) {
    return Math.rint(degrees * SCALE) / SCALE;
  }

  private static String binary(Geometry geometry) {
    byte[] bytes = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
    return HexFormat.of().formatHex(bytes);
  }

  private static String decimal(double number, int places) {
    return BigDecimal.valueOf(number).setScale(places, RoundingMode.HALF_UP).toPlainString();
  }
}
