package census.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Areas around a point, areas by code, their outlines, and tiles. */
final class BoundariesTest extends ApiTest {

  private static final String POINT = "/areas?lat=52.005&lon=-0.995";

  @BeforeAll
  static void awaitTheAtlas() throws InterruptedException {
    while (API.get(RunningApi.CURRENT + POINT).statusCode() == 503) {
      Thread.sleep(20);
    }
  }

  private static List<String> kinds(JsonNode areas) {
    return StreamSupport.stream(areas.spliterator(), false)
        .map(area -> area.get("kind").asString() + " " + area.get("edition").asInt())
        .toList();
  }

  // ------------------------------------------------------------------ around a point

  @Test
  void aPointLiesInOneAreaOfEachLayerTheNewestFirst() {
    JsonNode answer = current(POINT);

    assertThat(kinds(answer.get("areas")))
        .containsExactly("country 2022", "icb 2023", "lsoa 2021", "lsoa 2011");
    assertThat(answer.at("/areas/3/name").asString()).isEqualTo("Sampleford 001A");
    assertThat(answer.get("latitude").asDouble()).isEqualTo(52.005);
  }

  @Test
  void ofTwoNeighboursAPointLiesInOne() {
    assertThat(current("/areas?lat=52.005&lon=-0.985").at("/areas/2/code").asString())
        .isEqualTo("E01900002");
  }

