package census.api.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** From an address to what was declared for it, under either base path. */
@Configuration(proxyBeanMethods = false)
class Router {

  private final Routes routes;
  private final Lists lists;
  private final SentFiles files;

  Router(Routes routes, Lists lists, SentFiles files) {
    this.routes = routes;
    this.lists = lists;
    this.files = files;
  }

  @Bean
  RouterFunction<ServerResponse> declaredRoutes() {
    return this::find;
  }

  private Optional<HandlerFunction<ServerResponse>> find(ServerRequest request) {
    return Address.of(request.requestPath().pathWithinApplication())
        .flatMap(
            address -> {
              Optional<HandlerFunction<ServerResponse>> found =
                  at(address, request.method().name());
              found.ifPresent(handler -> name(address, request));
              return found;
            });
  }

  /** Metrics and logs have the address as it was declared, and not what stood in it. */
  private void name(Address address, ServerRequest request) {
    request
        .attributes()
        .put(
            RouterFunctions.MATCHING_PATTERN_ATTRIBUTE,
            routes.pattern(request.method().name(), address));
  }

  private Optional<HandlerFunction<ServerResponse>> at(Address address, String method) {
    List<String> segments = address.segments();
    if (segments.isEmpty()) {
      return Optional.of(request -> index(address.base(), request));
    }
    Optional<HandlerFunction<ServerResponse>> other =
        routes
            .other(method, address)
            .map(match -> request -> answer(address.base(), match, request));
    return other.or(() -> list(address)).or(() -> notAllowed(method, address));
  }

  /** For an address that takes other methods; one that takes none is not found. */
  private Optional<HandlerFunction<ServerResponse>> notAllowed(String method, Address address) {
    Set<String> allowed = routes.methods(Optional.of(address));
    return allowed.contains(method)
        ? Optional.empty()
        : Optional.of(
            request -> {
              throw Problem.notAllowed(method, allowed);
            });
  }

  // ------------------------------------------------------------------ lists

  /** The whole address may be that of a list, or of a list and a key. */
  private Optional<HandlerFunction<ServerResponse>> list(Address address) {
    List<String> segments = address.segments();
    int last = segments.size() - 1;
    String whole = String.join("/", segments);
    String allButLast = String.join("/", segments.subList(0, last));
    Optional<ListRoute> list = routes.list(address.base(), whole);
    return list.isPresent()
        ? list.map(
            route ->
                request ->
                    lists.list(asked(address, route, whole, Optional.empty(), request), request))
        : routes
            .list(address.base(), allButLast)
            .map(
                route ->
                    request ->
                        lists.detail(
                            asked(
                                address,
                                route,
                                allButLast,
                                Optional.of(segments.get(last)),
                                request),
                            request));
  }

  private static Asked asked(
      Address address,
      ListRoute route,
      String spelling,
      Optional<String> key,
      ServerRequest request) {
    Query query = Query.parse(address.base(), request.servletRequest().getQueryString());
    return new Asked(
        address.base(),
        onDay(route, query),
        spelling,
        key,
        query,
        Format.asked(query, request.headers().header("Accept"), route),
        Asked.origin(request.servletRequest()));
  }

  /**
   * A day that is none is refused by the older service too: today's answer would be a wrong one.
   */
  private static ListRoute onDay(ListRoute route, Query query) {
    return route
        .asOf()
        .flatMap(
            dated ->
                AsOf.day(
                    query.get(AsOf.DAY.name()).map(given -> (LocalDate) AsOf.DAY.parse(given)),
                    query.get(AsOf.DATES.name()).map(given -> (String) AsOf.DATES.parse(given))))
        .map(route::on)
        .orElseGet(() -> route.today(AsOf.today()));
  }

  // ------------------------------------------------------------------ other routes

  private ServerResponse answer(Base base, Routes.Match match, ServerRequest request) {
    Route route = match.route();
    Answer answer = route.handler().apply(Question.of(base, route, match.path(), request));
    if (answer.file().isPresent()) {
      return files.answer(answer.file().get(), request);
    }
    ServerResponse.BodyBuilder response =
        ServerResponse.status(answer.isNothing() ? HttpStatus.NO_CONTENT : HttpStatus.OK);
    if (answer.lasting()) {
      String tag = answer.behind().tag(base.name(), route.madeOf());
      if (Behind.isKnown(tag, request)) {
        return Behind.tagged(ServerResponse.status(HttpStatus.NOT_MODIFIED), tag).build();
      }
      Behind.tagged(response, tag);
    } else {
      response.cacheControl(CacheControl.noStore());
    }
    answer.behind().named(response, Asked.origin(request.servletRequest()));
    if (answer.packed().isPresent()) {
      return packed(response, answer.packed().get(), request);
    }
    response.contentType(MediaType.APPLICATION_JSON);
    return answer.streamed() ? streamed(response, answer) : whole(response, answer);
  }

  private static ServerResponse whole(ServerResponse.BodyBuilder response, Answer answer) {
    JsonText json = JsonText.whole();
    answer.writer().accept(json);
    return whole(response, json.toBytes());
  }

  /** Written before it is sent, so that what goes wrong is still told. */
  static ServerResponse whole(ServerResponse.BodyBuilder response, byte[] body) {
    return response
        .contentLength(body.length)
        .build(
            (request, out) -> {
              out.getOutputStream().write(body);
              return null;
            });
  }

  /** As it is to those who can unpack it, and unpacked to the few who can not. */
  private static ServerResponse packed(
      ServerResponse.BodyBuilder response, Answer.Packed packed, ServerRequest request) {
    response.varyBy("Accept-Encoding");
    if (packed.gzip().length == 0) {
      return response.build();
    }
    response.contentType(packed.type());
    boolean unpacks =
        request.headers().header("Accept-Encoding").stream().anyMatch(all -> all.contains("gzip"));
    return unpacks
        ? response.header("Content-Encoding", "gzip").body(packed.gzip())
        : response.body(unpacked(packed.gzip()));
  }

  private static byte[] unpacked(byte[] gzip) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerResponse streamed(ServerResponse.BodyBuilder response, Answer answer) {
    return response.build(
        (servletRequest, servletResponse) -> {
          OutputStream out = servletResponse.getOutputStream();
          JsonText json = JsonText.streamed(out);
          answer.writer().accept(json);
          json.finish();
          return null;
        });
  }

  /** Name and address of all that can be asked for without more. */
  private ServerResponse index(Base base, ServerRequest request) {
    String origin = Asked.origin(request.servletRequest());
    Map<String, String> addresses = new LinkedHashMap<>();
    routes
        .names(base)
        .forEach(name -> addresses.put(name, origin + base.path() + "/" + name + "/"));
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(addresses);
  }
}
