package census.api.benchmark;

import census.api.benchmark.AgainstNginx.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many organisations, areas around a point and tiles does an API answer in a second that runs
 * already, over the boundaries and lists that are published there?
 */
final class HowFastAreMaps {

  private static final int MANY = 20_000;
  private static final int FEW = 200;

  private static final List<String> LAYERS =
      List.of("lsoa_2021", "lsoa_2011", "msoa_2021", "ward_2022", "local_authority_2019");

  /** Most of England: there is something in almost every tile. */
  private static final double SOUTH = 50.9;

  private static final double NORTH = 54.0;
  private static final double WEST = -3.0;
  private static final double EAST = 0.2;

  /** The same places every time. */
  private static final long SEED = 1;

  private HowFastAreMaps() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      System.err.println("HowFastAreMaps ADDRESS [ROUNDS [SECONDS]], as in http://localhost:8000");
      System.exit(2);
    }
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
    Running api = new Running(arguments[0]);
    AgainstNginx.run(api.address(), folder -> cases(api, folder), rounds, seconds);
  }

  private static List<Case> cases(Running api, Path folder) throws IOException {
    String codes = write(folder.resolve("codes"), codes(api));
    String pages = write(folder.resolve("pages"), List.of("1", "2", "3"));
    String points = write(folder.resolve("points"), places(MANY, HowFastAreMaps::point));
    String manyTiles = write(folder.resolve("tiles"), places(MANY, random -> tile(random, 13)));
    String fewTiles = write(folder.resolve("fewTiles"), places(FEW, random -> tile(random, 12)));
    String wideTiles = write(folder.resolve("wideTiles"), places(FEW, random -> tile(random, 8)));
    String tile = "/api/v1/tiles/{1}/{2}/{3}/{4}.mvt";
    return List.of(
        new Case("one organisation", "GET", "/api/v1/organisations/{1}/", codes),
        new Case(
            "organisations with parents, 100 of them",
            "GET",
            "/api/v1/organisations/?page_size=100&page={1}",
            pages),
        new Case("areas around a point", "GET", "/api/v1/areas?lat={1}&lon={2}", points),
        new Case("tiles at zoom 13, hardly any twice", "GET", tile, manyTiles),
        new Case("tiles at zoom 12, made before", "GET", tile, fewTiles),
        new Case("tiles at zoom 8", "GET", tile, wideTiles));
  }

  private static List<String> codes(Running api) throws IOException {
    return StreamSupport.stream(
            JsonMapper.shared()
                .readTree(api.text("/api/v1/organisations/?page_size=1000"))
                .get("results")
                .spliterator(),
            false)
        .map(each -> each.get("ods_code").asString())
        .toList();
  }

  private static List<String> places(int count, Function<Random, String> place) {
    Random random = new Random(SEED);
    return IntStream.range(0, count).mapToObj(i -> place.apply(random)).toList();
  }

  private static String point(Random random) {
    return "%.5f,%.5f".formatted(latitude(random), longitude(random));
  }

  private static String tile(Random random, int zoom) {
    double across = 1 << zoom;
    double latitude = Math.toRadians(latitude(random));
    double y = (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2;
    return "%s,%d,%d,%d"
        .formatted(
            LAYERS.get(random.nextInt(LAYERS.size())),
            zoom,
            (int) ((longitude(random) + 180) / 360 * across),
            (int) (y * across));
  }

  private static double latitude(Random random) {
    return SOUTH + (NORTH - SOUTH) * random.nextDouble();
  }

  private static double longitude(Random random) {
    return WEST + (EAST - WEST) * random.nextDouble();
  }

  private static String write(Path file, List<String> lines) throws IOException {
    return Files.write(file, lines).toString();
  }
}
