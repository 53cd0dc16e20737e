package census.etl.sample;

import census.etl.acquire.FixedZip;
import census.etl.catalogue.OutlineColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A zipped shapefile in the National Grid, which is kept in memory until it is whole. The outline
 * of each row is well-known text.
 */
final class ShapefileSheet implements SheetWriter {

  private static final String NATIONAL_GRID =
      """
      PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",\
      SPHEROID["Airy_1830",6377563.396,299.3249646]],PRIMEM["Greenwich",0.0],\
      UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
      PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",-100000.0],\
      PARAMETER["Central_Meridian",-2.0],PARAMETER["Scale_Factor",0.9996012717],\
      PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]""";

  private static final int POLYGON = 5;
  private static final int HEADER = 100;
  private static final int WORD = 2;
  private static final int LONGEST_TEXT = 254;

  private final Path file;
  private final String stem;
  private final GeometryFactory factory = new GeometryFactory();
  private final List<List<@Nullable String>> values = new ArrayList<>();
  private final List<Geometry> outlines = new ArrayList<>();
  private List<String> names = List.of();
  private boolean[] numbers = {};
  private int outline;

  /**
   * @param shapes what the publisher calls the .shp
   */
  ShapefileSheet(Path file, String shapes) {
    this.file = file;
    this.stem = shapes.substring(0, shapes.lastIndexOf('.'));
  }

  @Override
  public void begin(String sheet) {
    throw new UnsupportedOperationException("a shapefile has one table, so no sheet " + sheet);
  }

