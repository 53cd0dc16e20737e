package census.etl.shapefile;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * All of a shapefile: areas with their outlines, which have been held against each other.
 *
 * @param names of the fields
 */
public record Layer(List<String> names, List<Area> areas) {

  /** What is said of one area, in the order of the names, and its outline. */
  public record Area(@Nullable String[] values, Outline outline) {}

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
    Place place = parts.place(Parts.SHAPES);
    List<Outline> outlines = Outlines.of(shapes, projection, place);
    List<Area> areas = new ArrayList<>(outlines.size());
    for (int i = 0; i < outlines.size(); i++) {
      areas.add(new Area(attributes.of(i), outlines.get(i)));
    }
    return new Layer(attributes.names(), areas);
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
