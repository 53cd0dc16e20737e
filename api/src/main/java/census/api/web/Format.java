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
  CSV;

  private static final MediaType TEXT_CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  MediaType mediaType() {
    return this == JSON ? MediaType.APPLICATION_JSON : TEXT_CSV;
  }

  /** By {@code ?format=}, or by {@code Accept}; JSON where neither says. */
  static Format asked(Query query, List<String> accept) {
    Optional<String> named = query.get("format");
    if (named.isPresent()) {
      return Stream.of(values())
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(named.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  Problem.badValue(
                      "format", "\"%s\" is neither json nor csv.".formatted(named.get())));
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
