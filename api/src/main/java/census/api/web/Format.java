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
  NDJSON("application/x-ndjson");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  MediaType mediaType() {
    return MediaType.valueOf(contentType);
  }

  /** As {@code ?format=} has it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Stream.of(values()).map(Format::word).toList();
  }

  /** By {@code ?format=}, or by {@code Accept}; JSON where neither says. */
  static Format asked(Query query, List<String> accept) {
    Optional<String> named = query.get("format");
    if (named.isPresent()) {
      return Stream.of(values())
          .filter(format -> format.word().equals(named.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  Problem.badValue(
                      "format",
                      "\"%s\" is none of %s.".formatted(named.get(), String.join(", ", words()))));
    }
    return accepted(String.join(",", accept));
  }

  private static Format accepted(String accept) {
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
          .flatMap(type -> Stream.of(values()).filter(format -> type.includes(format.mediaType())))
          .findFirst()
          .orElse(JSON);
    } catch (InvalidMediaTypeException e) {
      return JSON;
    }
  }
}
