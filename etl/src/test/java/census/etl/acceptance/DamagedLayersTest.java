package census.etl.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import census.etl.acquire.FolderAcquirer;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Dataset;
import census.etl.database.Database;
import census.etl.database.DatabaseAddress;
import census.etl.job.DatasetReport;
import census.etl.job.DatasetReport.Result;
import census.etl.job.Pipeline;
import census.etl.job.Progress;
import census.etl.job.RefreshOptions;
import census.etl.sample.Declarations;
import census.etl.shapefile.Damage;
import census.model.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Layers of outlines, damaged by chance, zipped or loose. What is damaged is refused, in words and
 * in time, and what was served goes on being served. But loose files have no checksums: of what
 * they draw and say of one area, a bit may change and nobody can tell.
 */
@ExtendWith(SmallSample.Shared.class)
class DamagedLayersTest {

  private static final Catalogue CATALOGUE = Declarations.OWN.catalogue();

  /** By hand 1,000: {@code -Dcensus.mutations=1000}. */
  private static final int MUTATIONS = Integer.getInteger("census.mutations", 12);

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /**
   * Some of their outlines may be mended, and of so few areas one that is makes the sound layer
   * look afterwards as if a column had lost its values.
   */
  private static final Set<String> WITH_MENDED =
      Set.of("data_zone_2011_boundaries", "lsoa_2011_boundaries", "ward_2022_boundaries");

  private static final List<Dataset> LAYERS =
      CATALOGUE.datasets().stream()
          .filter(dataset -> dataset.table().name().equals("boundary"))
          .filter(dataset -> !WITH_MENDED.contains(dataset.id()))
          .toList();

  /** As many areas as the noise of one damage may reach into. */
  private static final int MOST_AREAS = 2;

  private static Path sound;
  @TempDir static Path cache;
  @TempDir static Path temporary;
  private static TestDatabase test;
  private static Database database;

  /** One area: what is said of it, and how it is drawn. */
  private record Area(String said, String drawn) {}

  private record Served(List<Area> areas) {

    static Served of(Dataset layer) {
      return new Served(
          JdbcClient.create(test.reader())
              .sql(
                  """
                  select
                    concat_ws('|', code, kind, edition, name, welsh_name, bng_e, bng_n, longitude, latitude, global_id) as said,
                    concat_ws('|', area_m2, west, south, east, north, md5(outline), mended) as drawn
                  from published.boundary
                  where dataset = :dataset
                  order by 1
                  """)
              .param("dataset", layer.id())
              .query(Area.class)
              .list());
    }

    /** Whether nothing is otherwise but what a damaged file says or draws of an area or two. */
    boolean isNearly(Served other, Damage damage) {
      return areas.size() == other.areas.size()
          && areas.stream().filter(area -> !other.areas.contains(area)).count() <= MOST_AREAS
          && (damage.ending().equals("dbf") || all(Area::said).equals(other.all(Area::said)))
          && (damage.ending().equals("shp") || all(Area::drawn).equals(other.all(Area::drawn)));
    }

    private List<String> all(Function<Area, String> what) {
      return areas.stream().map(what).sorted().toList();
    }
  }

  @Test
  void noDamagedLayerIsServed() throws IOException {
    int refused = 0;
    int same = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Random chance = new Random(seed);
      Dataset layer = LAYERS.get(chance.nextInt(LAYERS.size()));
      Served before = Served.of(layer);
      Path folder = Files.createTempDirectory(temporary, "sources");
      Damage damage = damaged(layer, folder, chance);
      String name = "%d: %s of %s".formatted(seed, damage.what(), layer.id());

      long started = System.nanoTime();
      DatasetReport report = refresh(List.of(layer), folder).get(0);

      assertThat(Duration.ofNanos(System.nanoTime() - started)).as(name).isLessThan(LONGEST);
      Served after = Served.of(layer);
      if (!report.result().isGood()) {
        assertThat(report.result()).as(name).isIn(Result.REJECTED, Result.FAILED);
        assertThat(report.problem()).as(name).contains(": ").doesNotContain("Exception");
        assertThat(after).as(name).isEqualTo(before);
        refused++;
      } else if (after.equals(before)) {
        same++;
      } else {
        assertThat(after.isNearly(before, damage)).as(name).isTrue();
        refresh(List.of(layer), sound);
        assertThat(Served.of(layer)).as(name).isEqualTo(before);
      }
    }
    System.out.printf(
        "%d damaged layers: %d refused, %d published as they were, %d with a change to one area%n",
        MUTATIONS, refused, same, MUTATIONS - refused - same);
    assertThat(refused).isGreaterThan(MUTATIONS / 2);
  }

  /** The publisher's zip, or loose what is in it, with something wrong. */
  private static Damage damaged(Dataset layer, Path folder, Random chance) throws IOException {
    String shapes = CATALOGUE.sourcesOf(layer).get(0).files().get(0).names().get(0);
    String stem = shapes.substring(0, shapes.lastIndexOf('.') + 1);
    Path zip = zipOf(shapes);
    if (chance.nextInt(4) == 0) {
      Damage damage = Damage.to("zip", Files.readAllBytes(zip), chance);
      Files.write(folder.resolve(stem + "zip"), damage.bytes());
      return damage;
    }
    Map<String, byte[]> parts = parts(zip, stem);
    Damage damage = Damage.toOneOf(parts, chance);
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      Files.write(folder.resolve(stem + part.getKey()), part.getValue());
    }
    return damage;
  }

  private static Map<String, byte[]> parts(Path zip, String stem) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (ZipFile open = new ZipFile(zip.toFile())) {
      for (ZipEntry part : Collections.list(open.entries())) {
        if (part.getName().startsWith(stem)) {
          parts.put(
              part.getName().substring(stem.length()), open.getInputStream(part).readAllBytes());
        }
      }
    }
    return parts;
  }

  private static Path zipOf(String shapes) throws IOException {
    try (Stream<Path> files = Files.list(sound)) {
      for (Path file : (Iterable<Path>) files.filter(each -> isZip(each))::iterator) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
          if (zip.getEntry(shapes) != null) {
            return file;
          }
        }
      }
    }
    throw new IllegalStateException("no zip of the sample has " + shapes);
  }

  private static boolean isZip(Path file) {
    return file.getFileName().toString().endsWith(".zip");
  }

  // ------------------------------------------------------------------ the sound sample

  @BeforeAll
  static void publishASoundSample(SmallSample sample) {
    sound = sample.folder();
    test = TestDatabase.create();
    database =
        Database.open(
            new DatabaseAddress(
                test.url(), test.ownerLogin().user(), test.ownerLogin().password()));
    assertThat(refresh(CATALOGUE.datasets(withWhatTheyStandOn()), sound))
        .extracting(DatasetReport::result)
        .containsOnly(Result.PUBLISHED);
  }

  private static List<String> withWhatTheyStandOn() {
    return LAYERS.stream()
        .flatMap(layer -> Stream.concat(Stream.of(layer.id()), layer.standsOn().stream()))
        .distinct()
        .toList();
  }

  @AfterAll
  static void close() {
    database.close();
    test.close();
  }

  private static List<DatasetReport> refresh(List<Dataset> datasets, Path folder) {
    return new Pipeline(database, CATALOGUE, "test")
        .refresh(
            datasets,
            new FolderAcquirer(folder, cache),
            new RefreshOptions(false, false, SmallSample.SCALE),
            Progress.SILENT);
  }
}
