package census.api.web;

import census.model.wording.Nearest;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** What is wrong with a question, or with us, in the words of the answer. */
@SuppressWarnings("serial")
public final class Problem extends RuntimeException {

  /** A database that is starting, or a swap that holds a lock, is done by then. */
  private static final int RETRY_AFTER_SECONDS = 10;

  private final HttpStatus status;
  private final Map<String, String> errors;
  private final Map<String, String> headers;
  private final Map<String, Object> more;

  private Problem(
      HttpStatus status,
      String detail,
      Map<String, String> errors,
      Map<String, String> headers,
      Map<String, Object> more) {
    super(detail);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
    this.more = more;
  }

  static Problem of(HttpStatus status, String detail) {
    return new Problem(status, detail, Map.of(), Map.of(), Map.of());
  }

  public static Problem badRequest(Map<String, String> errors) {
    Map.Entry<String, String> first = errors.entrySet().iterator().next();
    return badRequest(first.getKey() + ": " + first.getValue(), errors);
  }

  /** In words that callers of the older service look for. */
  public static Problem badRequest(String detail, Map<String, String> errors) {
    return new Problem(HttpStatus.BAD_REQUEST, detail, errors, Map.of(), Map.of());
  }

  public static Problem badValue(String parameter, String error) {
    return badRequest(Map.of(parameter, error));
  }

  /** For a name that is no filter or no parameter here. */
  static Problem unknown(String what, String name, Collection<String> known) {
    return badValue(
        name,
        Nearest.to(name, known)
            .map(nearest -> "No such %s here. The nearest is %s.".formatted(what, nearest))
            .orElse("No such %s here.".formatted(what)));
  }

  public static Problem notFound(String detail) {
    return of(HttpStatus.NOT_FOUND, detail);
  }

  /** Callers of the older service look for these words. */
  static Problem invalidPage() {
    return notFound("Invalid page.");
  }

  static Problem notAllowed(String method, Set<String> allowed) {
    return new Problem(
        HttpStatus.METHOD_NOT_ALLOWED,
        "This service is read-only: %s is not allowed.".formatted(method),
        Map.of(),
        Map.of("Allow", String.join(", ", allowed)),
        Map.of());
  }

  public static Problem unavailable(String detail) {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        detail,
        Map.of(),
        Map.of("Retry-After", String.valueOf(RETRY_AFTER_SECONDS)),
        Map.of());
  }

  static Problem noSuchPart(long bytes) {
    return new Problem(
        HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
        "The file has no such part: it has %d bytes.".formatted(bytes),
        Map.of(),
        Map.of("Content-Range", "bytes */" + bytes),
        Map.of());
  }

  static Problem tooMany(Duration wait) {
    return new Problem(
        HttpStatus.TOO_MANY_REQUESTS,
        "More was asked from this address than it may ask in a minute.",
        Map.of(),
        Map.of("Retry-After", String.valueOf(wait.toSeconds() + 1)),
        Map.of());
  }

  /** The same problem with one more member, for programs to read. */
  public Problem with(String member, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.put(member, value);
    return new Problem(status, detail(), errors, headers, all);
  }

  HttpStatus status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  Map<String, String> errors() {
    return errors;
  }

  Map<String, String> headers() {
    return headers;
  }

  Map<String, Object> more() {
    return more;
  }
}
