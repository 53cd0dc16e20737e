package census.etl.shapefile;

import static census.etl.shapefile.DrawnShapefile.hole;
import static census.etl.shapefile.DrawnShapefile.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import census.etl.catalogue.OutlineColumn;
import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.operation.union.UnaryUnionOp;

class LayerTest {

  @TempDir Path folder;

  private Layer read(DrawnShapefile drawn) {
    return Layer.read(drawn.in(folder), "areas.shp");
  }

  private Finding refused(DrawnShapefile drawn) {
    return refused(drawn.parts());
  }

  private Finding refused(Map<String, byte[]> parts) {
    Path file = DrawnShapefile.zip(parts, folder.resolve("areas.zip"));
    Fault fault = catchThrowableOfType(Fault.class, () -> Layer.read(file, "areas.shp"));
    assertThat(fault).isNotNull();
    return fault.findings().get(0);
  }

  private static DrawnShapefile oneSquare() {
    return new DrawnShapefile().area("Sampleford", square(400_000, 300_000, 1_000));
  }

  private static Geometry full(Layer layer, int area) {
    return layer.areas().get(area).outline().full();
  }

  // ------------------------------------------------------------------ rings

  @Test
  void anIslandInALakeIsAPolygonOfItsOwnAndItsPondBelongsToIt() {
    Layer layer =
        read(
            new DrawnShapefile()
                .area(
                    "Lakeland",
                    hole(400_420, 300_420, 10), // the pond comes first, and is the smallest
                    square(400_000, 300_000, 1_000),
                    square(400_400, 300_400, 100),
                    hole(400_300, 300_300, 400)));

    Geometry outline = full(layer, 0);
    assertThat(outline.getNumGeometries()).isEqualTo(2);
    assertThat(outline.getArea()).isEqualTo(1e6 - 160_000 + 10_000 - 100);
    assertThat(outline.isValid()).isTrue();
    for (int i = 0; i < 2; i++) {
      assertThat(((Polygon) outline.getGeometryN(i)).getNumInteriorRing()).isEqualTo(1);
    }
  }

  @Test
  void aHoleInNoPolygonIsDamage() {
    Finding finding =
        refused(
            new DrawnShapefile()
                .area("Sampleford", square(400_000, 300_000, 10), hole(500_000, 300_000, 5)));

    assertThat(finding.kind()).isEqualTo(Kind.OUTLINE_DAMAGED);
    assertThat(finding.message()).startsWith("areas.shp, row 1:").contains("a hole that lies in");
  }

  @Test
  void linesThatCrossAreMendedAndItIsSaid() {
    Layer layer =
        read(oneSquare().area("Bow", new double[] {0, 0, 0, 10, 10, 10, 10, 0, 5, 15, 0, 0}));

    assertThat(layer.areas().get(0).outline().mended()).isNull();
    assertThat(layer.areas().get(1).outline().mended()).startsWith("Self-intersection at");
    assertThat(full(layer, 1).isValid()).isTrue();
    assertThat(full(layer, 1).getArea()).isBetween(40.0, 100.0);
  }

  @Test
  void recordsThatSayTheSameAreOneArea() {
    Layer layer =
        read(
            oneSquare()
                .area("Mockbury", square(500_000, 300_000, 10))
                .area("Sampleford", square(401_000, 300_000, 1_000)));

    assertThat(layer.areas())
        .extracting(area -> area.values()[0])
        .containsExactly("Sampleford", "Mockbury");
    assertThat(full(layer, 0).getNumGeometries()).isEqualTo(1);
    assertThat(full(layer, 0).getArea()).isEqualTo(2e6);
    assertThat(layer.areas().get(0).outline().mended())
        .isEqualTo("drawn as 2 shapes, which were joined");
  }

  // ------------------------------------------------------------------ text and projection

  @Test
  void theEncodingIsThatOfTheCpgFile() {
    assertThat(
            read(new DrawnShapefile().area("Ynys Môn, Tŷ", square(0, 0, 1)))
                .areas()
                .get(0)
                .values())
        .containsExactly("Ynys Môn, Tŷ");
  }

  @Test
  void withoutACpgFileItIsThatOfWindows() {
    DrawnShapefile drawn =
        new DrawnShapefile()
            .without("cpg")
            .written(Charset.forName("windows-1252"))
            .area("Ynys Môn", square(0, 0, 1));

    assertThat(read(drawn).areas().get(0).values()).containsExactly("Ynys Môn");
  }

