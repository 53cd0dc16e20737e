package census.api.boundary;

import static census.api.web.Part.object;
import static census.api.web.Part.value;

import census.api.web.Answer;
import census.api.web.InMemory;
import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Question;
import census.api.web.Route;
import census.api.web.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Vector tiles of every layer, under names of our own and under those that the existing map
 * component asks for.
 */
@Configuration(proxyBeanMethods = false)
class TileRoute {

  private static final MediaType VECTOR_TILE =
      new MediaType("application", "vnd.mapbox-vector-tile");

  private static final Pattern FILE = Pattern.compile("([0-9]+)\\.(mvt|pbf)");

  /** Its tiers are ranges of zooms, which follow from the zoom here. */
  private static final Pattern COMPONENT =
      Pattern.compile(
          "public\\.(uk_master_(?:2011|2021)|(?:la|nhser|icb|lhb)_tiles_[0-9]{4})(_z[0-9]+_[0-9]+)?");

  private static final Pattern OVERLAY = Pattern.compile("(la|nhser|icb|lhb)_tiles_([0-9]{4})");

  private static final Part.Nested DESCRIPTION =
      object(
          "vector_tile",
          "A vector tile (Mapbox Vector Tile 2.1) with one layer",
          value(
              "layer",
              Type.TEXT,
              "The layer, with code, name, nation, and the decile of deprivation of small areas"));

  private final InMemory<Atlas> atlas;

  TileRoute(InMemory<Atlas> atlas) {
    this.atlas = atlas;
  }

  @Bean
  Route tiles() {
    return Route.get("tiles/{layer}/{z}/{x}/{file}", "get_tile")
        .summary("A vector tile of one layer of boundaries; 204 where nothing shows")
        .path("layer", "The kind of area and the year, as in lsoa_2021 or icb_2023")
        .path("z", "Zoom, from 0 to %d".formatted(Tile.DEEPEST))
        .path("x", "Column, from the west")
        .path("file", "Row, from the north, and .mvt or .pbf: as in 10.mvt")
        .answers(DESCRIPTION)
        .packedAs(VECTOR_TILE)
        .refuses(HttpStatus.NOT_FOUND, "There is no such layer or tile")
        .by(this::answer);
  }

  /** What is drawn, and what the tile calls it. */
  private record Drawn(String sheet, String name) {}

  private Answer answer(Question question) {
    Atlas current = atlas.get();
    Matcher file = FILE.matcher(question.path("file"));
    Optional<Tile> tile =
        file.matches()
            ? Tile.of(question.path("z"), question.path("x"), file.group(1))
            : Optional.empty();
    if (tile.isEmpty()) {
      throw Problem.notFound(
          "There is no such tile; the address ends as in 7/63/42.mvt or 7/63/42.pbf.");
    }
    Drawn drawn = drawn(question.path("layer"), current);
    byte[] bytes =
        current
            .tiles()
            .get(
                new TileCache.Key(drawn.name() + " of " + drawn.sheet(), tile.get()),
                key -> gzip(make(current, drawn, key.tile())));
    return Answer.packed(current.sheet(drawn.sheet()).orElseThrow().behind(), VECTOR_TILE, bytes);
  }

  private static byte[] make(Atlas current, Drawn drawn, Tile tile) {
    return TileWriter.write(drawn.name(), current.sheet(drawn.sheet()).orElseThrow(), tile);
  }

  private static Drawn drawn(String layer, Atlas current) {
    Matcher component = COMPONENT.matcher(layer);
    Drawn drawn = component.matches() ? ofComponent(layer, component) : new Drawn(layer, layer);
    if (current.sheet(drawn.sheet()).isEmpty()) {
      throw Problem.notFound(
          "There is no layer \"%s\". There are %s."
              .formatted(layer, String.join(", ", current.names())));
    }
    return drawn;
  }

  /** Layers of small areas go by their names without the schema, overlays with it. */
  private static Drawn ofComponent(String layer, Matcher component) {
    Matcher overlay = OVERLAY.matcher(component.group(1));
    if (!overlay.matches()) {
      return new Drawn(component.group(1), layer.substring("public.".length()));
    }
    int year = Integer.parseInt(overlay.group(2));
    String sheet =
        switch (overlay.group(1)) {
          // Its regions of 2021 are those of 2022: none has changed.
          case "nhser" -> "nhs_england_region_2022";
          case "icb" -> "icb_" + year;
          case "lhb" -> "local_health_board_" + year;
          default -> "local_authority_" + (year < 2021 ? 2019 : 2024);
        };
    return new Drawn(sheet, layer);
  }

  private static byte[] gzip(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    ByteArrayOutputStream gzip = new ByteArrayOutputStream(bytes.length / 2);
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return gzip.toByteArray();
  }
}
