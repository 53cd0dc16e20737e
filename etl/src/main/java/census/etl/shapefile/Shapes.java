package census.etl.shapefile;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * The outlines of a shapefile (.shp), which its index (.shx) must agree with.
 *
 * <p>No number in the file is believed before it is held against the length of the file: not the
 * length of a record, nor how many rings and points are in it.
 *
 * @see <a
 *     href="https://www.esri.com/content/dam/esrisites/sitecore-archive/Files/Pdfs/library/whitepapers/pdfs/shapefile.pdf">ESRI
 *     Shapefile Technical Description</a>
 */
final class Shapes {

  private static final int FILE_CODE = 9994;
  private static final int VERSION = 1000;
  private static final int HEADER = 100;
  private static final int RECORD_HEADER = 8;
  private static final int INDEX_ENTRY = 8;

  /** Lengths and places are counted in words of two bytes. */
  private static final int WORD = 2;

  private static final int POLYGON = 5;
  private static final int POLYGON_Z = 15;
  private static final int POLYGON_M = 25;

  /** Within a record: type, four bounds, number of rings, number of points. */
  private static final int COUNTS = 4 + 4 * 8;

  private static final int RINGS = COUNTS + 8;
  private static final int POINT = 16;
  private static final int LEAST_POINTS_OF_A_RING = 4;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final ByteBuffer shapes;
  private final Place place;
  private final Projection projection;
  private final int type;

