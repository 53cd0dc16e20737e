package census.etl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import census.etl.acquire.Acquired;
import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Format;
import census.etl.catalogue.Source;
import census.etl.sample.Declarations;
import census.etl.shapefile.Layer;
import census.model.geography.NationalGrid;
import census.model.geography.NationalGrid.Degrees;
import census.model.geography.NationalGrid.GridPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;

/**
 * Every layer at hand, held against what GDAL reads from the same file: how many areas, their
 * codes, names, sizes and centres, and where the centres are in WGS 84.
 */
@EnabledIfEnvironmentVariable(
    named = "CENSUS_REAL_SOURCES",
    matches = ".+",
    disabledReason = "CENSUS_REAL_SOURCES names no folder of publishers' files")
class BoundaryFilesTest {

  private static final Catalogue CATALOGUE = Declarations.OWN.catalogue();

  @TempDir Path cache;

  static Stream<Source> layers() {
    return CATALOGUE.sources().stream()
        .filter(source -> source.files().get(0).layout().format() == Format.SHAPEFILE);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLayerIsWhatOthersReadOfIt(Source source) throws Exception {
    assumeThat(isInstalled("ogr2ogr")).as("ogr2ogr is installed").isTrue();
    Path folder = Path.of(System.getenv("CENSUS_REAL_SOURCES"));
    Acquired acquired = new FolderAcquirer(folder, cache).acquire(source);
    Layer layer = Layer.read(acquired.path(), acquired.name());
    Map<List<String>, List<CSVRecord>> others = byFields(layer, folder, acquired);

    assertThat(layer.areas()).hasSameSizeAs(others.keySet());
    for (Layer.Area area : layer.areas()) {
      List<CSVRecord> shapes = others.get(values(area));
      assertThat(shapes).as("%s", values(area)).isNotNull();
      if (area.outline().mended() == null) {
        agrees(area.outline().full(), shapes.get(0));
      } else {
        double size = shapes.stream().mapToDouble(shape -> number(shape, "size")).sum();
        assertThat(area.outline().full().getArea()).isCloseTo(size, within(1 + size / 1_000));
      }
    }
  }

  private static void agrees(Geometry outline, CSVRecord other) {
    double size = number(other, "size");
    assertThat(outline.getArea()).as("%s", other).isCloseTo(size, within(1e-3 + size * 1e-9));
    assertThat(outline.getCentroid().getX()).isCloseTo(number(other, "x"), within(0.01));
    assertThat(outline.getCentroid().getY()).isCloseTo(number(other, "y"), within(0.01));
    Degrees degrees = NationalGrid.degrees(new GridPoint(number(other, "x"), number(other, "y")));
    assertThat(degrees.longitude()).isCloseTo(number(other, "longitude"), within(1e-6));
    assertThat(degrees.latitude()).isCloseTo(number(other, "latitude"), within(1e-6));
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  /** Numbers are written in ways of their own; texts must be the same. */
  private static List<String> values(Layer.Area area) {
    return Stream.of(area.values()).map(BoundaryFilesTest::plain).toList();
  }

  private static String plain(String value) {
    if (value == null) {
      return "";
    }
    try {
      return "%.9g".formatted(Double.parseDouble(value));
    } catch (NumberFormatException text) {
      return value;
    }
  }

  private static Map<List<String>, List<CSVRecord>> byFields(
      Layer layer, Path folder, Acquired acquired) throws IOException, InterruptedException {
    String file =
        acquired.name().substring(acquired.name().indexOf('!') + 1).replaceFirst("^/", "");
    String stem = file.substring(0, file.lastIndexOf('.'));
    Path found = folder.resolve(acquired.origin());
    String path = acquired.name().contains("!/") ? "/vsizip/" + found + "/" + file : "" + found;
    Process process =
        new ProcessBuilder(
                "ogr2ogr",
                "-f",
                "CSV",
                "/vsistdout/",
                path,
                "-dialect",
                "sqlite",
                "-sql",
                """
                select *, ST_Area(geometry) as size, ST_X(ST_Centroid(geometry)) as x,
                  ST_Y(ST_Centroid(geometry)) as y,
                  ST_X(ST_Transform(SetSRID(ST_Centroid(geometry), 27700), 4326)) as longitude,
                  ST_Y(ST_Transform(SetSRID(ST_Centroid(geometry), 27700), 4326)) as latitude
                from "%s"
                """
                    .formatted(stem))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (CSVParser rows =
        CSVParser.parse(
            process.getInputStream(),
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      Map<List<String>, List<CSVRecord>> all = new LinkedHashMap<>();
      for (CSVRecord row : rows) {
        List<String> fields =
            layer.names().stream().map(row::get).map(BoundaryFilesTest::plain).toList();
        all.computeIfAbsent(fields, key -> new ArrayList<>()).add(row);
      }
      assertThat(process.waitFor()).as(path).isZero();
      return all;
    }
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
  }
}
