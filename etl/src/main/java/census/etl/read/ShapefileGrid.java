package census.etl.read;

import census.etl.catalogue.OutlineColumn;
import census.etl.finding.Place;
import census.etl.shapefile.Layer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The areas of a shapefile: its fields, and beside them what their outlines come to. The names of
 * the fields are a header above the first record.
 */
final class ShapefileGrid implements Grid {

  private final Layer layer;
  private int next = -1;

  private ShapefileGrid(Layer layer) {
    this.layer = layer;
  }

  static ShapefileGrid open(Path file, Place place) {
    return new ShapefileGrid(Layer.read(file, String.valueOf(place.file())));
  }

  @Override
  public @Nullable GridRow next() {
    int number = next++;
    if (number < 0) {
      return new GridRow(0, header());
    }
    if (number >= layer.areas().size()) {
      return null;
    }
    Layer.Area area = layer.areas().get(number);
    return new GridRow(area.number(), joined(area.values(), area.outline().texts()));
  }

  private @Nullable String[] header() {
    return joined(
        layer.names().toArray(String[]::new),
        OutlineColumn.columns().stream()
            .flatMap(column -> column.headers().stream())
            .toArray(String[]::new));
  }

  private static @Nullable String[] joined(@Nullable String[] fields, @Nullable String[] outline) {
    return Stream.concat(Stream.of(fields), Stream.of(outline)).toArray(String[]::new);
  }

  /** It is in memory, whole. */
  @Override
  public void close() {}
}
