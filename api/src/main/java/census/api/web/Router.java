package census.api.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** From an address to the list, or the row of a list, that is there, under either base path. */
@Configuration(proxyBeanMethods = false)
class Router {

  private final Routes routes;
  private final Lists lists;

  Router(Routes routes, Lists lists) {
    this.routes = routes;
    this.lists = lists;
  }

  @Bean
  RouterFunction<ServerResponse> declaredLists() {
    return this::find;
  }

  private Optional<HandlerFunction<ServerResponse>> find(ServerRequest request) {
    List<String> segments =
        request.requestPath().pathWithinApplication().elements().stream()
            .filter(PathContainer.PathSegment.class::isInstance)
            .map(element -> ((PathContainer.PathSegment) element).valueToMatch())
            .toList();
    for (Base base : Base.values()) {
      List<String> prefix = List.of(base.path().substring(1).split("/", -1));
      if (segments.size() >= prefix.size() && segments.subList(0, prefix.size()).equals(prefix)) {
        return under(base, segments.subList(prefix.size(), segments.size()));
      }
    }
    return Optional.empty();
  }

  private Optional<HandlerFunction<ServerResponse>> under(Base base, List<String> segments) {
    return switch (segments.size()) {
      case 0 -> Optional.of(request -> index(base, request));
      case 1 ->
          routes
              .at(segments.get(0))
              .map(
                  route ->
                      request ->
                          lists.list(
                              asked(base, route, segments.get(0), Optional.empty(), request),
                              request));
      case 2 ->
          routes
              .at(segments.get(0))
              .map(
                  route ->
                      request ->
                          lists.detail(
                              asked(
                                  base,
                                  route,
                                  segments.get(0),
                                  Optional.of(segments.get(1)),
                                  request),
                              request));
      default -> Optional.empty();
    };
  }

  private static Asked asked(
      Base base, ListRoute route, String spelling, Optional<String> key, ServerRequest request) {
    Query query = Query.parse(base, request.servletRequest().getQueryString());
    return new Asked(
        base,
        route,
        spelling,
        key,
        query,
        Format.asked(query, request.headers().header("Accept")),
        Asked.origin(request.servletRequest()));
  }

  /** Name and address of every list. */
  private ServerResponse index(Base base, ServerRequest request) {
    String origin = Asked.origin(request.servletRequest());
    Map<String, String> addresses = new LinkedHashMap<>();
    routes
        .all()
        .forEach(
            route -> addresses.put(route.name(), origin + base.path() + "/" + route.name() + "/"));
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(addresses);
  }
}
