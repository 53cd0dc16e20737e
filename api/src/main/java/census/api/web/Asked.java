package census.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
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
