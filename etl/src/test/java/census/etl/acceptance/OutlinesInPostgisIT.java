package census.etl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import census.etl.acquire.Acquired;
import census.etl.catalogue.Column;
import census.etl.catalogue.Dataset;
import census.etl.catalogue.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every layer as it is published, held against what PostGIS makes of the same file with its own
 * programs: how many areas, their codes, names, sizes, centres and bounds, and in which of them
 * points lie.
 */
@RealSources.Test
class OutlinesInPostgisIT {

  /** Of each layer; {@code -Dcensus.points=10000} takes a minute more. */
  private static final int POINTS = Integer.getInteger("census.points", 200);

  /** Degrees that are a centimetre of latitude. */
  private static final double CENTIMETRE = 9e-8;

  /** The National Grid, by the one transformation that is right to some metres. */
  private static final int SRID = 127700;

  private static final String PROJECTION =
      "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy"
          + " +towgs84=446.448,-125.157,542.060,0.1502,0.2470,0.8421,-20.4894 +units=m +no_defs";

  @TempDir static Path folder;
  private static Postgis postgis;

  private static int layers;
  private static int areas;
  private static int points;
  private static int found;
  private static double squareMetres;
  private static double degrees;

  private final RealSources real;

  OutlinesInPostgisIT(RealSources real) {
    this.real = real;
  }

