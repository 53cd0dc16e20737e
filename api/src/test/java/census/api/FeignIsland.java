package census.api;

import census.model.schema.TestDatabase;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Outlines around 52° north, 1° west: two areas side by side of 2011 and of 2021, which an
 * integrated care board and a country surround; and a larger one far away with a lake in it.
 */
final class FeignIsland {

  private FeignIsland() {}

  static void publishAll(TestDatabase database) {
    publish(
        database,
        "lsoa_2011_boundaries",
        row("E01900001", "lsoa", 2011, "Sampleford 001A", -1.00, 52.00, 0.01),
        row("E01900002", "lsoa", 2011, "Sampleford 001B", -0.99, 52.00, 0.01));
    publish(
        database,
        "lsoa_2021_boundaries",
        row("E01900001", "lsoa", 2021, "Sampleford 001A", -1.00, 52.00, 0.01));
    publish(
        database,
        "data_zone_2011_boundaries",
        row("S01900001", "data_zone", 2011, "Strathsample - 01", -3.9, 56.1, 0.01));
    publish(
        database,
        "local_authority_boundaries",
        row("S12900001", "local_authority", 2019, "Strathsample", -3.95, 56.05, 0.1),
        row("S12900009", "local_authority", 2024, "Greater Strathsample", -3.95, 56.05, 0.1));
    publish(
        database,
        "icb_2023_boundaries",
        row("E54900001", "icb", 2023, "NHS Feign Integrated Care Board", -1.05, 51.95, 0.2));
    publish(
        database,
        "country_2022_boundaries",
        row("E92900001", "country", 2022, "Feignland", -3, 50, 4),
        lakeland());
  }

  private static void publish(TestDatabase database, String dataset, String... rows) {
    Sampleford.publish(database, dataset, "boundary", String.join(", ", rows));
  }

  /** A square, by its south-west corner and its side in degrees. */
  private static String row(
      String code, String kind, int edition, String name, double x, double y, double side) {
    return row(code, kind, edition, name, x, y, side, multipolygon(square(x, y, side)));
  }

  private static String lakeland() {
    return row(
        "S92900003",
        "country",
        2022,
        "Lakeland",
        -4,
        56,
        2,
        multipolygon(square(-4, 56, 2), square(-3.5, 56.5, 1)));
  }

  private static String row(
      String code,
      String kind,
      int edition,
      String name,
      double x,
      double y,
      double side,
      String outline) {
    return """
        ('%1$s', '%2$s', %3$d, '%4$s', null, '%5$s', null, null, null, null, null, %6$s, %7$s,
         1e6, %8$s, %9$s, %10$s, %11$s, '\\x%12$s', '\\x%12$s', '\\x%12$s', '\\x%12$s', null)"""
        .formatted(
            code,
            kind,
            edition,
            name,
            code.startsWith("S") ? "scotland" : "england",
            x + side / 2,
            y + side / 2,
            x,
            y,
            x + side,
            y + side,
            outline);
  }

  private static double[] square(double x, double y, double side) {
    return new double[] {x, y, x + side, y, x + side, y + side, x, y + side, x, y};
  }

  /** One polygon, the first of whose rings is the outer one. */
  private static String multipolygon(double[]... rings) {
    ByteBuffer bytes = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 1).putInt(6).putInt(1);
    bytes.put((byte) 1).putInt(3).putInt(rings.length);
    for (double[] ring : rings) {
      bytes.putInt(ring.length / 2);
      for (double ordinate : ring) {
        bytes.putDouble(ordinate);
      }
    }
    return HexFormat.of().formatHex(bytes.array(), 0, bytes.position());
  }
}
