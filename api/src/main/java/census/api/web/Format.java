package census.api.web;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** How an answer is written. */
enum Format {
  JSON,
  CSV,
  GEOJSON;

  private static final MediaType GEO_JSON = new MediaType("application", "geo+json");
  private static final MediaType TEXT_CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  MediaType mediaType() {
    return switch (this) {
      case JSON -> MediaType.APPLICATION_JSON;
      case CSV -> TEXT_CSV;
      case GEOJSON -> GEO_JSON;
    };
  }

  /** By {@code ?format=}, or by {@code Accept}; JSON where neither says. */
  static Format asked(Query query, List<String> accept, ListRoute route) {
    Optional<String> named = query.get("format");
    if (named.isPresent()) {
      return of(route)
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(named.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  Problem.badValue(
                      "format", "\"%s\" is neither json nor csv.".formatted(named.get())));
    }
    return accepted(String.join(",", accept), route);
  }

  /** Only what has an outline can be drawn. */
  static Stream<Format> of(ListRoute route) {
    return Stream.of(values()).filter(format -> format != GEOJSON || route.outline().isPresent());
  }

  private static Format accepted(String accept, ListRoute route) {
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
          .flatMap(type -> of(route).filter(format -> type.includes(format.mediaType())))
          .findFirst()
          .orElse(JSON);
    } catch (InvalidMediaTypeException e) {
      return JSON;
    }
  }
}
