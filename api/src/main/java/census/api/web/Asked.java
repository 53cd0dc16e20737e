package census.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A list, or one row of it, as it was asked for.
 *
 * @param spelling the name of the list as the caller wrote it; links keep it
 * @param origin scheme, host and port of the request
 */
record Asked(
    Base base,
    ListRoute route,
    String spelling,
    Optional<String> key,
    Query query,
    Format format,
    String origin) {

  /** How much of an outline is shown. */
  enum Detail {
    FULL,
    MEDIUM,
    LOW;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
      return Stream.of(values()).map(Detail::word).toList();
    }
  }

  Detail detail() {
    return query
        .get("detail")
        .map(
            text ->
                Stream.of(Detail.values())
                    .filter(detail -> detail.word().equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            Problem.badValue(
                                "detail",
                                "\"%s\" is neither full nor medium nor low.".formatted(text))))
        .orElse(Detail.FULL);
  }

  String address(String list) {
    return origin + base.path() + "/" + list + "/";
  }

  String page(long page) {
    return address(spelling) + query.forPage(page);
  }

  static String origin(HttpServletRequest request) {
    UriComponentsBuilder origin =
        UriComponentsBuilder.newInstance()
            .scheme(request.getScheme())
            .host(request.getServerName());
    boolean usual = request.getServerPort() == (request.getScheme().equals("https") ? 443 : 80);
    return (usual ? origin : origin.port(request.getServerPort())).build().toUriString();
  }
}
