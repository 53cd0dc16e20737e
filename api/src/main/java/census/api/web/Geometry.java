package census.api.web;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A multipolygon, from the well-known binary of the database to what answers have of it. */
final class Geometry {

  /** A centimetre: the transformation to degrees is right to some metres. */
  private static final double DEGREES = 1e7;

  private final ByteBuffer binary;
  private final boolean json;
  private final StringBuilder text = new StringBuilder();

  private Geometry(byte[] binary, boolean json) {
    this.binary = ByteBuffer.wrap(binary);
    this.json = json;
  }

  static String geoJson(byte[] degrees) {
    return "{\"type\":\"MultiPolygon\",\"coordinates\":"
        + new Geometry(degrees, true).written()
        + '}';
  }

  /** As the older service has it. */
  static String inNationalGrid(byte[] grid) {
    return "SRID=27700;" + inText(grid);
  }

  static String inText(byte[] binary) {
    return "MULTIPOLYGON " + new Geometry(binary, false).written();
  }

  private String written() {
    int polygons = begin();
    open();
    for (int i = 0; i < polygons; i++) {
      separate(i);
      polygon();
    }
    close();
    return text.toString();
  }

  private void polygon() {
    int rings = begin();
    open();
    for (int i = 0; i < rings; i++) {
      separate(i);
      ring(i == 0);
    }
    close();
  }

  /** The order of bytes and the type come before the number of parts. */
  private int begin() {
    binary.order(binary.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    binary.getInt();
    return binary.getInt();
  }

  /** In GeoJSON outer rings run anticlockwise and holes the other way. */
  private void ring(boolean outer) {
    int points = binary.getInt();
    double[] ordinates = new double[2 * points];
    for (int i = 0; i < ordinates.length; i++) {
      ordinates[i] = binary.getDouble();
    }
    boolean turned = json && (area(ordinates) > 0) != outer;
    open();
    for (int i = 0; i < points; i++) {
      separate(i);
      int at = 2 * (turned ? points - 1 - i : i);
      point(ordinates[at], ordinates[at + 1]);
    }
    close();
  }

  private static double area(double[] ordinates) {
    double area = 0;
    for (int i = 2; i < ordinates.length; i += 2) {
      area += ordinates[i - 2] * ordinates[i + 1] - ordinates[i] * ordinates[i - 1];
    }
    return area;
  }

  private void point(double x, double y) {
    if (json) {
      text.append('[').append(Math.rint(x * DEGREES) / DEGREES).append(',');
      text.append(Math.rint(y * DEGREES) / DEGREES).append(']');
    } else {
      text.append(x).append(' ').append(y);
    }
  }

  private void open() {
    text.append(json ? '[' : '(');
  }

  private void close() {
    text.append(json ? ']' : ')');
  }

  private void separate(int before) {
    if (before > 0) {
      text.append(json ? "," : ", ");
    }
  }
}