  /** The first row is the names of the fields. */
  @Override
  public void write(@Nullable Object[] cells) {
    if (names.isEmpty()) {
      names = Arrays.stream(cells).map(String::valueOf).toList();
      outline = names.indexOf(OutlineColumn.OUTLINE.header());
      numbers = new boolean[cells.length];
      Arrays.fill(numbers, true);
      return;
    }
    List<@Nullable String> row = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      Object value = cells[i];
      numbers[i] &= value == null || value instanceof BigDecimal;
      row.add(value == null ? null : value.toString());
    }
    outlines.add(geometry(String.valueOf(row.get(outline))));
    values.add(row);
  }

  private Geometry geometry(String text) {
    try {
      return new WKTReader(factory).read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException("an outline that is no well-known text: " + text, e);
    }
  }

  @Override
  public void close() throws IOException {
    Shapes shapes = new Shapes(outlines);
    Map<String, byte[]> parts =
        Map.of(
            "shp", shapes.file(),
            "shx", shapes.index(),
            "dbf", attributes(),
            "prj", NATIONAL_GRID.getBytes(StandardCharsets.US_ASCII),
            "cpg", StandardCharsets.UTF_8.name().getBytes(StandardCharsets.US_ASCII));
    try (FixedZip zip = new FixedZip(file)) {
      for (String ending : List.of("shp", "shx", "dbf", "prj", "cpg")) {
        try (OutputStream out = zip.begin(stem + "." + ending)) {
          out.write(parts.get(ending));
        }
      }
    }
  }

  // ------------------------------------------------------------------ .dbf

  private byte[] attributes() {
    List<Integer> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (i != outline) {
        fields.add(i);
      }
    }
    int[] widths = fields.stream().mapToInt(this::width).toArray();
    int header = 32 + 32 * widths.length + 1;
    int record = 1 + Arrays.stream(widths).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(header + values.size() * record + 1).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 3).put((byte) 119).put((byte) 12).put((byte) 1);
    bytes.putInt(values.size()).putShort((short) header).putShort((short) record);
    for (int i = 0; i < widths.length; i++) {
      bytes.position(32 + 32 * i);
      int field = fields.get(i);
      bytes.put(names.get(field).getBytes(StandardCharsets.US_ASCII));
      bytes.position(32 + 32 * i + 11);
      bytes.put((byte) (numbers[field] ? 'N' : 'C'));
      bytes.position(32 + 32 * i + 16);
      bytes.put((byte) widths[i]).put((byte) (numbers[field] ? decimals(field) : 0));
    }
    bytes.position(header - 1);
    bytes.put((byte) 0x0D);
    for (List<@Nullable String> row : values) {
      bytes.put((byte) ' ');
      for (int i = 0; i < widths.length; i++) {
        bytes.put(Arrays.copyOf(padded(row.get(fields.get(i)), widths[i]), widths[i]));
      }
    }
    return bytes.put((byte) 0x1A).array();
  }

  private static byte[] padded(@Nullable String text, int width) {
    byte[] padded = new byte[width];
    Arrays.fill(padded, (byte) ' ');
    byte[] value = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(value, 0, padded, 0, value.length);
    return padded;
  }

  private int width(int field) {
    int width =
        values.stream()
            .map(row -> row.get(field))
            .mapToInt(text -> text == null ? 1 : text.getBytes(StandardCharsets.UTF_8).length)
            .max()
            .orElse(1);
    if (width > LONGEST_TEXT) {
      throw new IllegalArgumentException(names.get(field) + " is too long for a shapefile");
    }
    return width;
  }

  private int decimals(int field) {
    return values.stream()
        .map(row -> row.get(field))
        .mapToInt(
            text -> text == null || !text.contains(".") ? 0 : text.length() - text.indexOf('.') - 1)
        .max()
        .orElse(0);
  }

  // ------------------------------------------------------------------ .shp and .shx

  /** The outlines as the format has them: outer rings clockwise, holes the other way. */
  private static final class Shapes {

    private final List<byte[]> records;
    private final Envelope bounds = new Envelope();

    Shapes(List<Geometry> outlines) {
      this.records = outlines.stream().map(Shapes::record).toList();
      outlines.forEach(outline -> bounds.expandToInclude(outline.getEnvelopeInternal()));
    }

    private static byte[] record(Geometry outline) {
      List<Coordinate[]> rings = new ArrayList<>();
      for (int i = 0; i < outline.getNumGeometries(); i++) {
        Polygon polygon = (Polygon) outline.getGeometryN(i).norm();
        rings.add(polygon.getExteriorRing().getCoordinates());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          LinearRing ring = polygon.getInteriorRingN(hole);
          rings.add(ring.getCoordinates());
        }
      }
      int points = rings.stream().mapToInt(ring -> ring.length).sum();
      ByteBuffer bytes =
          ByteBuffer.allocate(44 + 4 * rings.size() + 16 * points).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putInt(POLYGON);
      put(bytes, outline.getEnvelopeInternal());
      bytes.putInt(rings.size()).putInt(points);
      int start = 0;
      for (Coordinate[] ring : rings) {
        bytes.putInt(start);
        start += ring.length;
      }
      rings.forEach(ring -> Arrays.stream(ring).forEach(p -> bytes.putDouble(p.x).putDouble(p.y)));
      return bytes.array();
    }

    private static void put(ByteBuffer bytes, Envelope bounds) {
      bytes.putDouble(bounds.getMinX()).putDouble(bounds.getMinY());
      bytes.putDouble(bounds.getMaxX()).putDouble(bounds.getMaxY());
    }

    byte[] file() {
      int length = HEADER + records.stream().mapToInt(record -> 8 + record.length).sum();
      ByteBuffer bytes = ByteBuffer.allocate(length).put(header(length));
      for (int i = 0; i < records.size(); i++) {
        bytes.putInt(i + 1).putInt(records.get(i).length / WORD).put(records.get(i));
      }
      return bytes.array();
    }

    byte[] index() {
      int length = HEADER + 8 * records.size();
      ByteBuffer bytes = ByteBuffer.allocate(length).put(header(length));
      int at = HEADER;
      for (byte[] record : records) {
        bytes.putInt(at / WORD).putInt(record.length / WORD);
        at += 8 + record.length;
      }
      return bytes.array();
    }

    private byte[] header(int length) {
      ByteBuffer bytes = ByteBuffer.allocate(HEADER).putInt(0, 9994).putInt(24, length / WORD);
      bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, POLYGON).position(36);
      put(bytes, bounds);
      return bytes.array();
    }
  }
}
