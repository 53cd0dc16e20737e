package census.etl.shapefile;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * All of a shapefile: areas with their outlines, which have been held against each other.
 *
 * @param names of the fields
 */
public record Layer(List<String> names, List<Area> areas) {

  /**
   * One area.
   *
   * @param number of its record, the first if there are several, counted from 1
   * @param values what is said of it, in the order of the names
   */
  public record Area(int number, @Nullable String[] values, Outline outline) {}

  /**
   * What the file has of one area.
   *
   * @param number of its first record, counted from 1
   */
  record Drawn(int number, @Nullable String[] values, List<MultiPolygon> shapes) {}

  /**
   * Reads it whole.
   *
   * @param bundle the zip that holds the parts
   * @param fileName what messages call the shapefile
   * @throws Fault with what is wrong
   */
  public static Layer read(Path bundle, String fileName) {
    Parts parts = Parts.of(bundle, fileName);
    Attributes attributes =
        new Attributes(parts.get(Parts.ATTRIBUTES), charset(parts), parts.place(Parts.ATTRIBUTES));
    Projection projection =
        Projection.of(
            new String(parts.get(Parts.PROJECTION), StandardCharsets.ISO_8859_1),
            parts.place(Parts.PROJECTION));
    List<MultiPolygon> shapes = Shapes.read(parts, projection);
    if (shapes.size() != attributes.count()) {
      throw new Fault(
          Kind.SHAPEFILE_PARTS_DISAGREE
              .at(parts.place(Parts.ATTRIBUTES))
              .found(attributes.count() + " records")
              .expected(shapes.size() + ", as in the .shp"));
    }
    return new Layer(
        attributes.names(),
        new Outlines(projection, parts.place(Parts.SHAPES)).of(records(attributes, shapes)));
  }

  /** Records that say the same are parts of one area. */
  private static List<Drawn> records(Attributes attributes, List<MultiPolygon> shapes) {
    Map<List<@Nullable String>, Drawn> records = new LinkedHashMap<>();
    for (int i = 0; i < shapes.size(); i++) {
      @Nullable String[] values = attributes.of(i);
      int number = i + 1;
      records
          .computeIfAbsent(
              Arrays.asList(values), said -> new Drawn(number, values, new ArrayList<>()))
          .shapes()
          .add(shapes.get(i));
    }
    return List.copyOf(records.values());
  }

  /** Where none is named it is that of the Windows on which such files were made. */
  private static Charset charset(Parts parts) {
    byte[] named = parts.find(Parts.ENCODING);
    return named == null
        ? Charset.forName("windows-1252")
        : Attributes.charset(
            new String(named, StandardCharsets.ISO_8859_1), parts.place(Parts.ENCODING));
  }
}