  @Test
  void aLakeIsNotPartOfTheCountryAroundIt() {
    assertThat(current("/areas?lat=57&lon=-3").get("areas")).isEmpty();
    assertThat(kinds(current("/areas?lat=56.2&lon=-3").get("areas")))
        .containsExactly("country 2022");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?lat=52", "?lat=north&lon=1", "?lat=91&lon=0", "?lat=52&lon=-1&postcode=x"})
  void whatIsNoPointIsABadQuestion(String question) {
    assertThat(API.get("/api/v1/areas" + question).statusCode()).isEqualTo(400);
  }

  // ------------------------------------------------------------------ by code

  @Test
  void anAreaHasItsEditionsWithParentsAndOutline() {
    JsonNode area = current("/areas/E01900002");

    assertThat(kinds(area.get("editions"))).containsExactly("lsoa 2021", "lsoa 2011");
    JsonNode of2011 = area.at("/editions/1");
    assertThat(kinds(of2011.get("parents"))).contains("local_authority 2019", "msoa 2011");
    assertThat(of2011.get("outline").asString())
        .isEqualTo("/api/v1/areas/E01900002/outline?kind=lsoa&edition=2011");
    assertThat(area.at("/editions/0/outline").isNull()).isTrue();
  }

  @Test
  void ofAYearThoseEditionsAreShownThatWereTheNewestThen() {
    assertThat(kinds(current("/areas/E01900002?as_of=2015-06-01").get("editions")))
        .containsExactly("lsoa 2011");
    assertThat(kinds(current("/areas/E01900002?as_of=2023-06-01").get("editions")))
        .containsExactly("lsoa 2021");
  }

  @Test
  void anAuthorityHasItsAreasAsChildren() {
    assertThat(kinds(current("/areas/E09900001").at("/editions/0/children"))).contains("lsoa 2011");
  }

  @Test
  void aBoardGoesByItsOdsCodeAndByThatOfItsArea() {
    JsonNode board = current("/areas/XAA");

    assertThat(kinds(board.get("editions"))).containsExactly("icb 2023");
    assertThat(board.at("/editions/0/outline").asString())
        .isEqualTo("/api/v1/areas/E54900001/outline?kind=icb&edition=2023");
    assertThat(board.at("/bodies/0/kind").asString()).isEqualTo("integrated_care_board");
    assertThat(board.at("/bodies/0/boundary_identifier").asString()).isEqualTo("E54900001");
    assertThat(board.at("/bodies/0/children/0/name").asString()).isEqualTo("SAMPLEFORD HOSPITAL");
    assertThat(current("/areas/E54900001").get("bodies")).isEqualTo(board.get("bodies"));
    assertThat(current("/areas/E01900002").get("bodies")).isEmpty();
  }

  @Test
  void whatOnlyAnOutlineTellsOfIsAnAreaToo() {
    assertThat(current("/areas/E54900001").at("/editions/0/kind").asString()).isEqualTo("icb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E09999999", "x", "E0990000%27", "E01900001%00"})
  void aCodeThatNobodyKnowsIsNotFound(String code) {
    assertThat(API.get("/api/v1/areas/" + code).statusCode()).isBetween(400, 404);
  }

  // ------------------------------------------------------------------ outlines

  @Test
  void anOutlineIsAGeoJsonFeatureWithItsOuterRingAnticlockwise() {
    JsonNode feature = current("/areas/S92900003/outline?detail=low");

    assertThat(feature.get("type").asString()).isEqualTo("Feature");
    assertThat(feature.at("/geometry/type").asString()).isEqualTo("MultiPolygon");
    JsonNode rings = feature.at("/geometry/coordinates/0");
    assertThat(rings).hasSize(2);
    assertThat(area(rings.get(0))).isCloseTo(4, within(1e-5));
    assertThat(area(rings.get(1))).isCloseTo(-1, within(1e-5));
    assertThat(rings.get(0).get(0)).isEqualTo(rings.get(0).get(4));
  }

  private static double area(JsonNode ring) {
    double area = 0;
    for (int i = 1; i < ring.size(); i++) {
      area +=
          ring.get(i - 1).get(0).asDouble() * ring.get(i).get(1).asDouble()
              - ring.get(i).get(0).asDouble() * ring.get(i - 1).get(1).asDouble();
    }
    return area / 2;
  }

  @Test
  void aDetailThatThereIsNotIsABadQuestion() {
    assertThat(API.get("/api/v1/areas/S92900003/outline?detail=finest").statusCode())
        .isEqualTo(400);
    assertThat(API.get("/api/v1/areas/S92900003/outline?edition=1999").statusCode()).isEqualTo(404);
  }

  // ------------------------------------------------------------------ lists with outlines

  private static final String BOARDS = "/integrated_care_boards/extended/";
  private static final String OLDER_SERVICE = "/rcpch-nhs-organisations/api/v1";

  @Test
  void aBoardIsListedWithItsOutline() {
    JsonNode board = current(BOARDS).at("/results/0");

    assertThat(board.propertyNames())
        .containsExactly(
            "boundary_identifier",
            "name",
            "bng_e",
            "bng_n",
            "long",
            "lat",
            "globalid",
            "geom",
            "ods_code",
            "publication_date");
    assertThat(board.at("/geom/type").asString()).isEqualTo("MultiPolygon");
    assertThat(area(board.at("/geom/coordinates/0/0"))).isCloseTo(0.04, within(1e-9));
    assertThat(current(BOARDS + "XAA/?detail=low")).isEqualTo(board);
  }

  @Test
  void theOlderServiceGaveABareListWithTextInTheNationalGrid() {
    JsonNode boards = API.json(OLDER_SERVICE + BOARDS);

    assertThat(boards.isArray()).isTrue();
    assertThat(boards.at("/0/geom").asString()).startsWith("SRID=27700;MULTIPOLYGON (((");
    assertThat(API.json(OLDER_SERVICE + BOARDS + "XAA").at("/geom").asString()).endsWith(")))");
    assertThat(API.get(OLDER_SERVICE + BOARDS + "XXX").body()).contains("Not found.");
  }

  @Test
  void boardsAreGivenAsGeoJsonToWhoAsksForIt() {
    HttpResponse<String> answer = API.get("/api/v1" + BOARDS, "Accept", "application/geo+json");

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/geo+json");
    JsonNode collection = API.json("/api/v1" + BOARDS + "?format=geojson");
    assertThat(collection.get("type").asString()).isEqualTo("FeatureCollection");
    assertThat(collection.at("/features/0/geometry/type").asString()).isEqualTo("MultiPolygon");
    assertThat(collection.at("/features/0/properties").propertyNames())
        .contains("ods_code")
        .doesNotContain("geom");
    assertThat(API.get("/api/v1" + LSOAS + "?format=geojson").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local_health_boards",
        "integrated_care_boards",
        "nhs_england_regions",
        "london_boroughs",
        "countries"
      })
  void everyListWithOutlinesAnswersUnderBothAddresses(String list) {
    assertThat(current("/" + list + "/extended/").get("results")).isNotEmpty();
    assertThat(API.json(OLDER_SERVICE + "/" + list + "/extended/")).isNotEmpty();
  }

  @Test
  void rowsAreAskedForByWhatTheOutlineSays() {
    assertThat(current("/nhs_england_regions/extended/?globalid=x").get("results")).isEmpty();
    assertThat(current("/london_boroughs/extended/?ons_inner=true").get("results")).isEmpty();
    assertThat(API.get("/api/v1" + BOARDS + "?detail=finest").statusCode()).isEqualTo(400);
    assertThat(API.get("/api/v1" + LSOAS + "?detail=low").statusCode()).isEqualTo(400);
  }

  // ------------------------------------------------------------------ tiles

  @Test
  void aTileShowsTheAreasOfItsLayerWithTheirDeciles() throws Exception {
    HttpResponse<byte[]> answer = tile("lsoa_2011/10/509/338.mvt");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/vnd.mapbox-vector-tile");
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    ReadTile tile = ReadTile.of(answer.body());
    assertThat(tile.layer()).isEqualTo("lsoa_2011");
    assertThat(tile.features())
        .extracting(feature -> feature.get("code"))
        .containsExactlyInAnyOrder("E01900001", "E01900002");
    assertThat(tile.features())
        .allSatisfy(
            feature ->
                assertThat(feature)
                    .containsEntry("nation", "england")
                    .containsEntry("edition", 2011L)
                    .containsKeys("name", "imd_decile", "imd_edition"));
  }

  @Test
  void whoCanUnpackATileIsSentItPacked() throws Exception {
    HttpResponse<byte[]> packed = tile("lsoa_2011/10/509/338.mvt", "Accept-Encoding", "gzip");

    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(unpacked).isEqualTo(tile("lsoa_2011/10/509/338.mvt").body());
  }

  @Test
  void aTileThatTheCallerHasIsNotSentAgain() throws Exception {
    String tag = tile("lsoa_2011/10/509/338.mvt").headers().firstValue("ETag").orElseThrow();

    assertThat(tile("lsoa_2011/10/509/338.mvt", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void whereNothingShowsThereIsNothingToSend() throws Exception {
    HttpResponse<byte[]> empty = tile("lsoa_2011/10/0/0.mvt");

    assertThat(empty.statusCode()).isEqualTo(204);
    assertThat(empty.body()).isEmpty();
  }

  @Test
  void anAreaMuchLargerThanTheTileFillsItToBeyondItsEdges() throws Exception {
    ReadTile tile = ReadTile.of(tile("country_2022/12/2036/1352.mvt").body());

    assertThat(tile.features()).hasSize(1);
    assertThat(tile.boxes().get(0)).containsExactly(-80, 4176, -80, 4176);
  }

  @Test
  void theExistingComponentFindsItsLayersAndAttributes() throws Exception {
    ReadTile master = ReadTile.of(tile("public.uk_master_2011_z8_10/10/509/338.pbf").body());

    assertThat(master.layer()).isEqualTo("uk_master_2011_z8_10");
    assertThat(master.features())
        .anySatisfy(
            feature ->
                assertThat(feature)
                    .containsEntry("code", "E01900001")
                    .containsEntry("area_name", "Sampleford 001A")
                    .containsEntry("year", 2011L)
                    .containsEntry("icb_code", "E54900001")
                    .containsEntry("icb_name", "NHS Feign Integrated Care Board")
                    .containsKeys("imd_decile", "imd_year"));
    assertThat(ReadTile.of(tile("public.icb_tiles_2023/10/509/338.pbf").body()).layer())
        .isEqualTo("public.icb_tiles_2023");
  }

  /** Scotland has one edition of data zones with an index, and two of authorities. */
  @Test
  void aSmallAreaLiesInTheAuthorityOfTheEraThatIsAskedFor() throws Exception {
    for (String era : List.of("2011", "2021")) {
      String master = "public.uk_master_%s_z8_10/10/500/318.pbf".formatted(era);

      assertThat(ReadTile.of(tile(master).body()).features())
          .hasSize(1)
          .allSatisfy(
              feature ->
                  assertThat(feature)
                      .containsEntry("code", "S01900001")
                      .containsEntry("la_code", era.equals("2011") ? "S12900001" : "S12900009"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lsoa_1999/10/509/338.mvt",
        "lsoa_2011/10/509/338.png",
        "lsoa_2011/10/509/338",
        "lsoa_2011/17/1/1.mvt",
        "lsoa_2011/2/4/1.mvt",
        "lsoa_2011/x/4/1.mvt",
        "lsoa_2011/10/509/99999999999999999999.mvt"
      })
  void aTileThatCanNotBeIsNotFound(String address) throws Exception {
    assertThat(tile(address).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<byte[]> tile(String address, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(API.origin() + "/api/v1/tiles/" + address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /**
   * A vector tile, read by a reader of its own.
   *
   * @param boxes of each feature, least and largest x, least and largest y
   */
  private record ReadTile(String layer, List<Map<String, Object>> features, List<int[]> boxes) {

    static ReadTile of(byte[] bytes) {
      Message layer = new Message(new Message(bytes).bytes(3).get(0));
      List<String> keys =
          layer.bytes(3).stream().map(key -> new String(key, StandardCharsets.UTF_8)).toList();
      List<Object> values = layer.bytes(4).stream().map(ReadTile::value).toList();
      assertThat(layer.numbers(15)).containsExactly(2L);
      assertThat(layer.numbers(5)).containsExactly(4096L);
      List<Map<String, Object>> features = new ArrayList<>();
      List<int[]> boxes = new ArrayList<>();
      for (byte[] each : layer.bytes(2)) {
        Message feature = new Message(each);
        assertThat(feature.numbers(3)).containsExactly(3L);
        List<Long> tags = packed(feature.bytes(2).get(0));
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < tags.size(); i += 2) {
          attributes.put(keys.get(tags.get(i).intValue()), values.get(tags.get(i + 1).intValue()));
        }
        features.add(attributes);
        boxes.add(box(packed(feature.bytes(4).get(0))));
      }
      return new ReadTile(
          new String(layer.bytes(1).get(0), StandardCharsets.UTF_8), features, boxes);
    }

    private static Object value(byte[] bytes) {
      Message value = new Message(bytes);
      return value.bytes(1).isEmpty()
          ? value.numbers(5).get(0)
          : new String(value.bytes(1).get(0), StandardCharsets.UTF_8);
    }

    private static int[] box(List<Long> commands) {
      int[] box = {Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE};
      int x = 0;
      int y = 0;
      for (int i = 0; i < commands.size(); ) {
        long command = commands.get(i++);
        for (long count = (command & 7) == 7 ? 0 : command >> 3; count > 0; count--) {
          x += zigzag(commands.get(i++));
          y += zigzag(commands.get(i++));
          box[0] = Math.min(box[0], x);
          box[1] = Math.max(box[1], x);
          box[2] = Math.min(box[2], y);
          box[3] = Math.max(box[3], y);
        }
      }
      return box;
    }

    private static int zigzag(long value) {
      return (int) ((value >> 1) ^ -(value & 1));
    }

    private static List<Long> packed(byte[] bytes) {
      List<Long> numbers = new ArrayList<>();
      int[] at = {0};
      while (at[0] < bytes.length) {
        numbers.add(Message.varint(bytes, at));
      }
      return numbers;
    }
  }

  /** The fields of a message of Protocol Buffers. */
  private static final class Message {

    private final Map<Integer, List<byte[]>> texts = new LinkedHashMap<>();
    private final Map<Integer, List<Long>> numbers = new LinkedHashMap<>();

    Message(byte[] bytes) {
      int[] at = {0};
      while (at[0] < bytes.length) {
        long tag = varint(bytes, at);
        int field = (int) (tag >> 3);
        if ((tag & 7) == 0) {
          numbers.computeIfAbsent(field, key -> new ArrayList<>()).add(varint(bytes, at));
        } else {
          assertThat(tag & 7).isEqualTo(2);
          int length = (int) varint(bytes, at);
          texts
              .computeIfAbsent(field, key -> new ArrayList<>())
              .add(java.util.Arrays.copyOfRange(bytes, at[0], at[0] + length));
          at[0] += length;
        }
      }
    }

    static long varint(byte[] bytes, int[] at) {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes[at[0]++];
        value |= (long) (next & 0x7F) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    List<byte[]> bytes(int field) {
      return texts.getOrDefault(field, List.of());
    }

    List<Long> numbers(int field) {
      return numbers.getOrDefault(field, List.of());
    }
  }
}