  private Shapes(byte[] bytes, Projection projection, Place place) {
    this.place = place;
    this.projection = projection;
    this.shapes = checkedHeader(bytes, place);
    this.type = type(shapes);
    if (type != POLYGON && type != POLYGON_Z && type != POLYGON_M) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(place)
              .found("shapes of type " + type)
              .expected("polygons, which are of type 5, 15 or 25"));
    }
  }

  /** In the order of the file. */
  static List<MultiPolygon> read(Parts parts, Projection projection) {
    Shapes shapes = new Shapes(parts.get(Parts.SHAPES), projection, parts.place(Parts.SHAPES));
    return shapes.readAll(new Index(parts.get(Parts.INDEX), parts.place(Parts.INDEX), shapes.type));
  }

  private static int type(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(32);
  }

  private static ByteBuffer checkedHeader(byte[] bytes, Place place) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || buffer.getInt(0) != FILE_CODE) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(place)
              .found("a file that begins otherwise")
              .expected("the header of a shapefile"));
    }
    int version = buffer.order(ByteOrder.LITTLE_ENDIAN).getInt(28);
    long length = (long) WORD * buffer.order(ByteOrder.BIG_ENDIAN).getInt(24);
    if (version != VERSION || length != bytes.length) {
      throw new Fault(
          (length > bytes.length ? Kind.SOURCE_TRUNCATED : Kind.FILE_UNREADABLE)
              .at(place)
              .found("%d bytes of version %d".formatted(bytes.length, version))
              .expected("%d bytes, as its header says, of version %d".formatted(length, VERSION)));
    }
    return buffer;
  }

  /** Where each record lies. */
  private static final class Index {

    private final ByteBuffer entries;
    private final Place place;

    Index(byte[] bytes, Place place, int type) {
      this.place = place;
      this.entries = checkedHeader(bytes, place);
      if (type(entries) != type || (bytes.length - HEADER) % INDEX_ENTRY != 0) {
        throw new Fault(
            Kind.SHAPEFILE_PARTS_DISAGREE
                .at(place)
                .found("an index of other shapes, or one that is cut off")
                .expected("that of the .shp beside it"));
      }
      entries.order(ByteOrder.BIG_ENDIAN);
    }

    int count() {
      return (entries.capacity() - HEADER) / INDEX_ENTRY;
    }

    void confirm(int number, int offset, int length) {
      int at = HEADER + number * INDEX_ENTRY;
      if (number >= count()
          || entries.getInt(at) != offset / WORD
          || entries.getInt(at + 4) != length / WORD) {
        throw new Fault(
            Kind.SHAPEFILE_PARTS_DISAGREE
                .at(place)
                .found(
                    number < count()
                        ? "another place for record " + (number + 1)
                        : "an index of %d records".formatted(count()))
                .expected("record %d at byte %d of the .shp".formatted(number + 1, offset)));
      }
    }
  }

  private List<MultiPolygon> readAll(Index index) {
    List<MultiPolygon> outlines = new ArrayList<>();
    int at = HEADER;
    while (at < shapes.capacity()) {
      int length = recordLength(at, outlines.size());
      index.confirm(outlines.size(), at, length);
      outlines.add(outline(at + RECORD_HEADER, length, outlines.size()));
      at += RECORD_HEADER + length;
    }
    if (outlines.size() != index.count()) {
      throw new Fault(
          Kind.SHAPEFILE_PARTS_DISAGREE
              .at(place)
              .found(outlines.size() + " records")
              .expected(index.count() + ", as in the .shx"));
    }
    return outlines;
  }

  private int recordLength(int at, int number) {
    shapes.order(ByteOrder.BIG_ENDIAN);
    if (shapes.capacity() - at < RECORD_HEADER) {
      throw damaged(number, "a record of less than its header");
    }
    int own = shapes.getInt(at);
    long length = (long) WORD * shapes.getInt(at + 4);
    if (own != number + 1 || length < 4 || length > shapes.capacity() - at - RECORD_HEADER) {
      throw damaged(number, "the number %d and a length of %d bytes".formatted(own, length));
    }
    return (int) length;
  }

  private MultiPolygon outline(int at, int length, int number) {
    shapes.order(ByteOrder.LITTLE_ENDIAN);
    int own = shapes.getInt(at);
    if (own != type || length < RINGS) {
      throw damaged(number, own == 0 ? "no outline" : "a shape of type " + own);
    }
    int rings = shapes.getInt(at + COUNTS);
    int points = shapes.getInt(at + COUNTS + 4);
    long needed = RINGS + 4L * rings + (long) POINT * points;
    boolean exact = type == POLYGON;
    if (rings < 1 || points < 1 || needed > length || (exact && needed != length)) {
      throw damaged(number, "%d rings and %d points in %d bytes".formatted(rings, points, length));
    }
    List<LinearRing> read = new ArrayList<>(rings);
    for (int ring = 0; ring < rings; ring++) {
      int from = shapes.getInt(at + RINGS + 4 * ring);
      int to = ring + 1 < rings ? shapes.getInt(at + RINGS + 4 * (ring + 1)) : points;
      boolean first = ring == 0 ? from == 0 : from > 0;
      if (!first || to > points || (long) to - from < LEAST_POINTS_OF_A_RING) {
        throw damaged(number, "a ring from point %d to point %d".formatted(from, to));
      }
      read.add(ring(at + RINGS + 4 * rings, from, to, number));
    }
    return Rings.polygons(read, FACTORY, place.row(number + 1));
  }

  private LinearRing ring(int points, int from, int to, int number) {
    Coordinate[] coordinates = new Coordinate[to - from];
    for (int i = 0; i < coordinates.length; i++) {
      int at = points + POINT * (from + i);
      double x = shapes.getDouble(at);
      double y = shapes.getDouble(at + 8);
      if (!projection.holds(x, y)) {
        throw damaged(number, "the point %s, %s".formatted(x, y));
      }
      coordinates[i] = new CoordinateXY(x, y);
    }
    if (!coordinates[0].equals2D(coordinates[coordinates.length - 1])) {
      throw damaged(number, "a ring that is not closed");
    }
    return FACTORY.createLinearRing(coordinates);
  }

  private Fault damaged(int number, String found) {
    return new Fault(
        Kind.OUTLINE_DAMAGED
            .at(place.row(number + 1))
            .found(found)
            .expected("a polygon of closed rings"));
  }
}