  @Test
  void bytesThatAreNoTextAreLocated() {
    Finding finding =
        refused(
            oneSquare().written(Charset.forName("windows-1252")).area("Ynys Môn", square(0, 0, 1)));

    assertThat(finding.message()).startsWith("areas.dbf, row 2, column \"NAME\":");
    assertThat(finding.kind()).isEqualTo(Kind.FILE_ENCODING_WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PROJCS[\"TM65_Irish_Grid\",GEOGCS[\"GCS_TM65\"]]",
        "PROJCS[\"British_National_Grid\",GEOGCS[\"GCS_OSGB_1936\"]]",
        "GEOGCS[\"GCS_ETRS_1989\"]"
      })
  void aSystemThatIsNotKnownIsRefused(String text) {
    assertThat(refused(oneSquare().with("prj", text)).kind()).isEqualTo(Kind.PROJECTION_UNKNOWN);
  }

  @Test
  void theGridOfAnotherPlaceIsNotThatOfBritain() {
    String moved = DrawnShapefile.NATIONAL_GRID.replace("400000.0", "500000.0");

    assertThat(refused(oneSquare().with("prj", moved)).kind()).isEqualTo(Kind.PROJECTION_UNKNOWN);
  }

  @Test
  void degreesComeOutAsTheyWentIn() throws Exception {
    double[] ring = {-1, 52, -1, 52.01, -0.99, 52.01, -0.99, 52, -1, 52};
    Layer layer =
        read(new DrawnShapefile().with("prj", "GEOGCS[\"GCS_WGS_1984\"]").area("Here", ring));

    Geometry outline = wgs84(layer, 0, OutlineColumn.OUTLINE);
    assertThat(outline.getEnvelopeInternal().getMinX()).isCloseTo(-1, within(1e-7));
    assertThat(outline.getEnvelopeInternal().getMaxY()).isCloseTo(52.01, within(1e-7));
    assertThat(full(layer, 0).getArea()).isCloseTo(686.7 * 1112.5, within(2_000.0));
  }

  private static Geometry wgs84(Layer layer, int area, OutlineColumn column) throws Exception {
    String hex = layer.areas().get(area).outline().texts()[column.ordinal()];
    return new WKBReader().read(HexFormat.of().parseHex(hex));
  }

  // ------------------------------------------------------------------ simpler outlines

  /** Neighbours that wind: each border has a hundred points between two corners. */
  @Test
  void simplerNeighboursStillMeetAndLeaveNothingBetween() throws Exception {
    Random chance = new Random(7);
    double[][] borders = new double[6][];
    for (int border = 0; border < borders.length; border++) {
      borders[border] = new double[101];
      for (int i = 1; i < 100; i++) {
        borders[border][i] = chance.nextDouble() * 900;
      }
    }
    DrawnShapefile drawn = new DrawnShapefile();
    for (int i = 0; i + 1 < borders.length; i++) {
      drawn.area("Strip " + i, strip(borders[i], borders[i + 1], 400_000 + 10_000 * i));
    }

    Layer layer = read(drawn);

    for (OutlineColumn level : List.of(OutlineColumn.OUTLINE_MEDIUM, OutlineColumn.OUTLINE_LOW)) {
      List<Geometry> simple =
          List.of(0, 1, 2, 3, 4).stream()
              .map(
                  i ->
                      level == OutlineColumn.OUTLINE_LOW
                          ? layer.areas().get(i).outline().low()
                          : layer.areas().get(i).outline().medium())
              .toList();
      Geometry together = UnaryUnionOp.union(simple);
      assertThat(together.getNumGeometries()).isEqualTo(1);
      assertThat(((Polygon) together).getNumInteriorRing()).isZero();
      assertThat(simple.stream().mapToDouble(Geometry::getArea).sum())
          .isCloseTo(together.getArea(), within(1e-3));
      for (int i = 0; i < 5; i++) {
        assertThat(wgs84(layer, i, level).isValid()).isTrue();
      }
    }
    assertThat(layer.areas().get(2).outline().low().getNumPoints())
        .isLessThan(full(layer, 2).getNumPoints() / 4);
  }

  private static double[] strip(double[] west, double[] east, double x) {
    double[] ring = new double[2 * (west.length + east.length + 1)];
    int at = 0;
    for (int i = 0; i < west.length; i++) {
      ring[at++] = x + west[i];
      ring[at++] = 300_000 + 200 * i;
    }
    for (int i = east.length - 1; i >= 0; i--) {
      ring[at++] = x + 10_000 + east[i];
      ring[at++] = 300_000 + 200 * i;
    }
    ring[at++] = ring[0];
    ring[at] = ring[1];
    return ring;
  }

  // ------------------------------------------------------------------ parts

  @ParameterizedTest
  @ValueSource(strings = {"shp", "shx", "dbf", "prj"})
  void aPartThatIsMissingIsNamed(String ending) {
    Map<String, byte[]> parts = oneSquare().parts();
    parts.remove(ending);

    Finding finding = refused(parts);

    assertThat(finding.kind()).isEqualTo(Kind.SHAPEFILE_INCOMPLETE);
    assertThat(finding.message()).contains("a file ." + ending);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shx", "dbf"})
  void partsOfTwoShapefilesDoNotBelongTogether(String ending) {
    Map<String, byte[]> parts = oneSquare().parts();
    parts.put(ending, oneSquare().area("Mockbury", square(0, 0, 1)).parts().get(ending));

    assertThat(refused(parts).kind()).isEqualTo(Kind.SHAPEFILE_PARTS_DISAGREE);
  }

  /** Each would be gigabytes, if it were believed. */
  @ParameterizedTest
  @ValueSource(ints = {136, 140, 104})
  void aNumberBeyondTheFileIsNotBelieved(int at) {
    Map<String, byte[]> parts = oneSquare().parts();
    ByteBuffer.wrap(parts.get("shp"))
        .order(at == 104 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
        .putInt(at + (at == 104 ? 0 : 8), Integer.MAX_VALUE);

    assertThat(refused(parts).kind()).isEqualTo(Kind.OUTLINE_DAMAGED);
  }

  @Test
  void aFileThatWasCutOffIsCalledSo() {
    Map<String, byte[]> parts = oneSquare().parts();
    parts.put("shp", Arrays.copyOf(parts.get("shp"), 150));

    assertThat(refused(parts).kind()).isEqualTo(Kind.SOURCE_TRUNCATED);
  }

  @Test
  void aRecordThatIsMarkedAsDeletedIsRefused() {
    Map<String, byte[]> parts = oneSquare().parts();
    parts.get("dbf")[65] = '*';

    assertThat(refused(parts).message())
        .startsWith("areas.dbf, row 1:")
        .contains("marked as deleted");
  }
}
