package census.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;

/** A route as it was asked for: its parameters, checked and of their types. */
public final class Question {

  private final Base base;
  private final Map<String, Object> values;
  private final ServerRequest request;
  private final long largestBody;

  private Question(Base base, Map<String, Object> values, ServerRequest request, long largestBody) {
    this.base = base;
    this.values = values;
    this.request = request;
    this.largestBody = largestBody;
  }

  static Question of(Base base, Route route, Map<String, String> path, ServerRequest request) {
    Query query = Query.parse(base, request.servletRequest().getQueryString());
    Map<String, Object> values = new LinkedHashMap<>(path);
    Map<String, String> errors = new LinkedHashMap<>();
    for (Parameter parameter : route.parameters()) {
      if (!parameter.inPath()) {
        parameter.usual().ifPresent(usual -> values.put(parameter.name(), usual));
        try {
          query
              .get(parameter.name())
              .ifPresent(given -> values.put(parameter.name(), parameter.parse(given)));
        } catch (Problem problem) {
          errors.putAll(problem.errors());
        }
      }
    }
    if (base.isStrict()) {
      errors.putAll(unknown(route, query));
    }
    if (!errors.isEmpty()) {
      throw Problem.badRequest(errors);
    }
    return new Question(base, values, request, route.largestBody());
  }

  private static Map<String, String> unknown(Route route, Query query) {
    Map<String, String> known =
        route.parameters().stream()
            .filter(parameter -> !parameter.inPath())
            .collect(Collectors.toMap(Parameter::name, Parameter::meaning));
    return query.names().stream()
        .filter(name -> !known.containsKey(name))
        .flatMap(
            name -> Problem.unknown("parameter", name, known.keySet()).errors().entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether it was asked of the service that this one replaces, under its base path. */
  public boolean isOlder() {
    return base == Base.OLDER;
  }

  /** The address of a list or of a route of the same base path. */
  public String address(String path) {
    return addressOfFile(path) + "/";
  }

  /** The address of what is to be kept under the last name in it. */
  public String addressOfFile(String path) {
    return Asked.origin(request.servletRequest()) + base.path() + "/" + path;
  }

  /** A parameter that stands in the path. */
  public String path(String name) {
    return text(name).orElseThrow();
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable((String) values.get(name));
  }

  public Optional<BigDecimal> number(String name) {
    return Optional.ofNullable((BigDecimal) values.get(name));
  }

  public Optional<LocalDate> day(String name) {
    return Optional.ofNullable((LocalDate) values.get(name));
  }

  /** The day as of which it was asked, where that is not today; for a route that takes both. */
  public Optional<AsOf.Day> asOf() {
    return AsOf.day(day(AsOf.DAY.name()), text(AsOf.DATES.name()));
  }

  public OptionalInt wholeNumberIfGiven(String name) {
    Long value = (Long) values.get(name);
    return value == null ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(value));
  }

  /** For a parameter that has a usual value. */
  public int wholeNumber(String name) {
    return Math.toIntExact((Long) values.getOrDefault(name, 0L));
  }

  public boolean truth(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** All that was sent, up to what the route takes. */
  public byte[] body() {
    if (request.headers().contentLength().orElse(0) > largestBody) {
      throw tooLarge();
    }
    try (InputStream sent = request.servletRequest().getInputStream()) {
      byte[] body = sent.readNBytes(Math.toIntExact(largestBody + 1));
      if (body.length > largestBody) {
        throw tooLarge();
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Problem tooLarge() {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE, "At most %,d bytes at a time.".formatted(largestBody));
  }
}
