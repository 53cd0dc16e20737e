package census.api.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** How an answer is written. */
enum Format {
  JSON("application/json"),
  CSV("text/csv;charset=UTF-8"),
  /** An object in each line. */
  NDJSON("application/x-ndjson"),
  GEOJSON("application/geo+json");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  MediaType mediaType() {
    return MediaType.valueOf(contentType);
  }

  String mediaTypeWithoutParameters() {
    return contentType.replaceFirst(";.*", "");
  }

  /** As {@code ?format=} has it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Only what has an outline can be drawn. */
  static Stream<Format> of(ListRoute route) {
    return Stream.of(values()).filter(format -> format != GEOJSON || route.outline().isPresent());
  }

  static List<String> words(ListRoute route) {
    return of(route).map(Format::word).toList();
  }

  /** By {@code ?format=}, or by {@code Accept}; JSON where neither says. */
  static Format asked(Query query, List<String> accept, ListRoute route) {
    Optional<String> named = query.get("format");
    if (named.isPresent()) {
      return of(route)
          .filter(format -> format.word().equals(named.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  Problem.badValue(
                      "format",
                      "\"%s\" is none of %s."
                          .formatted(named.get(), String.join(", ", words(route)))));
    }
    return accepted(String.join(",", accept), route);
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