  @BeforeAll
  static void start() throws IOException {
    assumeThat(Postgis.isInstalled())
        .as("PostGIS is installed, with shp2pgsql, for a PostgreSQL of Debian's kind")
        .isTrue();
    postgis = Postgis.start(folder);
    postgis
        .jdbc()
        .sql("insert into spatial_ref_sys (srid, proj4text) values (:srid, :projection)")
        .param("srid", SRID)
        .param("projection", PROJECTION)
        .update();
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgis != null) {
      postgis.close();
      System.out.printf(
          "%d layers, %,d areas, %,d points of which %,d lie in an area, as PostGIS has them;"
              + " largest differences: %.2f m², %.1e degrees%n",
          layers, areas, points, found, squareMetres, degrees);
    }
  }

  static Stream<Dataset> layers() {
    return RealSources.CATALOGUE.datasets().stream()
        .filter(dataset -> dataset.table().name().equals("boundary"));
  }

  private record Area(String code, String name, double size, double[] centre, double[] bounds) {}

  /** What PostGIS has of it, and whether it was drawn as one valid shape with its centre inside. */
  private record Other(Area area, boolean isSound, boolean isCentral) {}

  @ParameterizedTest
  @MethodSource("layers")
  void aLayerIsWhatPostgisMakesOfIt(Dataset dataset) throws IOException {
    load(RealSources.CATALOGUE.sourcesOf(dataset).get(0));
    Map<String, PreparedGeometry> outlines = new HashMap<>();
    List<Area> published = published(dataset, outlines);
    Map<String, Other> others = others();

    assertThat(published).extracting(Area::code).doesNotHaveDuplicates();
    assertThat(others.keySet()).hasSameSizeAs(published);
    published.forEach(area -> agrees(area, others.get(area.code())));
    centresLieWithin(published.stream().filter(area -> !others.get(area.code()).isCentral()));
    pointsLieInTheSame(published, outlines, new Random(layers));
    layers++;
    areas += published.size();
  }

  private void load(Source source) throws IOException {
    Acquired layer = real.acquired(source);
    postgis.jdbc().sql("drop table if exists layer, area").update();
    postgis.load(layer.path(), SRID, "layer");
    postgis
        .jdbc()
        .sql(
            """
            create table area as
            select *, ST_Transform(geom, 4326) as degrees
            from (
              select
                %1$s as code,
                min(%2$s) as name,
                count(*) = 1 and bool_and(is_valid) as is_sound,
                case when count(*) = 1 then (array_agg(sound))[1] else ST_Union(sound) end as geom
              from
                layer,
                ST_IsValid(geom) as is_valid,
                lateral (select case when is_valid then geom else ST_MakeValid(geom) end as sound) as mended
              group by %1$s
            ) as layer
            """
                .formatted(header(source, "code"), header(source, "name")))
        .update();
    postgis.jdbc().sql("create index on area using gist (degrees)").update();
    postgis.jdbc().sql("analyze area").update();
  }

  private static String header(Source source, String column) {
    return source.columns().stream()
        .filter(each -> each.name().equals(column))
        .map(Column::headers)
        .findFirst()
        .orElseThrow()
        .get(0)
        .toLowerCase(Locale.ROOT);
  }

  private List<Area> published(Dataset dataset, Map<String, PreparedGeometry> outlines) {
    return JdbcClient.create(real.reader())
        .sql(
            """
            select code, name, area_m2, centre_longitude, centre_latitude, west, south, east, north, outline
            from published.boundary where dataset = :dataset order by code
            """)
        .param("dataset", dataset.id())
        .query(
            (row, number) -> {
              outlines.put(row.getString("code"), outline(row.getBytes("outline")));
              return new Area(
                  row.getString("code"),
                  row.getString("name"),
                  row.getDouble("area_m2"),
                  new double[] {
                    row.getDouble("centre_longitude"), row.getDouble("centre_latitude")
                  },
                  new double[] {
                    row.getDouble("west"),
                    row.getDouble("south"),
                    row.getDouble("east"),
                    row.getDouble("north")
                  });
            })
        .list();
  }

  private static PreparedGeometry outline(byte[] binary) {
    try {
      return PreparedGeometryFactory.prepare(new WKBReader().read(binary));
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Other> others() {
    Map<String, Other> others = new HashMap<>();
    postgis
        .jdbc()
        .sql(
            """
            select
              code, name, is_sound, ST_Area(geom) as size, ST_Contains(geom, centre) as is_central,
              ST_X(ST_Transform(centre, 4326)) as longitude, ST_Y(ST_Transform(centre, 4326)) as latitude,
              ST_XMin(degrees) as west, ST_YMin(degrees) as south, ST_XMax(degrees) as east, ST_YMax(degrees) as north
            from area, ST_Centroid(geom) as centre
            """)
        .query(
            row -> {
              Area area =
                  new Area(
                      row.getString("code"),
                      row.getString("name"),
                      row.getDouble("size"),
                      new double[] {row.getDouble("longitude"), row.getDouble("latitude")},
                      new double[] {
                        row.getDouble("west"),
                        row.getDouble("south"),
                        row.getDouble("east"),
                        row.getDouble("north")
                      });
              others.put(
                  area.code(),
                  new Other(area, row.getBoolean("is_sound"), row.getBoolean("is_central")));
            });
    return others;
  }

  // ------------------------------------------------------------------ areas

  private void agrees(Area area, Other other) {
    assertThat(other).as(area.code()).isNotNull();
    assertThat(area.name()).as(area.code()).isEqualTo(other.area().name());
    double size = other.area().size();
    if (!other.isSound()) {
      // Each mends in its own way.
      assertThat(area.size()).as(area.code()).isCloseTo(size, within(1 + size / 1_000));
      return;
    }
    // It is published in tenths of a square metre.
    assertThat(area.size()).as(area.code()).isCloseTo(size, within(0.06 + size * 1e-9));
    squareMetres = Math.max(squareMetres, Math.abs(area.size() - size));
    isNear(area.code(), area.bounds(), other.area().bounds());
    if (other.isCentral()) {
      isNear(area.code(), area.centre(), other.area().centre());
    }
    real.compared(9);
  }

  private static void isNear(String code, double[] own, double[] others) {
    for (int i = 0; i < own.length; i++) {
      assertThat(own[i]).as(code).isCloseTo(others[i], within(2 * CENTIMETRE));
      degrees = Math.max(degrees, Math.abs(own[i] - others[i]));
    }
  }

  /** Where the centre of gravity lies outside, which point is taken is for each to choose. */
  private static void centresLieWithin(Stream<Area> chosen) {
    List<Area> own = chosen.toList();
    Map<Integer, Set<String>> lieIn = whereTheyLie(own.stream().map(Area::centre).toList());
    for (int i = 0; i < own.size(); i++) {
      assertThat(lieIn.get(i)).as("centre of %s", own.get(i).code()).contains(own.get(i).code());
    }
  }

  // ------------------------------------------------------------------ points

  /** Around areas taken by chance, small ones as often as large ones, so that many lie in one. */
  private void pointsLieInTheSame(
      List<Area> published, Map<String, PreparedGeometry> outlines, Random chance) {
    List<double[]> asked = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      double[] bounds = published.get(chance.nextInt(published.size())).bounds();
      asked.add(
          new double[] {
            bounds[0] + chance.nextDouble() * (bounds[2] - bounds[0]),
            bounds[1] + chance.nextDouble() * (bounds[3] - bounds[1])
          });
    }
    STRtree tree = new STRtree();
    outlines.forEach(
        (code, outline) -> tree.insert(outline.getGeometry().getEnvelopeInternal(), code));
    Map<Integer, Set<String>> others = whereTheyLie(asked);
    for (int i = 0; i < asked.size(); i++) {
      Coordinate point = new Coordinate(asked.get(i)[0], asked.get(i)[1]);
      Set<String> own = new HashSet<>();
      for (Object code : tree.query(new Envelope(point))) {
        if (outlines.get(code).covers(new GeometryFactory().createPoint(point))) {
          own.add((String) code);
        }
      }
      assertThat(own).as("areas around %s", point).isEqualTo(others.get(i));
      found += own.size();
    }
    points += asked.size();
    real.compared(asked.size());
  }

  /** The codes of the areas that each point lies in, by its place in the list. */
  private static Map<Integer, Set<String>> whereTheyLie(List<double[]> asked) {
    Map<Integer, Set<String>> codes = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      codes.put(i, new HashSet<>());
    }
    postgis
        .jdbc()
        .sql(
            """
            select point.number, area.code
            from unnest(:longitudes::double precision[], :latitudes::double precision[])
              with ordinality as point (longitude, latitude, number)
            join area on ST_Covers(area.degrees, ST_SetSRID(ST_MakePoint(point.longitude, point.latitude), 4326))
            """)
        .param("longitudes", asked.stream().map(point -> point[0]).toArray(Double[]::new))
        .param("latitudes", asked.stream().map(point -> point[1]).toArray(Double[]::new))
        .query(
            row -> {
              codes.get(row.getInt("number") - 1).add(row.getString("code"));
            });
    return codes;
  }
}
