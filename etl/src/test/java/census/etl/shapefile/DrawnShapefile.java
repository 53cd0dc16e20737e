package census.etl.shapefile;

import census.etl.acquire.FixedZip;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A shapefile of areas with a name each, in the National Grid, written byte by byte. */
final class DrawnShapefile {

  static final String NATIONAL_GRID =
      "PROJCS[\"British_National_Grid\",GEOGCS[\"GCS_OSGB_1936\",DATUM[\"D_OSGB_1936\","
          + "SPHEROID[\"Airy_1830\",6377563.396,299.3249646]],PRIMEM[\"Greenwich\",0.0],"
          + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
          + "PARAMETER[\"False_Easting\",400000.0],PARAMETER[\"False_Northing\",-100000.0],"
          + "PARAMETER[\"Central_Meridian\",-2.0],PARAMETER[\"Scale_Factor\",0.9996012717],"
          + "PARAMETER[\"Latitude_Of_Origin\",49.0],UNIT[\"Meter\",1.0]]";

  private record Area(String name, List<double[]> rings) {}

  private final List<Area> areas = new ArrayList<>();
  private final Map<String, byte[]> others = new TreeMap<>();
  private Charset charset = StandardCharsets.UTF_8;

  DrawnShapefile() {
    with("prj", NATIONAL_GRID).with("cpg", "UTF-8");
  }

  /**
   * @param rings x and y in turn, the first point again at the end
   */
  DrawnShapefile area(String name, double[]... rings) {
    areas.add(new Area(name, List.of(rings)));
    return this;
  }

  DrawnShapefile with(String ending, String text) {
    others.put(ending, text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  DrawnShapefile without(String ending) {
    others.remove(ending);
    return this;
  }

  DrawnShapefile written(Charset in) {
    charset = in;
    return this;
  }

  /** Clockwise, as outer rings are. */
  static double[] square(double x, double y, double size) {
    return new double[] {x, y, x, y + size, x + size, y + size, x + size, y, x, y};
  }

  /** The other way round. */
  static double[] hole(double x, double y, double size) {
    return new double[] {x, y, x + size, y, x + size, y + size, x, y + size, x, y};
  }

  Map<String, byte[]> parts() {
    Map<String, byte[]> parts = new TreeMap<>(others);
    List<byte[]> records = areas.stream().map(DrawnShapefile::record).toList();
    int length = 100 + records.stream().mapToInt(record -> 8 + record.length).sum();
    ByteBuffer shapes = ByteBuffer.allocate(length).put(header(length));
    ByteBuffer index =
        ByteBuffer.allocate(100 + 8 * records.size()).put(header(100 + 8 * records.size()));
    for (int i = 0; i < records.size(); i++) {
      index.putInt(shapes.position() / 2).putInt(records.get(i).length / 2);
      shapes.putInt(i + 1).putInt(records.get(i).length / 2).put(records.get(i));
    }
    parts.putIfAbsent("shp", shapes.array());
    parts.putIfAbsent("shx", index.array());
    parts.putIfAbsent("dbf", attributes());
    return parts;
  }

  private static byte[] header(int length) {
    ByteBuffer header = ByteBuffer.allocate(100).putInt(0, 9994).putInt(24, length / 2);
    return header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, 5).array();
  }

  private static byte[] record(Area area) {
    int points = area.rings().stream().mapToInt(ring -> ring.length / 2).sum();
    ByteBuffer record =
        ByteBuffer.allocate(44 + 4 * area.rings().size() + 16 * points)
            .order(ByteOrder.LITTLE_ENDIAN);
    record.putInt(0, 5).position(36);
    record.putInt(area.rings().size()).putInt(points);
    int start = 0;
    for (double[] ring : area.rings()) {
      record.putInt(start);
      start += ring.length / 2;
    }
    for (double[] ring : area.rings()) {
      for (double ordinate : ring) {
        record.putDouble(ordinate);
      }
    }
    return record.array();
  }

  private byte[] attributes() {
    int width = 40;
    ByteBuffer table = ByteBuffer.allocate(65 + areas.size() * (1 + width));
    table.order(ByteOrder.LITTLE_ENDIAN).put((byte) 3).position(4);
    table.putInt(areas.size()).putShort((short) 65).putShort((short) (1 + width)).position(32);
    table.put("NAME".getBytes(StandardCharsets.US_ASCII)).position(43);
    table.put((byte) 'C').position(48);
    table.put((byte) width).position(64);
    table.put((byte) 0x0D);
    for (Area area : areas) {
      table.put((byte) ' ');
      byte[] name = area.name().getBytes(charset);
      table.put(name).put(" ".repeat(width - name.length).getBytes(charset));
    }
    return table.array();
  }

  Path in(Path folder) {
    return zip(parts(), folder.resolve("areas.zip"));
  }

  static Path zip(Map<String, byte[]> parts, Path file) {
    try (FixedZip zip = new FixedZip(file)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        try (OutputStream out = zip.begin("areas." + part.getKey())) {
          out.write(part.getValue());
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
